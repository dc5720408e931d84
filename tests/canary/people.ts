// People whose every record carries a mark that nobody else's does: name, phone, story of a case, what agencies say of them, what they pay.
import { randomUUID } from 'node:crypto'
import { inventPersonForNumber } from '../../invented/country/index.ts'
import { insertInventedPeople } from '../../server/modules/people/index.ts'
import type { World } from '../agencies.ts'
import { nextNumber } from '../numbers.ts'
import { portalCookie } from '../portal.ts'
import { aCitizenPhone, authorizeUrl, getCode, PASSCODE, redeem } from '../sign-in.ts'

export type Marked = Awaited<ReturnType<typeof aMarkedPerson>>

const MARK = /qk[a-z]{6}kq/gi
/** The marks that stand in a text, each once. */
export const marksIn = (text: string) => new Set((text.match(MARK) ?? []).map(mark => mark.toLowerCase()))

const markOf = (at: number) =>
  `qk${[...String(at).padStart(6, '0')].map(digit => String.fromCharCode(97 + Number(digit))).join('')}kq`

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const COMPLAINT = 'public-transport-complaint'
export const ASKED = 'treatment-right'

/** Somebody who has one of everything. */
export async function aMarkedPerson({ t, outside }: World, at: number) {
  const mark = markOf(at)
  const invented = inventPersonForNumber(nextNumber(), '2026-11-23')
  const name = { ...invented.name, firstTh: mark, firstEn: mark, lastTh: mark, lastEn: mark }
  await insertInventedPeople(t.ctx, [{ ...invented, name }])
  const number = invented.citizenNumber
  const { phone, token, personId } = await aCitizenPhone(t, number)
  const headers = async (method: string, path: string): Promise<Record<string, string>> => ({
    dpop: await phone.proof(method, path, token),
    authorization: `DPoP ${token}`,
  })
  const call = async <Told>(
    method: string,
    url: string,
    payload?: object | Buffer,
    type = 'application/json',
  ) => {
    const answer = await t.request({
      method: method as 'GET',
      url,
      headers: { ...(await headers(method, url)), ...(payload ? { 'content-type': type } : {}) },
      ...(payload ? { payload } : {}),
    })
    if (answer.statusCode >= 400) throw new Error(`${method} ${url}: ${answer.body}`)
    return (answer.body ? answer.json() : undefined) as Told
  }
  await fetch(`${outside}/agencies/nhso/records/checkRight/${number}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ status: 200, body: rightOf(mark) }),
  })
  const { permission } = await call<{ permission: { sha256: string } }>('GET', `/v1/me/services/${ASKED}`)
  await call('PUT', `/v1/me/services/${ASKED}/permission`, { sha256: permission.sha256 })
  const { devices } = await call<{ devices: { id: string }[] }>('GET', '/v1/me/devices')
  await call('PATCH', `/v1/me/devices/${devices[0]?.id}`, { name: mark })
  await call('POST', `/v1/me/services/${COMPLAINT}/attachments`, PNG, 'image/png')
  const applicationId = randomUUID()
  const form = {
    vehicle: 'TAXI',
    happenedOn: t.ctx.now().toISOString().slice(0, 10),
    story: mark,
    telephone: '081-234-5678',
  }
  await call('PUT', `/v1/me/services/${COMPLAINT}/applications/${applicationId}`, { form })
  const order = { paperId: 'house', language: 'en', passcode: PASSCODE }
  const { documentId } = await call<{ documentId: string }>('POST', '/v1/me/documents', order)
  const { bills } = await call<{ bills: { id: string }[] }>('GET', '/v1/me/demo-bills')
  const { id: paymentId } = await call<{ id: string }>('POST', `/v1/me/demo-bills/${bills[0]?.id}/pay`)
  const { code } = await getCode(t, authorizeUrl({ scope: 'pid given_name family_name' }), number)
  const { access_token: bearer } = (await redeem(t, code)).json() as { access_token: string }
  return {
    ...{ mark, personId, number, headers, bearer },
    cookie: await portalCookie(t, number),
    ids: { application: applicationId, document: documentId, payment: paymentId },
  }
}

const rightOf = (mark: string) => ({
  ...{ ws_status: 'NHSO-000001', maininscl: 'UCS', maininscl_name: mark, subinscl_name: mark },
  ...{ hmain: '10662', hmain_name: mark, hsub_name: mark, startdate: '25600101', expdate: 'NoExp' },
})
