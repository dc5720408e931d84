// Recorded cases of a form that counts and of one that chooses from the register: tried by the functions of a real use, without an agency.
import { expect, test } from 'vitest'
import type { Ctx } from '../../../platform/context.ts'
import { loadServices } from '../load.ts'
import { RecordedCase } from './recorded-case.ts'
import { rehearse } from './rehearse.ts'

const { services } = loadServices('services')
const ctx = { now: () => new Date('2026-11-23T03:00:00Z') } as Ctx
const tried = (id: string, recorded: object) => {
  const service = services.find(one => one.id === id)
  if (!service) throw new Error(`no service ${id}`)
  const expects = { outcome: 'ok' }
  const { ended, requests, faults } = rehearse(ctx, service, RecordedCase.parse({ expects, ...recorded }))
  return { ended, faults, bodies: requests.map(({ request }) => JSON.parse(request.body ?? '{}')) }
}

const legalisation = {
  person: { items: { citizenNumber: '9000000000012' } },
  form: {
    document: 'CIVIL',
    pages: '3',
    speed: 'EXPRESS',
    office: 'CW',
    startsAt: '2026-11-24T09:15:00+07:00',
  },
  answers: { openLegalisation: { status: 201, body: { caseNo: 'LG-1', state: 'BOOKED', speed: 'EXPRESS' } } },
}

test('a sum goes to the agency as we count it, and a case that writes another is told', () => {
  const { bodies, faults, ended } = tried('legalisation-appointment', legalisation)
  expect([faults, ended]).toEqual([[], expect.objectContaining({ outcome: 'ok' })])
  expect(bodies[0]).toMatchObject({ pages: 3, chargeSatang: 120_000 })
  const written = (charge: string) =>
    tried('legalisation-appointment', { ...legalisation, form: { ...legalisation.form, charge } }).ended
  expect(written('120000')).toMatchObject({ outcome: 'ok' })
  expect(written('1')).toEqual({ outcome: 'formInvalid', errors: [{ field: 'charge', code: 'differs' }] })
})

test('what is chosen from the register is told as the definition says; a place that the list lacks is a fault', () => {
  const child = {
    citizenNumber: '9000000000021',
    nameTh: 'เด็กชายตัวอย่าง',
    birthDate: '2024-05-01',
    sex: 'male',
  }
  const recorded = {
    person: { items: { citizenNumber: '9000000000012' }, lists: { children: [child] } },
    form: {
      ...{ who: 'CHILD', child: '1', vaccine: 'FLU', site: 'S1' },
      ...{ startsAt: '2026-11-24T09:00:00+07:00', telephone: '0812345678' },
    },
    answers: { bookVaccination: { status: 409, body: {} } },
  }
  const { bodies, faults } = tried('vaccination-appointment', recorded)
  expect(faults).toEqual([])
  expect(bodies[0].child).toEqual({
    cid: child.citizenNumber,
    fullName: child.nameTh,
    birthDate: child.birthDate,
  })
  const second = tried('vaccination-appointment', { ...recorded, form: { ...recorded.form, child: '2' } })
  expect(second.faults.map(({ code }) => code)).toContain('listLacks')
})
