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
  await lookAt(page, 'portal-client')
})

test('the sample on the page runs as it stands, and the trace tells of it by itself', async () => {
  const file = join(folder, 'sample.ts')
  writeFileSync(file, (await page.locator('pre code').textContent()) ?? '')
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))
  const secret = (await page.locator('#client-secret').textContent()) ?? ''
  const sample = spawn(process.execPath, [file], { env: { ...process.env, CLIENT_SECRET: secret } })
  const said = listenTo(sample)
  await expect.poll(said, { timeout: 30_000 }).toMatch(/Open http/)
  const screen = await aScreen()
  await screen.goto(/Open (\S+)/.exec(said())?.[1] ?? '')
  await confirmByForm(screen)
  await expect(screen.locator('body')).toContainText('Signed in')
  await expect.poll(said, { timeout: 30_000 }).toContain(person.nameTh.split(' ').at(-1) ?? '?')
  await expect(page.locator('#trace')).toContainText('ประชาชนอนุญาต', { timeout: 30_000 })
  await expect(page.locator('#trace')).toContainText('ส่งข้อมูลแล้ว', { timeout: 30_000 })
})

function listenTo({ stdout, stderr }: ChildProcess) {
  const heard: string[] = []
  for (const stream of [stdout, stderr]) stream?.on('data', (part: Buffer) => heard.push(part.toString()))
  return () => heard.join('')
}

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
