import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import config from '../../playwright.config.ts'
import { aPerson, type Person } from './people.ts'
import { type RunningSystem, startSystem } from './server.ts'
import { lookAt } from './walk.ts'

test.describe.configure({ mode: 'serial' })

let system: RunningSystem
let browser: Browser
let page: Page
let person: Person
let secretOfClient = ''
const folder = mkdtempSync(join(tmpdir(), 'sample-'))
test.beforeAll(async () => {
  system = await startSystem()
  person = await aPerson(system, 0)
  browser = await chromium.launch(config.use?.launchOptions)
  page = await aScreen()
})
test.afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
  expect(await system?.stop()).toBe(0)
  expect(system.log.join('')).not.toMatch(/\d{13}/)
})

const aScreen = async () =>
  (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'th-TH' })).newPage()

async function confirmByForm(screen: Page) {
  await screen.locator('input[name=pid]').fill(person.citizenNumber)
  await screen.locator('button[name=decision][value=confirm]').click()
}

test('a developer signs in, creates an organisation, and has keys at once', async () => {
  await page.goto(`${system.origin}/portal`)
  await lookAt(page, 'portal')
  await page.getByRole('link', { name: 'ช่องทางสำหรับหน่วยงาน' }).click()
  await lookAt(page, 'portal-reference')
  await page.goBack()
  await page.locator('#sign-in').click()
  await confirmByForm(page)
  await lookAt(page, 'portal-empty')
  await page.getByLabel('ชื่อภาษาไทย').fill('กรมทดลองระบบ')
  await page.getByLabel('ชื่อภาษาอังกฤษ').fill('Department of Trials')
  await page.getByLabel(/โดเมน/).fill('not a domain')
  await page.getByRole('button', { name: 'สร้าง', exact: true }).click()
  await lookAt(page, 'portal-organisation-wrong')
  await expect(page.getByLabel('ชื่อภาษาไทย')).toHaveValue('กรมทดลองระบบ')
  await page.getByLabel(/โดเมน/).fill('trials.example')
  await page.getByRole('button', { name: 'สร้าง', exact: true }).click()
  await lookAt(page, 'portal-organisation')
  await page.locator('#new-client').click()
  await page.getByLabel(/ภาษาไทย/).fill('ดูผลการทดลอง')
  await page.getByLabel(/ภาษาอังกฤษ/).fill('To see the results of trials')
  await page.getByLabel(/ที่อยู่ที่จะกลับไป/).fill('http://127.0.0.1:48731/callback')
  await lookAt(page, 'portal-new-client')
  await page.getByRole('button', { name: 'บันทึก' }).click()
  await expect(page.locator('#client-secret')).toHaveText(/^[A-Za-z0-9]{54}$/)
  secretOfClient = (await page.locator('#client-secret').textContent()) ?? ''
  await lookAt(page, 'portal-client')
})

test('the sample on the page runs as it stands, and the trace tells of it by itself', async () => {
  const file = join(folder, 'sample.ts')
  writeFileSync(file, (await page.locator('#sample-typescript code').textContent()) ?? '')
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))
  const secret = (await page.locator('#client-secret').textContent()) ?? ''
  const { said, screen } = await runSample(file, secret)
  await confirmByForm(screen)
  await expect(screen.locator('body')).toContainText('Signed in')
  await expect.poll(said, { timeout: 30_000 }).toContain(person.nameTh.split(' ').at(-1) ?? '?')
  await expect(page.locator('#trace')).toContainText('ประชาชนอนุญาต', { timeout: 30_000 })
  await expect(page.locator('#trace')).toContainText('ส่งข้อมูลแล้ว', { timeout: 30_000 })
})

/** Starts the sample and opens the page that it points to. */
async function runSample(file: string, secret: string) {
  const sample = spawn(process.execPath, [file], { env: { ...process.env, CLIENT_SECRET: secret } })
  const said = listenTo(sample)
  await expect.poll(said, { timeout: 30_000 }).toMatch(/Open http\S+\s/)
  const screen = await aScreen()
  await screen.goto(/Open (\S+)/.exec(said())?.[1] ?? '')
  return { said, screen }
}

function listenTo({ stdout, stderr }: ChildProcess) {
  const heard: string[] = []
  for (const stream of [stdout, stderr]) stream?.on('data', (part: Buffer) => heard.push(part.toString()))
  return () => heard.join('')
}

test('an officer is invited, agrees with their own identity, and stands in the list', async () => {
  await page.goto(await page.locator('.portal-ways a').evaluate((link: HTMLAnchorElement) => link.href))
  await page.getByRole('button', { name: 'สร้างลิงก์เชิญเจ้าหน้าที่' }).click()
  const link = (await page.locator('#invitation').textContent()) ?? ''
  await lookAt(page, 'portal-officer-link')
  const officer = await aScreen()
  await officer.goto(`${system.origin}/portal/sign-in`)
  await confirmByForm(officer)
  await officer.goto(link)
  await lookAt(officer, 'portal-officer-join')
  await officer.getByRole('button', { name: 'เข้าร่วม' }).click()
  await expect(officer.getByRole('status')).toContainText('ท่านเป็นเจ้าหน้าที่')
  await page.reload()
  await expect(page.locator('#officers')).toContainText(person.nameTh.split(' ').at(-1) ?? '?')
  await lookAt(page, 'portal-officers')
  await page.locator('.cards a').first().click()
})

test('the checks watch the sample as it meets wrong answers; two operators then let the system at everybody', async () => {
  const [file, secret] = [join(folder, 'sample.ts'), secretOfClient]
  await page.locator('#to-production').click()
  await lookAt(page, 'portal-checks')
  await page.getByRole('button', { name: 'เริ่มตรวจ' }).click()
  for (const turn of [1, 2, 3, 4, 5]) {
    const { screen } = await runSample(file, secret)
    await expect(screen.locator('.banner[role=status]').first()).toContainText('ซ้อม')
    if (turn === 3) await lookAt(screen, 'sign-in-rehearsal')
    await confirmByForm(screen)
    await expect(screen.locator('body')).toContainText('Signed in')
    await screen.close()
  }
  await expect(page.locator('.check.passed')).toHaveCount(7, { timeout: 60_000 })
  await page.reload()
  await page.locator('#legalBasis').fill('พ.ร.บ. ทดลอง มาตรา 5')
  for (const reason of await page.locator('textarea[name^=reason]').all()) await reason.fill('เรียกชื่อให้ถูกคน')
  await lookAt(page, 'portal-ask')
  await page.getByRole('button', { name: 'ส่งคำขอ' }).click()
  await expect(page.locator('#request')).toContainText('รอผู้พิจารณาสองคน')
  await lookAt(page, 'portal-asked')
  for (const operator of ['1009900009019', '1009900009027']) {
    const screen = await aScreen()
    await screen.goto(`${system.origin}/portal/sign-in`)
    await screen.locator('input[name=pid]').fill(operator)
    await screen.locator('button[name=decision][value=confirm]').click()
    await screen.locator('#console').click()
    await lookAt(screen, 'portal-console')
    await screen.locator('.cards a').first().click()
    await lookAt(screen, 'portal-request')
    await screen.locator('#note').fill('ครบถ้วน')
    await screen.getByRole('button', { name: 'เห็นชอบ', exact: true }).click()
    await expect(screen.locator('main')).toContainText('ครบถ้วน')
    await screen.close()
  }
  await page.reload()
  await expect(page.locator('.good')).toContainText('ใช้จริงแล้ว')
  await lookAt(page, 'portal-live')
  await page.locator('.portal-ways a').click()
  await lookAt(page, 'portal-live-client')
})

test('a mistake is told with the rule that was broken; a suspended system is refused at once', async () => {
  const id = (await page.locator('#client-id').textContent()) ?? ''
  const screen = await aScreen()
  const query = new URLSearchParams({
    client_id: id,
    redirect_uri: 'http://127.0.0.1:48731/other',
    response_type: 'code',
    scope: 'openid',
  })
  await screen.goto(`${system.origin}/oidc/auth?${query}`)
  await lookAt(screen, 'portal-mistake')
  await expect(page.locator('#trace')).toContainText('redirect_uri ไม่ตรง', { timeout: 30_000 })
  await page.reload()
  await expect(page.locator('#client-secret')).toHaveCount(0)
  await lookAt(page, 'portal-trace')
  await page.getByRole('button', { name: 'ระงับระบบนี้' }).click()
  await expect(page.getByText('ระงับอยู่')).toBeVisible()
  await page.getByRole('button', { name: 'ออกจากพอร์ทัล' }).click()
  await expect(page.locator('#sign-in')).toBeVisible()
})
