// What the register and its offices keep of somebody: documents, corrections, moves, cases, roles, events of a field team.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { localDay } from '../../../shared/opening-hours.ts'
import { aMove, listHouses, TODAY } from '../../households.ts'
import { PASSCODE } from '../../sign-in.ts'
import { aTerminal, staffNumbers } from '../../staff.ts'
import type { Thing } from '../thing.ts'
import type { Caller, World } from '../world.ts'

async function aDocument({ person }: World) {
  const order = { paperId: 'house', language: 'en', passcode: PASSCODE }
  return (await person.call<{ documentId: string }>('POST', '/v1/me/documents', order)).documentId
}

type Papers = { papers: { paperId: string }[] }
type Companions = { children: { personId: string }[] }

/** Of one adult who is no head, and a head they may move to. */
async function twoHouses({ t, isFree }: World, nth: number) {
  const houses = (await listHouses(t)).filter(house =>
    house.some(one => one.is_head && one.age >= 20 && isFree(one)),
  )
  const movers = houses.flatMap(house => house.filter(one => !one.is_head && one.age >= 20 && isFree(one)))
  const mover = movers[nth]
  const head = houses.map(house => house[0]).find(one => one && one.house_code !== mover?.house_code)
  if (!mover || !head) throw new Error('Nobody of this country can move')
  return { mover, head }
}

const VISIT = '2026-11-25'
/** It begins as one; more is looked at by nobody here. */
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0])

/** A photograph of a paper, shown ahead of a visit. */
async function aPaperOf(person: Caller, visitId: string) {
  const url = `/v1/me/visits/${visitId}/papers/houseBook`
  const answer = await person.send({
    method: 'POST',
    url,
    headers: { 'content-type': 'image/jpeg' },
    payload: JPEG,
  })
  return { fileId: (answer.json() as { fileId: string }).fileId, paper: 'houseBook' }
}

/** Somebody who walked in and had shown a paper ahead, called to the desk of the registrar. */
async function aCalledVisit({ t, person, registrar, places }: World) {
  const always = JSON.stringify([{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }])
  await sql`update staff.place set opening = ${always}::jsonb where place_id = ${places.registry}`.execute(
    t.ctx.db,
  )
  const { code } = await registrar.call<{ code: string }>('GET', '/v1/queues/desk')
  const wish = { placeId: places.registry, matter: 'name', code, requestId: randomUUID() }
  const { visitId } = await person.call<{ visitId: string }>('POST', '/v1/me/visits/walk-in', wish)
  const { fileId } = await aPaperOf(person, visitId)
  await registrar.call('POST', '/v1/queues/next', {})
  return { id: visitId, fileId }
}

export const registerThings: Thing[] = [
  {
    at: '/v1/me/visits/:id',
    names: ['id', 'fileId'],
    async make({ t, person, places }) {
      const day = localDay(new Date(t.ctx.now().getTime() + 3 * 24 * 3_600_000))
      const url = `/v1/queues/places/${places.registry}/times?matter=name`
      const { days } = (await t.request({ url })).json() as { days: { day: string; free: string[] }[] }
      const open = days.find(one => one.day >= day)
      const time = { placeId: places.registry, day: open?.day, time: open?.free[0] }
      const wish = { ...time, matter: 'name', requestId: randomUUID() }
      const { visitId } = await person.call<{ visitId: string }>('POST', '/v1/me/visits', wish)
      return { names: { id: visitId, ...(await aPaperOf(person, visitId)) }, owner: person }
    },
    says: { day: VISIT, time: '10:00', code: '0000', papers: [], words: '' },
  },
  {
    at: '/v1/queues/visits/:id',
    names: ['id', 'fileId'],
    make: async world => ({
      names: await aCalledVisit(world),
      owner: world.registrar,
      mayToo: [world.person],
    }),
    says: { said: 'back' },
  },

  {
    at: '/v1/me/documents',
    names: ['paperId'],
    async make(world) {
      for (const one of (await listHouses(world.t)).flat().filter(one => one.age > 30 && world.isFree(one))) {
        const owner = world.aCitizen('who married', await world.phoneOf(one))
        const { papers } = await owner.call<Papers>('GET', '/v1/me/documents/papers')
        const paperId = papers.find(paper => paper.paperId.startsWith('marriage-'))?.paperId
        if (paperId) return { names: { paperId }, owner }
      }
      throw new Error('Nobody of this country is married')
    },
  },
  {
    at: '/v1/me/documents/:id',
    names: ['id'],
    make: async world => ({ names: { id: await aDocument(world) }, owner: world.person }),
    says: { reason: 'lost', hours: 1 },
  },
  {
    at: '/v1/me/documents/:id/shares/:shareId',
    names: ['id', 'shareId'],
    async make(world) {
      const id = await aDocument(world)
      const { id: shareId } = await world.person.call<{ id: string }>(
        'POST',
        `/v1/me/documents/${id}/shares`,
        { hours: 1 },
      )
      return { names: { id, shareId }, owner: world.person }
    },
  },
  {
    at: '/v1/documents/corrections/:id',
    names: ['id'],
    async make(world) {
      const reason = { reason: 'ชื่อโรงพยาบาลผิด' }
      await world.person.call('POST', `/v1/me/documents/${await aDocument(world)}/correction`, reason)
      type Listed = { corrections: { id: string }[] }
      const { corrections } = await world.registrar.call<Listed>('GET', '/v1/documents/corrections')
      return {
        names: { id: corrections[0]?.id ?? '' },
        owner: world.registrar,
        mayToo: [world.supervisor, world.fieldOfficer],
      }
    },
    says: { changes: { 'house.th': 'ก' }, legalBasis: 'Civil Registration Act, section 10' },
  },
  {
    at: '/v1/queues/walls/:id',
    names: ['id'],
    async make(world) {
      const owner = world.registrar
      const { wallId } = await owner.call<{ wallId: string }>('POST', '/v1/queues/walls')
      return { names: { id: wallId }, owner, mayToo: [world.supervisor] }
    },
  },
  {
    at: '/v1/me/moves',
    names: ['children'],
    async make(world) {
      const houses = await listHouses(world.t)
      for (const one of houses.flat().filter(one => one.age > 25 && world.isFree(one))) {
        const phone = await world.phoneOf(one)
        const owner = world.aCitizen('a parent', phone)
        const { children } = await owner.call<Companions>('GET', '/v1/me/moves/companions')
        const houseCode = houses.flat().find(other => other.house_code !== one.house_code)?.house_code ?? ''
        const [child] = children
        if (child) return { names: { children: [child.personId], houseCode }, owner }
      }
      throw new Error('Nobody of this country has a child')
    },
    says: { movedOn: TODAY },
  },
  {
    at: '/v1/me/moves/:id',
    names: ['id'],
    async make(world) {
      const { mover, head } = await twoHouses(world, 0)
      const moving = await world.phoneOf(mover)
      const id = await aMove(moving, { houseCode: head.house_code })
      return { names: { id }, owner: world.aCitizen('who moves', moving) }
    },
  },
  {
    at: '/v1/me/moves/:id/answer',
    names: ['id'],
    async make(world) {
      const { mover, head } = await twoHouses(world, 2)
      const id = await aMove(await world.phoneOf(mover), { houseCode: head.house_code })
      return { names: { id }, owner: world.aCitizen('the head', await world.phoneOf(head)) }
    },
  },
  {
    at: '/v1/households/moves/:id',
    names: ['id'],
    async make(world) {
      const { mover } = await twoHouses(world, 1)
      const houses = (await listHouses(world.t)).filter(house => house[0]?.house_code !== mover.house_code)
      const houseCode = houses.at(-1)?.[0]?.house_code ?? ''
      // As no test can through the door: this house is the register of a district.
      await sql`update people.house set kind = 'central' where house_code = ${houseCode}`.execute(
        world.t.ctx.db,
      )
      const id = await aMove(await world.phoneOf(mover), { houseCode, movedOn: TODAY })
      return { names: { id }, owner: world.registrar, mayToo: [world.supervisor, world.fieldOfficer] }
    },
  },
  {
    at: '/v1/counter/cases/:id',
    names: ['id'],
    async make({ registrar, supervisor, person }) {
      const at = '/v1/counter/cases'
      const { caseId } = await registrar.call<{ caseId: string }>('POST', at, { channel: 'registrar' })
      const typed = { citizenNumber: '1009900765433', stepId: randomUUID() }
      await registrar.call('POST', `${at}/${caseId}/number`, typed)
      return { names: { id: caseId }, owner: registrar, mayToo: [supervisor, person] }
    },
    says: { agrees: true, citizenNumber: '1009900765433', laserCode: 'AA1234567890', phone: '0812345678' },
  },
  {
    at: '/v1/counter/cases/:id/override',
    names: ['id'],
    async make({ registrar, supervisor }) {
      const opened = await registrar.call<{ caseId: string }>('POST', '/v1/counter/cases', {
        channel: 'registrar',
      })
      return { names: { id: opened.caseId }, owner: supervisor, mayToo: [registrar] }
    },
    says: { why: 'The chip does not answer' },
  },
  {
    at: '/v1/kiosk/cases/:id',
    names: ['id'],
    async make({ kiosk }) {
      const { caseId } = await kiosk.call<{ caseId: string }>('POST', '/v1/kiosk/cases', { channel: 'kiosk' })
      return { names: { id: caseId }, owner: kiosk }
    },
    says: { agrees: true, phone: '0812345678' },
  },
  {
    at: '/v1/staff/roles/:id',
    names: ['id'],
    async make(world) {
      const { supervisor } = world
      const asked = { citizenNumber: staffNumbers.cashier, placeId: world.places.registry, role: 'clerk' }
      const { grantId: id } = await supervisor.call<{ grantId: string }>('POST', '/v1/staff/roles', {
        ...asked,
        reason: 'Works at the second counter',
      })
      return { names: { id }, owner: supervisor }
    },
  },
  {
    at: '/v1/staff/terminals/:id',
    names: ['id'],
    async make(world) {
      const { supervisor } = world
      const { terminalId } = await aTerminal(world.t, 'R-1001')
      return { names: { id: terminalId }, owner: supervisor }
    },
  },
  {
    at: '/v1/field/events/:id',
    names: ['id'],
    async make({ fieldOfficer }) {
      const { eventId } = await fieldOfficer.call<{ eventId: string }>('POST', '/v1/field/events', {
        name: 'โรงเรียน',
        quota: 10,
      })
      return { names: { id: eventId }, owner: fieldOfficer }
    },
  },
]
