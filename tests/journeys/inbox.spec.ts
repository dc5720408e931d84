// A citizen is reminded: switches reminders on, sees on the home what is due, reads, puts away and takes back what was told, and
// chooses when the phone is quiet.
import { expect, type Page, test } from '@playwright/test'
import { localDay } from '../../shared/opening-hours.ts'
import { addDays } from '../../shared/partial-date.ts'
import { putOn } from './looks.ts'
import { aPerson, type Person } from './people.ts'
import { registerByCode } from './proven.ts'
import { aPhoneAlone } from './scene.ts'
import type { RunningSystem } from './server.ts'
import { press } from './steps.ts'
import { lookAt, see } from './walk.ts'

test.describe.configure({ mode: 'serial' })

const METER = '123456789'
let system: RunningSystem
let page: Page
let person: Person
aPhoneAlone(scene => {
  system = scene.system
  page = scene.phone.page
})

const tellAgency = async (path: string, json: object) => {
  const headers = { 'content-type': 'application/json' }
  const address = `${system.outside}/agencies/${path}`
  expect((await fetch(address, { method: 'PUT', headers, body: JSON.stringify(json) })).status).toBe(204)
}
const dayIn = (days: number) => addDays(localDay(new Date()), days)
const go = (name: string) => page.getByRole('link', { name, exact: true }).click()
const open = async (name: string) => {
  await go('บริการ')
  await page.getByLabel('ค้นหาบริการ').fill(name)
  const results = page.getByRole('navigation', { name: 'ผลการค้นหา' })
  await results
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .first()
    .click()
}
const overflow = () =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('nothing is due yet; a licence that runs out soon is, once its reminder is switched on', async () => {
  person = await aPerson(system, 0)
  await tellAgency(`dlt/records/getLicence/${person.citizenNumber}`, {
    body: {
      ...{ licenceNo: '12345678', class: 'CAR5', issuedOn: dayIn(-1500), expiresOn: dayIn(20) },
      status: 'VALID',
    },
  })
  await registerByCode(system, page, person)
  await expect(page.getByText('ไม่มีอะไรครบกำหนดใน 60 วันนี้')).toBeVisible()
  await lookAt(page, 'home-nothing-due')
  await open('แจ้งเตือนใบขับขี่หมดอายุ')
  await expect(page.getByText('ข้อมูลที่ ขบ. จะเห็น')).toBeVisible()
  await page.getByRole('button', { name: '7 วัน', exact: true }).click()
  await see(page, 'service', 'reminder-before')
  await press(page, 'อนุญาตและเปิดการเตือน')
  await expect(page.getByText(/อีก 20 วัน/)).toBeVisible()
  await expect(page.getByText('xxxx5678')).toBeVisible()
  await lookAt(page, 'reminder-on')
  await go('หน้าแรก')
  await expect(page.getByRole('link', { name: /ใบขับขี่หมดอายุ/ })).toBeVisible()
  await lookAt(page, 'home-due')
})

test('an account typed wrong, an agency that is down and asks for nothing to be done, and another account', async () => {
  await tellAgency('mea/misbehaviour', { errorPercent: 100 })
  await open('แจ้งเตือนค่าไฟ กฟน.')
  await page.getByLabel('หมายเลขบนบิล').fill('12')
  await press(page, 'เปิดการเตือน')
  await expect(page.getByText('รูปแบบไม่ถูกต้อง')).toBeVisible()
  await page.getByLabel('หมายเลขบนบิล').fill(METER)
  await press(page, 'เปิดการเตือน')
  await expect(page.getByText(/จะถามใหม่เอง/)).toBeVisible()
  await lookAt(page, 'reminder-agency-down')
  await tellAgency('mea/misbehaviour', {})
  await page.getByLabel('หมายเลขบนบิล').fill('987654321')
  await press(page, 'เปิดการเตือน')
  await expect(page.getByRole('heading', { name: '987654321' })).toBeVisible()
  await lookAt(page, 'reminder-two')
})

test('a reminder is switched off, and all of them stand together', async () => {
  await page.getByRole('button', { name: 'ปิดการเตือน' }).first().click()
  await lookAt(page, 'reminder-switch-off')
  await page.getByRole('dialog').getByRole('button', { name: 'ปิดการเตือน', exact: true }).click()
  await expect(page.getByRole('heading', { name: METER, exact: true })).toBeHidden()
  await go('ฉัน')
  await page.getByRole('link', { name: /^แจ้งเตือนล่วงหน้า/ }).click()
  await expect(page.getByRole('link', { name: /^แจ้งเตือนใบขับขี่หมดอายุ/ })).toBeVisible()
  await see(page, 'reminders')
})

test('quiet hours: two times that differ, or none', async () => {
  await page.getByRole('link', { name: /^เวลาไม่รบกวน/ }).click()
  await page.getByLabel('ถึง', { exact: true }).fill('21:00')
  await expect(page.getByText('เลือกสองเวลาที่ต่างกัน')).toBeVisible()
  await page.getByLabel('ถึง', { exact: true }).fill('06:30')
  await press(page, 'บันทึก')
  await expect(page.getByText('บันทึกแล้ว')).toBeVisible()
  await see(page, 'quiet-hours')
})

test('the inbox: told within a minute, read, put away, taken back, by who wrote, and opened where it leads', async () => {
  await open('กล่องข้อความภาครัฐ')
  await press(page, 'เปิด')
  await see(page, 'inbox')
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('button', { name: /ใบขับขี่หมดอายุ/ })).toBeVisible({ timeout: 1_500 })
  }).toPass({ timeout: 90_000, intervals: [4_000] })
  await page.getByRole('button', { name: /ใบขับขี่หมดอายุ/ }).click()
  await expect(page.getByText(/ครบกำหนด/).first()).toBeVisible()
  await lookAt(page, 'inbox-open')
  await press(page, 'เก็บ')
  await expect(page.getByText(/^เก็บ “ใบขับขี่หมดอายุ”/)).toBeVisible()
  await lookAt(page, 'inbox-undo')
  await press(page, 'เลิกทำ')
  await page.getByRole('radio', { name: 'ตามผู้ส่ง' }).click()
  await expect(page.getByRole('heading', { name: 'กรมการขนส่งทางบก', exact: true })).toBeVisible()
  await lookAt(page, 'inbox-by-sender')
  await page.getByRole('button', { name: /ใบขับขี่หมดอายุ/ }).click()
  await press(page, 'เก็บ')
  await page.getByRole('radio', { name: 'เก็บไว้' }).click()
  await page.getByRole('button', { name: /ใบขับขี่หมดอายุ/ }).click()
  await expect(page.getByRole('button', { name: 'นำกลับเข้ากล่อง' })).toBeVisible()
  await lookAt(page, 'inbox-archived')
  await press(page, 'เปิดเรื่องนี้')
  await expect(page.getByText(/อีก 20 วัน/)).toBeVisible()
})

test('dark, in English, large, at 320 pixels: nothing runs over', async () => {
  for (const [language, theme] of [
    ['en', 'dark'],
    ['th', 'light'],
  ] as const) {
    await putOn(page, { language, theme, size: 'large', screen: 'narrow' })
    expect(await overflow()).toBe(0)
    await lookAt(page, `reminder-narrow-${language}`)
  }
  for (const [place, name] of [
    ['หน้าแรก', 'home-due-narrow'],
    ['กล่องข้อความ', 'inbox-narrow'],
  ] as const) {
    await page.getByRole('link', { name: new RegExp(`^${place}`) }).click()
    await page.waitForTimeout(300)
    expect(await overflow()).toBe(0)
    await lookAt(page, name)
  }
})

test('without a network the home says what the phone knew last', async () => {
  await putOn(page, { language: 'th', theme: 'light', size: 'normal', screen: 'phone' })
  await page.context().setOffline(true)
  await page.getByRole('link', { name: /^หน้าแรก/ }).click()
  await expect(page.getByText('ไม่มีเครือข่าย นี่คือที่โทรศัพท์รู้ล่าสุด')).toBeVisible()
  await expect(page.getByRole('link', { name: /ใบขับขี่หมดอายุ/ })).toBeVisible()
  await lookAt(page, 'home-due-offline')
  await page.context().setOffline(false)
})
