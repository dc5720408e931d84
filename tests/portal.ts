import type { TestServer } from '../server/platform/testing.ts'
import { aBrowser, type Browser, openPage, PID, sendForm } from './sign-in.ts'

/** Signs a browser in to the developer portal by the sandbox's form; returns the answer that carries its cookie. */
export async function enterPortal(browser: Browser, pid = PID) {
  const { page } = await openPage(browser, '/portal/sign-in')
  const back = new URL(String((await sendForm(browser, page, 'confirm', pid)).headers.location))
  return browser({ url: back.pathname + back.search, headers: { accept: 'text/html' } })
}

/** The cookie of a new session in the portal. */
export async function portalCookie(t: TestServer, pid = PID): Promise<string> {
  const { headers } = await enterPortal(aBrowser(t), pid)
  const cookies = [headers['set-cookie'] ?? []].flat()
  return cookies.find(one => one.startsWith('tuaton-portal='))?.split(';')[0] ?? ''
}
