// A mini-app of an organisation and its server, for tests: registered, published by two operators' word, and called as clients call.
import { sql } from 'kysely'
import { registerMiniApp } from '../server/modules/mini-apps/versions.ts'
import { registerParty } from '../server/modules/parties/index.ts'
import { newId } from '../server/platform/context.ts'
import type { TestServer } from '../server/platform/testing.ts'
import type { aCitizenPhone } from './sign-in.ts'

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
