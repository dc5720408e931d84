// A registration office on a Monday noon: its terminal, an officer at work, four citizens with the app, and whoever walks in.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { modules } from '../server/modules.ts'
import { startTestServer, type TestServer } from '../server/platform/testing.ts'
import { nextNumber } from './numbers.ts'
import { aCitizenPhone, PASSCODE } from './sign-in.ts'
import { anOfficer, aTerminal, staffNumbers } from './staff.ts'

export const TODAY = '2026-11-23'
export const TUESDAY = '2026-11-24'
export const MINUTE = 60
export const HOUR = 60 * MINUTE
const NOON = Date.parse('2026-11-23T05:00:00Z')

type Method = 'GET' | 'POST' | 'DELETE'
export type Answer = {
  statusCode: number
  json: () => unknown
  body: string
  rawPayload: Buffer
  headers: Record<string, unknown>
}
export type Citizen = Awaited<ReturnType<typeof aCitizen>>
type ShownFile = { fileId: string; paper: string; mediaType: string }
export type Visit = {
  visitId: string
  state: string
  reference: string
  number?: string
  bookedFor?: string
  desk?: number
  missing: string[]
  files: ShownFile[]
  wait?: { before: number; fromMinutes: number; toMinutes: number }
}
export type DeskView = {
  code: string
  called: {
    visitId: string
    number: string
    missing: string[]
    words: string
    files: ShownFile[]
    person?: { nameTh: string }
  } | null
  waiting: { number: string }[]
  expected: { reference: string }[]
}

export const codeOf = (answer: Answer) =>
  answer.statusCode >= 400 ? (answer.json() as { code: string }).code : answer.statusCode

/** A citizen whose app opens itself again when its ten minutes are over. */
async function aCitizen(t: TestServer) {
  const { personId, phone, token } = await aCitizenPhone(t, nextNumber())
  let open = token
  async function call(method: Method, url: string, sent?: object | Buffer): Promise<Answer> {
    const said = Buffer.isBuffer(sent) ? { bytes: sent, type: 'image/jpeg' } : sent ? { json: sent } : {}
    const answer = await phone.call(method, url, { token: open, ...said })
    if (answer.statusCode !== 401) return answer
    const again = await phone.call('POST', '/v1/session', { json: { passcode: PASSCODE } })
    open = (again.json() as { accessToken: string }).accessToken
    return phone.call(method, url, { token: open, ...said })
  }
  return { personId, call }
}

export type Office = Awaited<ReturnType<typeof anOffice>>

export async function anOffice() {
  const t = await startTestServer({ modules: modules.filter(module => module.name !== 'welcome') })
  const terminal = await aTerminal(t, 'R-1001')
  const { placeId } = terminal.place
  const citizens: Citizen[] = []
  for (let one = 0; one < 4; one++) citizens.push(await aCitizen(t))
  const comeToWork = () => anOfficer(t, terminal, staffNumbers.registrar)
  let officer = await comeToWork()

  /** The officer comes back to a desk that was left alone too long. */
  async function atDesk(method: 'GET' | 'POST', url: string, json?: object): Promise<Answer> {
    const answer = await officer.call(method, url, json ? { json } : {})
    if (answer.statusCode !== 401) return answer
    officer = await comeToWork()
    return officer.call(method, url, json ? { json } : {})
  }
  const wish = (day: string, time: string, matter = 'cardRenew') => ({
    ...{ placeId, matter, day, time },
    requestId: randomUUID() as string,
  })
  const book = (citizen: Citizen, json: object) => citizen.call('POST', '/v1/me/visits', json)
  return {
    t,
    terminal,
    placeId,
    citizens,
    atDesk,
    wish,
    book,
    me: () => citizens[0]!,
    /** Where each test begins: nobody has booked, nobody waits. */
    async onMondayNoon() {
      t.clock.advance((NOON - t.ctx.now().getTime()) / 1_000)
      await sql`truncate queues.visit, queues.last_number, staff.held_seat, staff.booking`.execute(t.ctx.db)
    },
    booked: async (citizen: Citizen, ...asked: Parameters<typeof wish>) =>
      (await book(citizen, wish(...asked))).json() as Visit,
    mine: async (citizen: Citizen) =>
      ((await citizen.call('GET', '/v1/me/visits')).json() as { visits: Visit[] }).visits,
    act: (citizen: Citizen, { visitId }: Visit, what: string, json: object = {}) =>
      citizen.call('POST', `/v1/me/visits/${visitId}/${what}`, json),
    desk: async () => (await atDesk('GET', '/v1/queues/desk')).json() as DeskView,
    next: async () => (await atDesk('POST', '/v1/queues/next')).json() as DeskView,
    end: (visitId: string, said: string) => atDesk('POST', `/v1/queues/visits/${visitId}/end`, { said }),
    async walkIn(matter = 'copies') {
      const json = { matter, requestId: randomUUID() }
      const answer = await terminal.call('POST', '/v1/queues/numbers', { json })
      return answer.json() as { number: string; before: number }
    },
    async free(matter: string) {
      const answer = await t.request({ url: `/v1/queues/places/${placeId}/times?matter=${matter}` })
      return (answer.json() as { days: { day: string; free: string[] }[] }).days
    },
  }
}
