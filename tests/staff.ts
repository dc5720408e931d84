// Terminals and officers for tests: a device with a key of its own, and somebody who signed in there.
import type { TestServer } from '../server/platform/testing.ts'
import type { Reachable } from './applicant.ts'
import { aPhone, type CallOptions, hostOf } from './phone.ts'
import { aBrowser, openPage, sendForm } from './sign-in.ts'

/** Invented people of the sandbox, by what they are. */
export const staffNumbers = {
  registrar: '1009900009043',
  registrySupervisor: '1009900009051',
  postClerk: '1009900009060',
  postSupervisor: '1009900009078',
  cashier: '1009900009086',
  fieldRegistrar: '1009900009094',
} as const

/** A device registered at a demo place: R-1001, P-5001, S-1007, K-1030, B-5014 or F-0001. */
export async function aTerminal(t: Reachable, place: string) {
  const device = await aPhone(hostOf(t))
  const invited = await t.request({
    method: 'POST',
    url: '/v1/staff/demo-terminal',
    payload: { place },
  })
  const { code } = invited.json() as { code: string }
  const terminal = (await device.call('POST', '/v1/staff/terminal', { json: { code } })).json() as {
    terminalId: string
    place: { placeId: string }
  }
  return { ...terminal, device, call: device.call }
}
export type Terminal = Awaited<ReturnType<typeof aTerminal>>

/** Signs somebody in at a terminal; the answer of the session's opening. */
export async function enterCounter(t: TestServer, terminal: Terminal, number: string) {
  const browser = aBrowser(t)
  const { page } = await openPage(browser, '/staff/sign-in')
  const back = new URL(String((await sendForm(browser, page, 'confirm', number)).headers.location))
  await browser({ url: back.pathname + back.search, headers: { accept: 'text/html' } })
  const dpop = await terminal.device.proof('POST', '/v1/staff/session')
  return browser({ method: 'POST', url: '/v1/staff/session', headers: { dpop } })
}

/** An officer at work. */
export async function anOfficer(t: TestServer, terminal: Terminal, number: string) {
  const answer = await enterCounter(t, terminal, number)
  const { token } = answer.json() as { token: string }
  if (!token) throw new Error(`not at work: ${answer.body}`)
  return {
    terminal,
    token,
    call: (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, options: CallOptions = {}) =>
      terminal.device.call(method, url, { token, ...options }),
  }
}
export type Officer = Awaited<ReturnType<typeof anOfficer>>
