// Life events for tests: people who may marry or are married, what they notify, and what a registrar does with it.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { findSpouse, getPerson, type Person } from '../server/modules/people/index.ts'
import type { TestServer } from '../server/platform/testing.ts'
import type { CitizenPhone } from './documents.ts'
import { listHouses } from './households.ts'
import { aCitizenPhone, PASSCODE } from './sign-in.ts'
import type { Officer } from './staff.ts'

export type Living = Person & { spouseId: string | undefined; isHead: boolean; houseCode: string }

/** The living of age, with whom they are married to. */
export async function listAdults(t: TestServer): Promise<Living[]> {
  const all = (await listHouses(t)).flat().filter(one => one.age >= 21 && one.age < 70)
  return Promise.all(
    all.map(async one => ({
      ...(await getPerson(t.ctx, one.person_id)),
      spouseId: (await findSpouse(t.ctx, one.person_id))?.personId,
      isHead: one.is_head,
      houseCode: one.house_code,
    })),
  )
}

export const phoneOf = (t: TestServer, { citizenNumber }: { citizenNumber: string }) =>
  aCitizenPhone(t, citizenNumber)

export const own = '/v1/me/life-events'
const desk = '/v1/life-events'

/** Notifies something; the answer. */
export const notify = (phone: CitizenPhone, what: string, body: object = {}) =>
  phone.call('POST', `${own}/${what}`, { requestId: randomUUID(), passcode: PASSCODE, ...body })

export type Shown = {
  filingId: string
  number: string
  kind: string
  state: string
  facts: { what: string; th?: string; en?: string; day?: string }[]
  checks: { what: string; isRight: boolean }[]
  toBring: string[]
  other?: { nameTh: string }
  fine?: { satang: number; waiver?: string; paidAt?: string; paymentId?: string }
}

export async function notified(phone: CitizenPhone, what: string, body: object = {}): Promise<Shown> {
  const answer = await notify(phone, what, body)
  if (answer.statusCode !== 201) throw new Error(`not notified: ${answer.body}`)
  return answer.json() as Shown
}

export const seeOwn = async (phone: CitizenPhone, { filingId }: Shown) =>
  (await phone.call('GET', `${own}/${filingId}`)).json() as Shown

export const answer = (phone: CitizenPhone, { filingId }: Shown, body: object) =>
  phone.call('POST', `${own}/${filingId}/answer`, { passcode: PASSCODE, ...body })

export const openAtDesk = (officer: Officer, { number }: Shown) =>
  officer.call('GET', `${desk}/by-number/${number}`)

type Agreeing = { seen?: string[]; fineSatang?: number; fineWaiver?: string }

/** Opens a filing by its number, ticks all that has to be seen, and agrees; the answer. */
export async function approve(officer: Officer, shown: Shown, { seen, ...fine }: Agreeing = {}) {
  const opened = (await openAtDesk(officer, shown)).json() as { sights: string[] }
  return officer.call('POST', `${desk}/${shown.filingId}/approve`, {
    json: { seen: seen ?? opened.sights ?? [], ...fine },
  })
}

export const noteFinePaid = (officer: Officer, { filingId }: Shown, receipt: string) =>
  officer.call('POST', `${desk}/${filingId}/fine-paid`, { json: { receipt } })

export const refuse = (officer: Officer, { filingId }: Shown, reason: string) =>
  officer.call('POST', `${desk}/${filingId}/refuse`, { json: { reason } })

export const paperKindsOf = async (phone: CitizenPhone) =>
  ((await phone.call('GET', '/v1/me/documents/papers')).json() as { papers: { kind: string }[] }).papers.map(
    paper => paper.kind,
  )

/** Takes back what a test left open. */
export const clear = (t: TestServer) =>
  sql`update life_events.claim set is_open = false where claim not like 'birth:%'`.execute(t.ctx.db)
