import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import config from '../../playwright.config.ts'
import { startWork } from './counter.ts'
import { aPerson, type Person } from './people.ts'
import { type RunningSystem, startSystem } from './server.ts'
import { press } from './steps.ts'
import { lookAt, see } from './walk.ts'

test.describe.configure({ mode: 'serial' })

const OPERATORS = ['1009900009019', '1009900009027'] as const
let system: RunningSystem
let browser: Browser
let clerk: Person
let first: Page
let second: Page
let terminal: Page
let code = ''

test.beforeAll(async () => {
  system = await startSystem()
  clerk = await aPerson(system, 6)
  browser = await chromium.launch(config.use?.launchOptions)
})
test.afterAll(async () => {
  await browser?.close()
  expect(await system?.stop()).toBe(0)
  expect(system.log.join('')).not.toMatch(/\d{13}/)
})

const aScreen = async (viewport = { width: 1280, height: 900 }) =>
  (await browser.newContext({ viewport, locale: 'th-TH', timezoneId: 'Asia/Bangkok' })).newPage()

async function anOperator(number: string, viewport?: { width: number; height: number }): Promise<Page> {
  const page = await aScreen(viewport)
  await page.goto(`${system.origin}/portal/sign-in`)
  await page.locator('input[name=pid]').fill(number)
  await page.locator('button[name=decision][value=confirm]').click()
  await page.locator('#places').click()
  return page
}

test('an operator finds the places and adds a post office; a field that is wrong says so', async () => {
  first = await anOperator(OPERATORS[0])
  await lookAt(first, 'places')
  await first.getByRole('searchbox').fill('ไม่มีที่นี่')
  await press(first, 'ค้นหา')
  await lookAt(first, 'places-none')
  await first.locator('#add-place').click()
  const fields = {
    รหัสจุดบริการ: 'p-5077',
    ชื่อภาษาไทย: 'ไปรษณีย์ทดลองน่าน',
    ชื่อภาษาอังกฤษ: 'Nan Trial Post Office',
    'เลขที่และถนน (ภาษาไทย': '12 ถนนสุมนเทวราช',
    'อำเภอหรือเขต (ภาษาไทย': 'เมืองน่าน',
    'อำเภอหรือเขต (ภาษาอังกฤษ': 'Mueang Nan',
    'จังหวัด (ภาษาไทย': 'น่าน',
    'จังหวัด (ภาษาอังกฤษ': 'Nan',
    ละติจูด: '48.2',
    ลองจิจูด: '100.773',
  }
  for (const [label, value] of Object.entries(fields))
    await first.getByLabel(label, { exact: false }).fill(value)
  await first.getByLabel('ที่ทำการไปรษณีย์').check()
  await first.getByLabel('เสาร์').fill('09:00-12:00')
  await press(first, 'บันทึก')
  await expect(first.getByText('ใส่ละติจูดในประเทศไทย')).toBeVisible()
  await lookAt(first, 'place-wrong')
  await first.getByLabel('ละติจูด').fill('18.7756')
  await press(first, 'บันทึก')
  await expect(first.getByRole('heading', { level: 1 })).toHaveText('ไปรษณีย์ทดลองน่าน')
  await lookAt(first, 'place-new')
})

test('a browser becomes its terminal with a code that is shown once', async () => {
  await first.getByLabel('ชื่อเครื่อง').fill('เคาน์เตอร์ 1')
  await press(first, 'สร้างรหัส')
  code = (await first.locator('#terminal-code').textContent()) ?? ''
  await lookAt(first, 'place-invited')
  await first.reload()
  await expect(first.locator('#terminal-code')).toHaveCount(0)
  terminal = await aScreen()
  await terminal.goto(`${system.origin}/counter/`)
  await see(terminal, 'setup')
  await terminal.getByLabel('รหัสลงทะเบียน').fill(code)
  await press(terminal, 'ลงทะเบียนอุปกรณ์นี้')
  await see(terminal, 'counterSignIn')
  await expect(terminal.locator('body')).toContainText('ไปรษณีย์ทดลองน่าน')
})

test('nobody asks for themselves; a colleague is asked for by one, agreed to by another, and comes to work', async () => {
  await askFor(OPERATORS[0])
  await expect(first.locator('#refusal')).toContainText('ไม่มีใครให้สิทธิแก่ตนเองได้')
  await lookAt(first, 'place-refused')
  await askFor(clerk.citizenNumber)
  await expect(first.locator('#roles')).toContainText('รอผู้อื่นเห็นชอบ')
  await expect(first.getByRole('button', { name: 'เห็นชอบ', exact: true })).toHaveCount(0)
  second = await anOperator(OPERATORS[1], { width: 320, height: 700 })
  await lookAt(second, 'places-small')
  await second.locator('#waiting a').first().click()
  await lookAt(second, 'place-small')
  await press(second, 'เห็นชอบ')
  await expect(second.locator('#roles')).toContainText('เห็นชอบโดย')
  await startWork(terminal, clerk.citizenNumber)
  await expect(terminal.getByText('วันนี้ไม่มีนัด')).toBeVisible()
  await lookAt(terminal, 'desk-no-bookings')
})

test('whoever booked is expected, comes, and has not come after all', async () => {
  await system.query(
    `insert into staff.booking (booking_id, place_id, starts_at, seat, reference, phone_hash, request_id, created_at)
     select gen_random_uuid(), place_id, now() - minutes * interval '1 minute', minutes, reference, '', gen_random_uuid(), now()
     from staff.place, (values (1, 'BCDFGH'), (30, 'JKLMNP')) as booked(minutes, reference) where code = 'P-5077'`,
  )
  await press(terminal, 'โหลดใหม่')
  await expect(terminal.locator('[data-status=missed]')).toContainText('JKLMNP')
  await press(terminal, 'นัด BCDFGH มาแล้ว')
  await expect(terminal.locator('[data-status=arrived]')).toContainText('BCDFGH')
  await lookAt(terminal, 'desk-bookings')
  await press(terminal, 'นัด BCDFGH ยังไม่มา')
  await expect(terminal.locator('[data-status=expected]')).toContainText('BCDFGH')
})

async function askFor(number: string) {
  await first.getByLabel('เลขประจำตัวประชาชน').fill(number)
  await first.getByLabel('เจ้าหน้าที่', { exact: true }).check()
  await first.getByLabel('เหตุผล').fill('ประจำเคาน์เตอร์ 1')
  await press(first, 'ส่งคำขอ')
}

test('the terminal is switched off from afar, and the page of the clerk says so by itself', async () => {
  await second.locator('#terminals summary').click()
  await lookAt(second, 'terminal-off-asked')
  await second.locator('#terminals .danger').click()
  await expect(second.locator('#history')).toContainText('ปิดเครื่อง')
  await see(terminal, 'setup', 'clerk-switched-off')
  await expect(terminal.getByRole('heading', { level: 1 })).toHaveText('อุปกรณ์นี้ถูกปิด')
  await second.getByRole('link', { name: 'English' }).click()
  await lookAt(second, 'place-english')
})
