// Where is the nearest place that can prove me: found without an account, booked without a name, given back, and there without a network.
import { type Browser, type BrowserContext, chromium, expect, type Page, test } from '@playwright/test'
import config from '../../playwright.config.ts'
import { beginElsewhere } from './counter.ts'
import { putOn } from './looks.ts'
import { type RunningSystem, startSystem } from './server.ts'
import { press } from './steps.ts'
import { lookAt, see } from './walk.ts'

test.describe.configure({ mode: 'serial' })

let system: RunningSystem
let browser: Browser
let context: BrowserContext
let page: Page
const asked: string[] = []
test.beforeAll(async () => {
  system = await startSystem()
  browser = await chromium.launch(config.use?.launchOptions ?? {})
  context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'th-TH',
    timezoneId: 'Asia/Bangkok',
    reducedMotion: 'reduce',
    geolocation: { latitude: 18.78834, longitude: 98.98531 },
  })
  page = await context.newPage()
  page.on('request', request => void asked.push(request.url()))
})
test.afterAll(async () => {
  await browser?.close()
  expect(await system?.stop()).toBe(0)
})

const list = () => page.getByRole('region', { name: 'รายการจุดบริการ' })
const names = () => list().getByRole('heading', { level: 3 })
const overflow = () =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('from the welcome, without an account: the whole country, then one province', async () => {
  await page.goto(`${system.origin}/app/`)
  await see(page, 'welcome')
  await press(page, 'ลงทะเบียน')
  await see(page, 'choose')
  await press(page, /ให้เจ้าหน้าที่ช่วย/)
  await lookAt(page, 'choose-office')
  await press(page, 'หาจุดที่ใกล้ที่สุด')
  await expect(page.locator('.province').first()).toBeVisible()
  await see(page, 'finder', 'finder-country')
  await expect(page.getByText('982 แห่ง')).toBeVisible()
  await press(page, /^เชียงใหม่/)
  await expect(page.getByText('29 แห่ง')).toBeVisible()
  await expect(names()).toHaveCount(10)
  await lookAt(page, 'finder-province')
})

test('chips narrow, together they may leave nothing, and one press takes them back', async () => {
  await page.getByRole('button', { name: 'ไปรษณีย์', exact: true }).click()
  await expect(names()).toHaveCount(1)
  await page.getByRole('button', { name: 'ไปรษณีย์', exact: true }).click()
  await page.getByRole('button', { name: 'ร้านค้า', exact: true }).click()
  await page.getByRole('button', { name: 'ได้ระดับ 2.3' }).click()
  await expect(page.getByText('ไม่มีจุดบริการตามที่เลือก')).toBeVisible()
  await lookAt(page, 'finder-nothing')
  await press(page, 'ล้างเงื่อนไข')
  await expect(names()).toHaveCount(10)
})

test('a part of a name finds the districts that have it', async () => {
  await page.getByLabel('ชื่อ อำเภอ เขต หรือจังหวัด').fill('แม่ริม')
  await expect(list().getByRole('heading', { name: 'สำนักทะเบียนตัวอย่างอำเภอแม่ริม' })).toBeVisible()
  // GeoNames knows no town there.
  await expect(list().getByText('ยังไม่รู้จุดบนแผนที่')).toBeVisible()
  await lookAt(page, 'finder-search')
})

test('a phone that may not tell where it is says so; one that may tells a kilometre and no more', async () => {
  await press(page, 'ใกล้ฉัน')
  await expect(page.getByText('โทรศัพท์ไม่ได้รับอนุญาตให้บอกตำแหน่ง')).toBeVisible()
  await lookAt(page, 'finder-refused')
  expect(asked.filter(url => url.includes('near='))).toEqual([])
  await context.grantPermissions(['geolocation'])
  await press(page, 'ใกล้ฉัน')
  await expect(page.getByText(/แห่ง ใกล้ที่สุดก่อน/)).toBeVisible()
  await expect(names().first()).toHaveText('ไปรษณีย์ตัวอย่างเมืองเชียงใหม่')
  await lookAt(page, 'finder-near')
  const near = asked.map(url => new URL(url).searchParams.get('near')).filter(Boolean)
  expect(new Set(near)).toEqual(new Set(['18.79,98.99']))
})

test('a mark on the map shows its place below it', async () => {
  const mark = page.locator('.map-mark', { has: page.locator('.map-name') }).first()
  const district = (await mark.textContent()) ?? '-'
  await mark.click()
  await expect(page.locator('.finder-map').getByRole('heading', { level: 3 })).toContainText(district)
  await lookAt(page, 'finder-chosen')
})

test('a quarter of an hour is booked by keyboard, with no name; its reference stays after a reload', async () => {
  const book = list().getByRole('link', { name: 'จองเวลาที่ไปรษณีย์ตัวอย่างเมืองเชียงใหม่' })
  await book.focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('.time').first()).toBeVisible()
  await see(page, 'book')
  await page.locator('.day').nth(1).click()
  await page.locator('.time').first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await lookAt(page, 'book-confirm')
  await press(page, 'จองเวลานี้')
  await expect(page.locator('.booking-code')).toHaveText(/^[CDFGHJKMNPQRTVWXY]{6}$/)
  await see(page, 'bookings', 'booked')
  const reference = await page.locator('.booking-code').textContent()
  await page.reload()
  await expect(page.locator('.booking-code')).toHaveText(reference ?? '')
})

test('without a network the list and the reference are still there, and say how old they are', async () => {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await press(page, 'ย้อนกลับ')
  await expect(page.getByRole('link', { name: /^นัด/ })).toBeVisible()
  await expect(page.locator('.province').first()).toBeVisible()
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByText(/ไม่มีเครือข่าย นี่คือรายการเมื่อ/)).toBeVisible()
  await expect(page.locator('.province').first()).toBeVisible()
  await lookAt(page, 'finder-offline')
  await page.getByRole('link', { name: /^นัด/ }).click()
  await expect(page.locator('.booking-code')).toBeVisible()
  await lookAt(page, 'bookings-offline')
  await context.setOffline(false)
})

test('given back after one more question, and taken again when that was a mistake', async () => {
  await page.reload()
  const code = page.locator('.booking-code')
  const reference = await code.textContent()
  await press(page, `ยกเลิกนัด ${reference}`)
  await lookAt(page, 'cancel-confirm')
  await page.getByRole('dialog').getByRole('button', { name: 'ยกเลิกนัด', exact: true }).click()
  await expect(page.getByText('ยังไม่มีนัด')).toBeVisible()
  await lookAt(page, 'cancelled')
  await press(page, 'จองเวลาเดิมอีกครั้ง')
  await expect(code).toBeVisible()
  expect(await code.textContent()).not.toBe(reference)
})

test('another phone gives it back with the reference; a wrong one is told nothing', async () => {
  const reference = (await page.locator('.booking-code').textContent()) ?? ''
  await press(page, 'ย้อนกลับ')
  await page.getByLabel('จังหวัด', { exact: true }).selectOption({ label: 'เชียงใหม่' })
  await list().getByRole('link', { name: 'จองเวลาที่ไปรษณีย์ตัวอย่างเมืองเชียงใหม่' }).click()
  await press(page, 'ยกเลิกนัดที่จองจากเครื่องอื่น')
  const typed = page.getByLabel('รหัสนัด')
  await typed.fill('CCCCCC')
  await press(page, 'ยกเลิกนัด')
  await expect(page.getByText('ไม่พบนัดนี้ที่จุดบริการนี้')).toBeVisible()
  await lookAt(page, 'cancel-elsewhere')
  await typed.fill(reference.toLowerCase())
  await press(page, 'ยกเลิกนัด')
  await expect(page.getByText('ยกเลิกนัดแล้ว')).toBeVisible()
  await page.keyboard.press('Escape')
})

test('wherever somebody is told to go to a place, the finder is one press away', async () => {
  const visitor = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  await visitor.goto(`${system.origin}/app/raise`)
  await see(visitor, 'raise', 'raise-with-finder')
  await press(visitor, 'หาจุดที่ใกล้ที่สุด')
  await see(visitor, 'finder', 'finder-country')
  await visitor.goto(`${system.origin}/app/`)
  await beginElsewhere(visitor)
  await see(visitor, 'proof', 'proof-with-finder')
  await press(visitor, 'หาจุดที่ใกล้ที่สุด')
  await see(visitor, 'finder', 'finder-country')
  await press(visitor, 'ย้อนกลับ')
  await see(visitor, 'proof', 'proof-with-finder')
  await visitor.context().close()
})

test('large letters on a narrow phone and on a desk: nothing runs over, in both languages', async () => {
  for (const path of ['finder', 'finder/bookings']) {
    await page.goto(`${system.origin}/app/${path}`)
    for (const [language, theme, screen] of [
      ['th', 'dark', 'narrow'],
      ['en', 'light', 'narrow'],
      ['en', 'dark', 'desk'],
    ] as const) {
      await putOn(page, { language, theme, size: 'large', screen })
      expect(await overflow()).toBe(0)
      await lookAt(page, `${path.replace('/', '-')}-${language}-${theme}-${screen}`)
    }
  }
})
