// Cases about houses for tests: people whose houses stand where the office of the demo registrar is, and what they ask.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { TestServer } from '../server/platform/testing.ts'
import type { CitizenPhone } from './documents.ts'
import { TODAY } from './households.ts'
import { PASSCODE } from './sign-in.ts'
import type { Officer } from './staff.ts'

/** A sub-district of the district in which the demo registry stands, and a point there. */
export const HERE = '100101'
export const POINT = { latitude: 13.752, longitude: 100.494 }
export const DAY_SECONDS = 24 * 3_600

/** All houses stand in one sub-district of the demo registry: its officers answer for them. */
export const bringHousesHere = (t: TestServer) =>
  sql`update people.house set subdistrict_code = ${HERE}, subdistrict_th = 'พระบรมมหาราชวัง',
    subdistrict_en = 'Phra Borom Maha Ratchawang', district_th = 'พระนคร', district_en = 'Phra Nakhon',
    province_th = 'กรุงเทพมหานคร', province_en = 'Bangkok', postcode = '10200'
    where kind = 'house'`.execute(t.ctx.db)

export const aBuilding = {
  buildingKind: 'house',
  permitNumber: '123/2569',
  landDeed: '45678',
  subdistrictCode: HERE,
  ...POINT,
  accuracyMetres: 500,
  movesIn: true,
}

type Change = { requestId?: string; passcode?: string; files?: string[] }

/** Asks; the answer. */
export const askFor = (phone: CitizenPhone, wish: object, change: Change = {}) =>
  phone.call('POST', '/v1/me/house-cases', {
    requestId: randomUUID(),
    passcode: PASSCODE,
    files: [],
    wish,
    ...change,
  })

export const aNewHouse = (change: object = {}) => ({
  kind: 'newHouse',
  building: aBuilding,
  happenedOn: TODAY,
  ...change,
})

export async function aCase(phone: CitizenPhone, wish: object, change: Change = {}): Promise<string> {
  const answer = await askFor(phone, wish, change)
  if (answer.statusCode !== 201) throw new Error(`not asked: ${answer.body}`)
  return (answer.json() as { caseId: string }).caseId
}

/** A photograph as a file begins, and no more of it. */
export const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(64)])

export const aFile = async (phone: CitizenPhone) =>
  (
    await phone.phone.call('POST', '/v1/me/house-cases/files', {
      token: phone.token,
      bytes: JPEG,
      type: 'image/jpeg',
    })
  ).json() as { fileId: string }

type Seen = {
  state: string
  kind: string
  part: string
  refusalReason: string | null
  fineSatangMost: number
  house: { houseCode: string; address: { th: string } } | null
  otherHouse: { houseCode: string } | null
  inspection: { startsAt: string } | null
  hearing: { facts: string | null; words: string | null } | null
  reasons: string | null
  appealUntil: string | null
  people: { name: object | null; answer: string | null }[]
  history: { what: string }[]
}

export const seeCase = async (phone: CitizenPhone, caseId: string) =>
  (await phone.call('GET', `/v1/me/house-cases/${caseId}`)).json() as Seen

export const sayTo = (
  phone: CitizenPhone,
  caseId: string,
  answer: 'accepted' | 'refused',
  change: { passcode?: string; words?: string; files?: string[] } = {},
) => phone.call('POST', `/v1/me/house-cases/${caseId}/answer`, { answer, passcode: PASSCODE, ...change })

export const book = (phone: CitizenPhone, caseId: string, day: string, time: string) =>
  phone.call('POST', `/v1/me/house-cases/${caseId}/hour`, { day, time })

/** What an officer does with a case. */
export const act = (officer: Officer, caseId: string, what: string, json: object = {}) =>
  officer.call('POST', `/v1/households/cases/${caseId}/${what}`, { json })

/** The office comes: the hour that the case holds is moved to the present one, and what was found is noted. */
export async function comeAndNote(
  t: TestServer,
  officer: Officer,
  caseId: string,
  result = 'asTold',
): Promise<number> {
  await sql`update households.inspection set starts_at = ${t.ctx.now()},
    seat = (select coalesce(max(seat), 0) + 1 from households.inspection where starts_at = ${t.ctx.now()})
    where case_id = ${caseId} and given_up_at is null and result is null`.execute(t.ctx.db)
  return (await act(officer, caseId, 'inspection', { result })).statusCode
}

export const codeOf = (reply: { statusCode: number; json: () => never }) =>
  reply.statusCode >= 400 ? (reply.json() as { code: string }).code : reply.statusCode
