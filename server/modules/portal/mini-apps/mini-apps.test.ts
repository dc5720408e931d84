// A mini-app through the portal's door: from its draft to everybody, and who may not do which step.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aMiniAppServer, holderOf } from '../../../../tests/mini-apps.ts'
import { enterPortal } from '../../../../tests/portal.ts'
import { aBrowser, aCitizenPhone, type Browser } from '../../../../tests/sign-in.ts'
import { modules } from '../../../modules.ts'
import type { TestServer } from '../../../platform/testing.ts'
import { startTestServer } from '../../../platform/testing.ts'

const STRANGER = '0099000000017'
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
let t: TestServer
let operators: [Browser, Browser]
beforeAll(async () => {
  t = await startTestServer({ modules })
  const [one = '', two = ''] = t.settings.operators
  operators = [await aPortalBrowser(one), await aPortalBrowser(two)]
})
afterAll(() => t.close())

async function aPortalBrowser(pid?: string): Promise<Browser> {
  const browser = aBrowser(t)
  await enterPortal(browser, pid)
  return browser
}
const get = (browser: Browser, url: string) => browser({ url, headers: { accept: 'text/html' } })
const post = (browser: Browser, url: string, form: Record<string, string> = {}) =>
  browser({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  })
const upload = (browser: Browser, url: string, bytes: Buffer) =>
  browser({
    method: 'POST',
    url,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: Buffer.concat([
      Buffer.from(
        '--b\r\ncontent-disposition: form-data; name="icon"; filename="i.png"\r\ncontent-type: image/png\r\n\r\n',
      ),
      bytes,
      Buffer.from('\r\n--b--\r\n'),
    ]),
  })

const form = {
  ...{ nameTh: 'นัดหมาย', nameEn: 'Appointments', shortTh: 'นัดแพทย์', shortEn: 'See a doctor' },
  ...{ aboutTh: 'นัดแพทย์ได้ทุกวัน', aboutEn: 'See a doctor on any day', qrMinutes: '5' },
  startAddress: 'https://app.clinic.example/',
  'why-firstName-th': 'เรียกชื่อ',
  'why-firstName-en': 'To call you',
}

/** A mini-app just registered, with what its developer saw. */
async function aRegistered(more: Record<string, string> = {}) {
  const browser = await aPortalBrowser()
  const organisation = { nameTh: 'คลินิก', nameEn: 'Clinic', domain: 'clinic.example' }
  const at = String((await post(browser, '/portal/organisations', organisation)).headers.location)
  const made = await post(browser, `${at}/mini-apps`, { ...form, ...more })
  const path = String(made.headers.location ?? '')
  const page = path ? await get(browser, path) : made
  const inCode = (id: string) => new RegExp(`<code id="${id}">([^<]+)</code>`).exec(page.body)?.[1] ?? ''
  const keys = {
    appId: inCode('app-id'),
    clientId: inCode('consumer-key'),
    clientSecret: inCode('consumer-secret'),
    partyId: at.split('/').at(-1) ?? '',
  }
  return { browser, at, made, page, path, ...keys }
}
type Registered = Awaited<ReturnType<typeof aRegistered>>

/** Opened once in the app, and its token exchanged. */
async function tryOnce(app: Registered) {
  const holder = holderOf(t, await aCitizenPhone(t), app)
  await holder.allow()
  const server = await aMiniAppServer(t, app)
  return (await server.exchange(await holder.mToken())).json().messageCode as number
}
async function anInReview() {
  const app = await aRegistered()
  await upload(app.browser, `${app.path}/pictures`, PNG)
  await tryOnce(app)
  await post(app.browser, `${app.path}/send-in`)
  return { ...app, review: `/portal/console/mini-apps/${app.appId}` }
}
const codeOf = (answer: { json: () => unknown }) => (answer.json() as { code: string }).code
const agree = (browser: Browser, review: string) => post(browser, review, { says: 'approve', note: 'ครบ' })
const isListed = async (appId: string) =>
  (await t.request({ url: '/v1/mini-apps' })).json().miniApps.some(({ id }: { id: string }) => id === appId)

describe('the draft', () => {
  test('registered, it has keys at once, shown once, and works for who tries it', async () => {
    const app = await aRegistered()
    expect(app.clientSecret).toMatch(/^\w{54}$/)
    expect((await get(app.browser, app.path)).body).not.toContain(app.clientSecret)
    expect(await tryOnce(app)).toBe(200)
    expect(await isListed(app.appId)).toBe(false)
    expect((await get(app.browser, app.at)).body).not.toContain('นัดหมาย')
  })

  test('A14: a name with letters that pass for others comes back, and says so', async () => {
    const { made } = await aRegistered({ nameEn: 'Appo\u0456ntments' })
    expect([made.statusCode, made.body.includes('id="nameEn-problem"')]).toEqual([400, true])
  })

  test.each([
    ['http://app.clinic.example/', 'plain'],
    ['http://127.0.0.1:4000/app/', 'our own origin, which would reach our keys (A47)'],
    ['https://user:secret@app.clinic.example/', 'with a secret in it'],
    ['javascript:alert(1)', 'no address of the web (A60)'],
  ])('a start address that is refused: %s, %s', async startAddress => {
    const { made } = await aRegistered({ startAddress })
    expect(made.statusCode).toBe(400)
    expect(made.body).toContain('id="startAddress-problem"')
    expect(made.body).toContain('See a doctor')
  })

  test('a short text over 140 letters, a turned name and half a reason are shown at their fields', async () => {
    const { made } = await aRegistered({
      shortTh: 'ก'.repeat(141),
      nameEn: 'a\u202eb',
      'why-lastName-th': 'เหตุผล',
    })
    for (const name of ['shortTh', 'nameEn', 'why-lastName-en'])
      expect(made.body).toContain(`id="${name}-problem"`)
  })

  test('a picture that is none is refused', async () => {
    const app = await aRegistered()
    const answer = await upload(app.browser, `${app.path}/pictures`, Buffer.from('<svg onload="x"/>'))
    expect(codeOf(answer)).toBe('miniApps.pictureInvalid')
  })
})

describe('the review', () => {
  test('not without an icon, not before it was tried; changed in what matters it is tried again', async () => {
    const app = await aRegistered()
    expect(codeOf(await post(app.browser, `${app.path}/send-in`))).toBe('miniApps.pictureMissing')
    await upload(app.browser, `${app.path}/pictures`, PNG)
    expect(codeOf(await post(app.browser, `${app.path}/send-in`))).toBe('miniApps.notTried')
    await tryOnce(app)
    await post(app.browser, app.path, { ...form, aboutEn: 'Other words' })
    await post(app.browser, app.path, { ...form, startAddress: 'https://other.clinic.example/' })
    expect(codeOf(await post(app.browser, `${app.path}/send-in`))).toBe('miniApps.notTried')
  })

  test('two operators agree, the organisation goes live; the next version replaces it only then', async () => {
    const app = await anInReview()
    expect(codeOf(await post(app.browser, app.path, form))).toBe('miniApps.notEditable')
    await agree(operators[0], app.review)
    await agree(operators[0], app.review)
    expect(codeOf(await post(app.browser, `${app.path}/publish`))).toBe('miniApps.wrongState')
    await agree(operators[1], app.review)
    expect(await isListed(app.appId)).toBe(false)
    expect((await post(app.browser, `${app.path}/publish`)).statusCode).toBe(302)
    expect(await isListed(app.appId)).toBe(true)
    await post(app.browser, app.path, { ...form, nameEn: 'Second' })
    const listed = (await t.request({ url: '/v1/mini-apps' })).body
    expect(listed).not.toContain('Second')
    expect((await get(app.browser, app.path)).body).toContain('ฉบับที่ 2')
  })

  test('one operator returns it with a word, and it can be written again', async () => {
    const app = await anInReview()
    await post(operators[0], app.review, { says: 'return', note: 'ขอเหตุผลที่ชัดกว่านี้' })
    const page = await get(app.browser, app.path)
    expect(page.body).toContain('ขอเหตุผลที่ชัดกว่านี้')
    expect((await post(app.browser, app.path, form)).statusCode).toBe(302)
    expect(codeOf(await agree(operators[1], app.review))).toBe('miniApps.wrongState')
  })

  test('an operator decides about no organisation of their own, not even with a colleague (A55)', async () => {
    const [operator] = operators
    const organisation = { nameTh: 'ของตน', nameEn: 'Own', domain: 'own.example' }
    const at = String((await post(operator, '/portal/organisations', organisation)).headers.location)
    const { headers } = await post(operator, `${at}/mini-apps`, form)
    const id = String(headers.location).split('/').at(-1)
    expect(codeOf(await agree(operator, `/portal/console/mini-apps/${id}`))).toBe('portal.ownRequest')
  })

  test('strangers find neither the mini-app nor the console (A50)', async () => {
    const app = await anInReview()
    const stranger = await aPortalBrowser(STRANGER)
    for (const path of [app.path, `${app.at}/mini-apps`, app.review, '/portal/console/mini-apps'])
      expect((await get(stranger, path)).statusCode).toBe(404)
    for (const path of [app.path, `${app.path}/publish`, `${app.path}/suspend`, `${app.review}/suspend`])
      expect((await post(stranger, path, form)).statusCode).toBe(404)
  })

  test('closed by its organisation or by an operator, who alone opens it again', async () => {
    const app = await anInReview()
    await agree(operators[0], app.review)
    await agree(operators[1], app.review)
    await post(app.browser, `${app.path}/publish`)
    await post(app.browser, `${app.path}/suspend`)
    expect(await isListed(app.appId)).toBe(false)
    await post(app.browser, `${app.path}/resume`)
    expect(await isListed(app.appId)).toBe(true)
    await post(operators[0], `${app.review}/suspend`)
    expect(codeOf(await post(app.browser, `${app.path}/resume`))).toBe('miniApps.wrongState')
    expect(await isListed(app.appId)).toBe(false)
    await post(operators[1], `${app.review}/resume`)
    expect(await isListed(app.appId)).toBe(true)
  })
})
