// People of an agency in the portal, as the tests of publishing need them.
import { sql } from 'kysely'
import type { TestServer } from '../server/platform/testing.ts'
import { enterPortal } from './portal.ts'
import { aBrowser, type Browser } from './sign-in.ts'

/** A browser of somebody who signed in to the portal. */
export async function aPortalBrowser(t: TestServer, pid: string): Promise<Browser> {
  const browser = aBrowser(t, { 'accept-language': 'en' })
  await enterPortal(browser, pid)
  return browser
}

export const get = (browser: Browser, url: string) => browser({ url, headers: { accept: 'text/html' } })
export const post = (browser: Browser, url: string, form: Record<string, string> = {}) =>
  browser({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  })

/** An organisation of somebody; answers its path. */
export async function anOrganisation(owner: Browser): Promise<string> {
  const organisation = { nameTh: 'หน่วยงานทดลอง', nameEn: 'Trial agency', domain: 'agency.example' }
  return String((await post(owner, '/portal/organisations', organisation)).headers.location)
}

type Tying = { owner: Browser; operators: readonly Browser[]; agencyId: string }

/** An organisation that two operators tied to an agency; answers the path of its services. */
export async function anAgency(t: TestServer, { owner, operators, agencyId }: Tying): Promise<string> {
  const organisation = await anOrganisation(owner)
  await post(owner, `${organisation}/agency`, { agencyId })
  for (const operator of operators) await post(operator, `${await tiePath(t, agencyId)}/agree`)
  return `${organisation}/services`
}

/** Where operators decide about the last that asked to be an agency. */
export async function tiePath(t: TestServer, agencyId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from portal.agency_tie
    where agency_id = ${agencyId} and status <> 'ended' order by asked_at desc limit 1`.execute(t.ctx.db)
  return `/portal/console/agencies/${rows[0]?.id}`
}

/** Makes somebody a colleague in the organisation of these services. */
export async function join(owner: Browser, other: Browser, services: string): Promise<void> {
  const organisation = services.replace('/services', '')
  await post(owner, `${organisation}/invitations`)
  const page = await get(owner, organisation)
  await post(other, new URL(/<code id="invitation">([^<]+)/.exec(page.body)?.[1] ?? '').pathname)
}

const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

/** The definition in the page where it is written. */
export const textIn = (page: { body: string }) =>
  unescaped(/<textarea id="text"[^>]*>\n?([\s\S]*?)<\/textarea>/.exec(page.body)?.[1] ?? '')

/** Which text the forms of a page are about. */
export const seenIn = (page: { body: string }) => /name="seen" value="([\w-]*)"/.exec(page.body)?.[1] ?? ''
