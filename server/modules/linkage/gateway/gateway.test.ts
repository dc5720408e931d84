// The register through the gateway: what its clients ask, byte by byte, and who may look at whom.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { toBuddhistDigits } from '../../../../shared/buddhist-date.ts'
import { toCitizenNumber } from '../../../../shared/citizen-number.ts'
import { aCitizenPhone, authorizeUrl, demo, getCode } from '../../../../tests/sign-in.ts'
import { transaction } from '../../../platform/context.ts'
import type { TestServer } from '../../../platform/testing.ts'
import { startTestServer } from '../../../platform/testing.ts'
import { audit } from '../../audit/index.ts'
import { authenticators } from '../../authenticators/index.ts'
import { biometrics } from '../../biometrics/index.ts'
import { consent } from '../../consent/index.ts'
import { federation } from '../../federation/index.ts'
import { notices } from '../../notices/index.ts'
import {
  findClient,
  hasRight,
  parties,
  registerClient,
  registerParty,
  setStage,
} from '../../parties/index.ts'
import { changeCardStatus, getOrInventPerson, getPersonForCard, people } from '../../people/index.ts'
import { endOfficer, linkage, nameOfficer } from '../index.ts'

const OFFICER = '1234567890121'
const CITIZEN = '0099000000017'
const OTHER = '0099000000025'
const modules = [people, consent, notices, biometrics, authenticators, parties, federation, linkage, audit]
let t: TestServer
beforeAll(async () => {
  t = await startTestServer({ modules, environment: { BIOMETRIC_THREADS: '0' } })
})
afterAll(() => t.close())
beforeEach(() => t.clock.advance(24 * 3600 + 60))

type Agency = { clientId: string; clientSecret: string; partyId: string }
const REDIRECT = 'http://127.0.0.1:8123/cb'

/** An agency of its own with these rights, whose only officer is OFFICER. */
async function anAgency(...rights: string[]): Promise<Agency> {
  const names = { nameTh: 'ที่ว่าการทดลอง', nameEn: 'Trial Office', domain: 'office.example' }
  const partyId = await registerParty(t.ctx, { ...names, verified: true })
  const keys = await registerClient(t.ctx, partyId, {
    redirectUris: [REDIRECT],
    scopes: ['pid', ...rights],
    dialects: ['thaid'],
    purpose: { th: 'บริการ', en: 'Service' },
  })
  const { personId } = await getOrInventPerson(t.ctx, OFFICER)
  await transaction(t.ctx, tx => nameOfficer(tx, partyId, personId))
  return { ...keys, partyId }
}

const demoAgency: Agency = {
  clientId: demo.client_id,
  clientSecret: demo.client_secret,
  partyId: demo.party.id,
}

/** Somebody signs in at an agency, and so is there. */
async function arrive({ clientId }: Agency, pid: string) {
  const { code } = await getCode(
    t,
    authorizeUrl({ client_id: clientId, redirect_uri: REDIRECT, scope: 'pid' }),
    pid,
  )
  expect(code).not.toBe('')
}

const get = (path: string, query: Record<string, string>, headers: Record<string, string> = {}) =>
  t.request({ url: `${path}?${new URLSearchParams(query)}`, headers })

async function openSession({ clientId, clientSecret }: Agency, AgentID = OFFICER) {
  const answer = await get(
    '/ws/auth/validate',
    { ConsumerSecret: clientSecret, AgentID },
    { 'consumer-key': clientId },
  )
  const { Result } = answer.json() as { Result?: string }
  return { answer, headers: { 'consumer-key': clientId, token: Result ?? '' } }
}

const KEYS = { OfficeID: '00023', ServiceID: '001', Version: '01' }
async function look(agency: Agency, CitizenID = CITIZEN, more: Record<string, string> = {}) {
  const { headers } = await openSession(agency)
  return get('/ws/dopa/linkage/v1/link', { ...KEYS, CitizenID, ...more }, headers)
}
const refusal = (answer: { statusCode: number; json: () => unknown }) => [
  answer.statusCode,
  (answer.json() as { Code: string }).Code,
]

describe('what its clients read', () => {
  test('service 001, a person: their names, Buddhist dates and parents, numbers as numbers', async () => {
    await arrive(demoAgency, OFFICER)
    await arrive(demoAgency, CITIZEN)
    const person = await getPersonForCard(t.ctx, (await getOrInventPerson(t.ctx, CITIZEN)).personId)
    const answer = await look(demoAgency)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.json()).toMatchObject({
      pid: Number(CITIZEN),
      firstName: person.name.firstTh,
      lastName: person.name.lastTh,
      englishFirstName: person.name.firstEn,
      fullnameAndRank: person.nameTh,
      dateOfBirth: Number(toBuddhistDigits(person.birthDate)),
      genderCode: person.sex === 'male' ? 1 : 2,
      nationalityDesc: 'ไทย',
      motherName: expect.stringMatching(/\p{Script=Thai}/u),
      statusOfPersonCode: 0,
      totalRecord: 1,
    })
  })

  test('service 008, where they live; and the keys in the body of a POST are the same question', async () => {
    await arrive(demoAgency, OFFICER)
    const person = await getPersonForCard(t.ctx, (await getOrInventPerson(t.ctx, CITIZEN)).personId)
    const house = (await look(demoAgency, CITIZEN, { ServiceID: '008' })).json()
    expect(house).toMatchObject({
      houseID: Number(person.houseCode),
      houseNo: person.address.houseNumber,
      subdistrictDesc: person.address.subdistrict.th,
      provinceCode: Number(person.address.subdistrictCode.slice(0, 2)),
    })
    const { headers } = await openSession(demoAgency)
    const posted = await t.request({
      method: 'POST',
      url: '/ws/dopa/linkage/v1/link',
      headers,
      payload: { ...KEYS, ServiceID: '008', CitizenID: CITIZEN },
    })
    expect(posted.json()).toEqual(house)
  })

  test('agent/permission says who is there', async () => {
    const { headers } = await openSession(demoAgency)
    const ask = async () =>
      (
        await get(
          '/ws/dopa/linkage/v1/agent/permission',
          { Consumer: demoAgency.clientId, CitizenID: CITIZEN },
          headers,
        )
      ).json()
    expect(await ask()).toEqual({ AgentID: OFFICER, CitizenID: CITIZEN, SessionState: 'AgentNotAvailable' })
    await arrive(demoAgency, OFFICER)
    expect((await ask()).SessionState).toBe('AgentAvailable')
    await arrive(demoAgency, CITIZEN)
    expect((await ask()).SessionState).toBe('CitizenAvailable')
    t.clock.advance(61 * 60)
    expect(
      refusal(await get('/ws/dopa/linkage/v1/agent/permission', { CitizenID: CITIZEN }, headers)),
    ).toEqual([401, '401'])
  })

  test('a token idles out after 60 minutes, and every use keeps it', async () => {
    const { headers } = await openSession(demoAgency)
    const ask = () => get('/ws/dopa/linkage/v1/agent/permission', { CitizenID: CITIZEN }, headers)
    for (const _ of [1, 2, 3]) {
      t.clock.advance(50 * 60)
      expect((await ask()).statusCode).toBe(200)
    }
    t.clock.advance(60 * 60)
    expect((await ask()).statusCode).toBe(401)
  })
})

describe('the laser code', () => {
  const printed = async (changes: Record<string, string> = {}) => {
    const person = await getPersonForCard(t.ctx, (await getOrInventPerson(t.ctx, OTHER)).personId)
    const { headers } = await openSession(demoAgency)
    const query = {
      CitizenID: OTHER,
      FirstName: person.name.firstTh,
      LastName: person.name.lastTh ?? '',
      BEBirthDate: toBuddhistDigits(person.birthDate),
      LaserCode: person.card.laserCode,
      ...changes,
    }
    return get('/ws/dopa/verification/personal', query, headers)
  }

  test('true, and the failures as 500 with the code of the guide in the body', async () => {
    expect((await printed()).json()).toEqual({ Result: true })
    const unknown = await printed({ LaserCode: 'ZZ9999999999' })
    expect([...refusal(unknown), unknown.json().Message]).toEqual([
      500,
      '4',
      '[4] สถานะไม่ปกติ => ไม่พบเลข Laser จาก PID นี้',
    ])
    expect((await printed({ FirstName: 'ผิด' })).json().Message).toContain('ข้อมูลไม่ตรง')
    const { personId } = await getOrInventPerson(t.ctx, OTHER)
    await changeCardStatus(t.ctx, { personId, status: 'lost' })
    expect(refusal(await printed())).toEqual([500, '2'])
    await changeCardStatus(t.ctx, { personId, status: 'valid' })
  })

  test('what is missing or no number is told in the same shape, and nothing is looked up', async () => {
    expect(refusal(await printed({ LaserCode: '' }))).toEqual([400, '400'])
    expect(refusal(await printed({ CitizenID: '1111111111111' }))).toEqual([400, '400'])
  })
})

describe('who may look at whom', () => {
  test('outside the sandbox a system on trial, which names its rights itself, has none until operators agree', async () => {
    const agency = await anAgency('register.linkage', 'register.linkage.absent', 'register.status')
    const outside = { ...t.ctx, settings: { ...t.ctx.settings, sandbox: false } }
    const rights = async () => {
      const client = await findClient(t.ctx, agency.clientId)
      return ['register.linkage', 'register.linkage.absent', 'register.status', 'fvs.verify'].map(
        right => client && hasRight(outside, client, right),
      )
    }
    await setStage(t.ctx, agency.clientId, 'trial')
    expect(await rights()).toEqual([false, false, false, false])
    await setStage(t.ctx, agency.clientId, 'live')
    expect(await rights()).toEqual([true, true, true, false])
  })

  test('an officer who has not signed in is refused with 90001', async () => {
    expect(refusal(await look(demoAgency))).toEqual([401, '90001'])
  })

  test('without the right for the absent, the person must be there; nobody and absent are one answer', async () => {
    const agency = await anAgency('register.linkage')
    await arrive(agency, OFFICER)
    const [absent, nobody] = [await look(agency), await look(agency, toCitizenNumber('110090000001'))]
    expect(absent.statusCode).toBe(401)
    expect(nobody.body).toBe(absent.body)
    await arrive(agency, CITIZEN)
    expect((await look(agency)).statusCode).toBe(200)
  })

  test('presence at one organisation is none at another', async () => {
    const agency = await anAgency('register.linkage')
    await arrive(agency, OFFICER)
    await arrive(demoAgency, CITIZEN)
    expect((await look(agency)).statusCode).toBe(401)
  })

  test('only a named officer opens a session, and one who is dismissed loses it at once', async () => {
    const agency = await anAgency('register.linkage', 'register.linkage.absent')
    expect(refusal((await openSession(agency, OTHER)).answer)).toEqual([401, '401'])
    await arrive(agency, OFFICER)
    const { headers } = await openSession(agency)
    const ask = () => get('/ws/dopa/linkage/v1/link', { ...KEYS, CitizenID: CITIZEN }, headers)
    expect((await ask()).statusCode).toBe(200)
    const { personId } = await getOrInventPerson(t.ctx, OFFICER)
    await transaction(t.ctx, tx => endOfficer(tx, agency.partyId, personId))
    expect(refusal(await ask())).toEqual([401, '401'])
  })

  test('a contract without the interface, a wrong secret and a token of another client are refused', async () => {
    const agency = await anAgency()
    await arrive(agency, OFFICER)
    expect((await look(agency)).statusCode).toBe(401)
    expect(refusal((await openSession({ ...agency, clientSecret: 'wrong' })).answer)).toEqual([401, '401'])
    const { headers } = await openSession(demoAgency)
    const stolen = await get(
      '/ws/dopa/linkage/v1/link',
      { ...KEYS, CitizenID: CITIZEN },
      { ...headers, 'consumer-key': agency.clientId },
    )
    expect(refusal(stolen)).toEqual([401, '401'])
  })

  test('who was not there is told at once; who was there finds it in the history', async () => {
    const agency = await anAgency('register.linkage', 'register.linkage.absent')
    const phone = await aCitizenPhone(t, CITIZEN)
    const told = async () =>
      (await phone.call('GET', '/v1/me/notices'))
        .json()
        .notices.filter(({ th }: { th: { title: string } }) => th.title.includes('ดูข้อมูลทะเบียน'))
    await t.settle()
    const earlier = (await told()).length
    await arrive(agency, OFFICER)
    await look(agency)
    await t.settle()
    const before = (await told()).length
    expect(before).toBe(earlier + 1)
    await arrive(agency, CITIZEN)
    await look(agency, CITIZEN, { ServiceID: '008' })
    await t.settle()
    expect(await told()).toHaveLength(before)
    const { entries } = (await phone.call('GET', '/v1/me/history')).json()
    const looks = entries.filter(({ kind }: { kind: string }) => kind === 'registerRead')
    expect(looks.map(({ via }: { via: string }) => via)).toEqual(
      expect.arrayContaining(['housePresent', 'personAbsent']),
    )
    expect(JSON.stringify(looks)).not.toContain(OFFICER)
  })

  test('an officer looks at 200 people a day and no more, many at once or one by one', async () => {
    await arrive(demoAgency, OFFICER)
    const { headers } = await openSession(demoAgency)
    // Each from an address of its own: how many one address may ask a minute is another limit.
    const ask = (number: string, index: number) =>
      t.request({
        url: `/ws/dopa/linkage/v1/link?${new URLSearchParams({ ...KEYS, CitizenID: number })}`,
        headers,
        remoteAddress: `192.0.2.${index + 1}`,
      })
    const numbers = Array.from({ length: 205 }, (_, index) =>
      toCitizenNumber(`00990001${String(index).padStart(4, '0')}`),
    )
    const answers = await Promise.all(numbers.map(ask))
    const statuses = answers.map(({ statusCode }) => statusCode)
    expect(statuses.filter(status => status === 404).length).toBeLessThanOrEqual(200)
    expect(statuses.filter(status => status === 429).length).toBeGreaterThanOrEqual(5)
    t.clock.advance(24 * 3600 + 60)
    expect(refusal(await look(demoAgency))).toEqual([401, '90001'])
  })
})
