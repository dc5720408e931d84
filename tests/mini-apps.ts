// A mini-app of an organisation and its server, for tests: registered, published by two operators' word, and called as clients call.
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { registerMiniApp } from '../server/modules/mini-apps/versions.ts'
import { registerParty } from '../server/modules/parties/index.ts'
import { modules } from '../server/modules.ts'
import { newId } from '../server/platform/context.ts'
import { startTestServer, type TestServer } from '../server/platform/testing.ts'
import { aCitizenPhone } from './sign-in.ts'

export const START = 'https://app.agency.example/start?from=czp'
const both = (text: string) => ({ th: `ก ${text}`, en: text })

type Citizen = Awaited<ReturnType<typeof aCitizenPhone>>
type Item = 'citizenId' | 'firstName' | 'lastName' | 'dateOfBirth'
export type MiniApp = Awaited<ReturnType<typeof aMiniApp>>

/** Its developer is nobody that the test knows. */
export async function aMiniApp(
  t: TestServer,
  items: Item[] = ['citizenId', 'firstName', 'lastName', 'dateOfBirth'],
) {
  const partyId = await registerParty(t.ctx, {
    nameTh: 'หน่วยงานทดลอง',
    nameEn: 'Trial Agency',
    domain: 'agency.example',
    verified: true,
  })
  const keys = await registerMiniApp(t.ctx, partyId, newId(t.ctx), {
    name: both('Trial app'),
    short: both('Short'),
    about: both('About'),
    startAddress: START,
    items: items.map(item => ({ item, why: both(`Why ${item}`) })),
    qrMinutes: 5,
    screenshots: [],
  })
  return { partyId, ...keys }
}

/** As if operators had agreed and the organisation had gone live. */
export const makePublished = (t: TestServer, { appId }: MiniApp) =>
  sql`update mini_apps.version set state = 'published' where app_id = ${appId}`.execute(t.ctx.db)

/** A gateway session of a mini-app and its calls; the body's keys go as they are given. */
export async function aMiniAppServer(t: TestServer, { clientId, clientSecret, appId }: MiniApp) {
  const query = new URLSearchParams({ ConsumerSecret: clientSecret, AgentID: 'system' })
  const validated = await t.request({
    url: `/ws/auth/validate?${query}`,
    headers: { 'consumer-key': clientId },
  })
  const { Result } = validated.json() as { Result: string }
  const headers: Record<string, string> = { 'consumer-key': clientId, token: Result }
  const call = (path: string, body: object, more: Record<string, string> = {}) =>
    t.request({
      method: 'POST',
      url: `/ws/dga/czp${path}`,
      headers: { ...headers, ...more, 'content-type': 'application/json' },
      payload: body,
    })
  return {
    token: Result,
    call,
    exchange: (MToken: string) => call('/uat/v1/core/shield/data/deproc', { AppId: appId, MToken }),
    push: (data: object[], sendDateTime: string | null = null) =>
      call('/uat/v1/core/notification/push', { appId, data, sendDateTime }),
    makeQr: (userId: string, fullName = 'สมชาย ใจดี') =>
      call('/uat/v4/core/qr/generate/vc', { appId, userId, docName: 'บัตรทดลอง', fullName }),
  }
}

/** Signed calls of a person's phone about one mini-app. */
export function holderOf(t: TestServer, citizen: Citizen, { appId }: MiniApp) {
  const send = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, json?: object) =>
    t.request({
      method,
      url,
      headers: {
        dpop: await citizen.phone.proof(method, url, citizen.token),
        authorization: `DPoP ${citizen.token}`,
      },
      ...(json ? { payload: json } : {}),
    })
  const at = `/v1/me/mini-apps/${appId}`
  return {
    send,
    show: () => send('GET', at),
    async allow(hasNotifications = true) {
      const { permission } = (await send('GET', at)).json() as { permission: { sha256: string } }
      return send('PUT', `${at}/permission`, { sha256: permission.sha256, hasNotifications })
    },
    withdraw: () => send('DELETE', `${at}/permission`),
    notify: (isOn: boolean) => send('PUT', `${at}/notifications`, { isOn }),
    open: () => send('POST', `${at}/open`),
    async mToken() {
      const { mToken } = (await send('POST', `${at}/open`)).json() as { mToken: string }
      return mToken
    },
  }
}

export const MINUTE = 60
export const GONE = { result: null, messageCode: 404, message: 'redis data not found' }
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
export const [ONE, OTHER, THIRD] = ['1009900765433', '3009900123454', '1009900123440'] as const

export type MiniAppServer = Awaited<ReturnType<typeof aMiniAppServer>>
export type MiniAppWorld = {
  t: TestServer
  app: MiniApp
  server: MiniAppServer
  citizen: Citizen
  holder: ReturnType<typeof holderOf>
}

/** For each test of a file a published mini-app, its server and a person, a day after the last; nobody has a message. */
export function aMiniAppWorld(): MiniAppWorld {
  const world = {} as MiniAppWorld
  beforeAll(async () => {
    world.t = await startTestServer({ modules })
  })
  afterAll(() => world.t.close())
  beforeEach(async () => {
    const { t } = world
    t.clock.advance(24 * 3600)
    await sql`delete from notices.notice`.execute(t.ctx.db)
    await sql`delete from mini_apps.push`.execute(t.ctx.db)
    world.app = await aMiniApp(t)
    await makePublished(t, world.app)
    world.server = await aMiniAppServer(t, world.app)
    world.citizen = await aCitizenPhone(t, ONE)
    world.holder = holderOf(t, world.citizen, world.app)
  })
  return world
}

/** A person who allows the mini-app, and what it knows them by. */
export async function aUser(world: MiniAppWorld, pid: string = ONE, hasNotifications = true) {
  const { t, app, server } = world
  const who = pid === ONE ? world.citizen : await aCitizenPhone(t, pid)
  const hold = holderOf(t, who, app)
  await hold.allow(hasNotifications)
  const { result } = (await server.exchange(await hold.mToken())).json() as { result: { userId: string } }
  return { who, hold, userId: result.userId }
}

/** As no test can: the account is not frozen any more. */
export const thaw = ({ t, citizen }: MiniAppWorld) =>
  sql`update authenticators.account set status = 'active' where person_id = ${citizen.personId}`.execute(
    t.ctx.db,
  )
