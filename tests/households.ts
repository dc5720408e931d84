// Households for tests: people of the invented country as they live together, each with a phone.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { getOrInventPerson } from '../server/modules/people/index.ts'
import type { TestServer } from '../server/platform/testing.ts'
import type { CitizenPhone } from './documents.ts'
import { aCitizenPhone, PASSCODE } from './sign-in.ts'

/** The day on which the clock of the tests stands still. */
export const TODAY = '2026-11-23'

export type Living = {
  person_id: string
  citizen_number: string
  house_code: string
  is_head: boolean
  since_day: string
  age: number
}

/** Everybody alive in a house, by house. */
export async function listHouses(t: TestServer): Promise<Living[][]> {
  const { rows } = await sql<Living>`
    select membership.person_id, citizen_number, house_code, is_head, since_day::text,
      extract(year from age(${TODAY}::date, rpad(birth_date, 10, '-01-01')::date))::int as age
    from people.membership join people.person using (person_id) left join people.death using (person_id)
    where until_day is null and died_on is null and length(birth_date) in (4, 10)
    order by house_code, is_head desc, person_id`.execute(t.ctx.db)
  return [...Map.groupBy(rows, row => row.house_code).values()]
}

export const homeOf = async (t: TestServer, personId: string) => {
  const { rows } = await sql<{ house_code: string; since_day: string; is_head: boolean }>`
    select house_code, since_day::text, is_head from people.membership
    where person_id = ${personId} and until_day is null`.execute(t.ctx.db)
  return rows[0]
}

/** Enters somebody as a child of a parent, born on a day. */
export async function aChildOf(
  t: TestServer,
  parentId: string,
  { number, bornOn }: { number: string; bornOn: string },
) {
  const { personId } = await getOrInventPerson(t.ctx, number)
  await sql`update people.person set birth_date = ${bornOn} where person_id = ${personId}`.execute(t.ctx.db)
  await sql`insert into people.parent (person_id, kind, parent_id, first_th, first_en, last_th)
    values (${personId}, 'mother', ${parentId}, 'มารดา', 'Manda', null)
    on conflict (person_id, kind) do update set parent_id = excluded.parent_id`.execute(t.ctx.db)
  return personId
}

export const phoneOf = (t: TestServer, { citizen_number: number }: Living) => aCitizenPhone(t, number)

type Asking = {
  houseCode: string
  movedOn?: string
  children?: string[]
  passcode?: string
  requestId?: string
}

/** Asks to move; the answer. */
export const ask = (phone: CitizenPhone, asking: Asking) =>
  phone.call('POST', '/v1/me/moves', {
    requestId: randomUUID(),
    movedOn: TODAY,
    children: [],
    passcode: PASSCODE,
    ...asking,
  })

export async function aMove(phone: CitizenPhone, asking: Asking): Promise<string> {
  const answer = await ask(phone, asking)
  if (answer.statusCode !== 201) throw new Error(`not asked: ${answer.body}`)
  return (answer.json() as { moveId: string }).moveId
}

export const answer = (
  phone: CitizenPhone,
  moveId: string,
  said: 'accepted' | 'refused',
  passcode = PASSCODE,
) => phone.call('POST', `/v1/me/moves/${moveId}/answer`, { answer: said, passcode })

export const stateOf = async (phone: CitizenPhone, moveId: string) =>
  ((await phone.call('GET', `/v1/me/moves/${moveId}`)).json() as { state: string }).state
