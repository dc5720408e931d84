// A citizen finds a service, sees what it would see, allows it, reads the answer, and meets every screen of an agency in trouble.
import { expect, type Page, test } from '@playwright/test'
import { putOn } from './looks.ts'
import { aPerson } from './people.ts'
import { registerByCode } from './proven.ts'
import { aPhoneAlone } from './scene.ts'
import type { RunningSystem } from './server.ts'
import { press } from './steps.ts'
import { lookAt, see } from './walk.ts'

test.describe.configure({ mode: 'serial' })

let system: RunningSystem
let page: Page
aPhoneAlone(scene => {
  system = scene.system
  page = scene.phone.page
})

const misbehave = async (agency: string, how: object) => {
  const headers = { 'content-type': 'application/json' }
  const address = `${system.outside}/agencies/${agency}/misbehaviour`
  expect((await fetch(address, { method: 'PUT', headers, body: JSON.stringify(how) })).status).toBe(204)
}
const services = async () => {
  await page.getByRole('link', { name: 'บริการ', exact: true }).click()
  await expect(page.getByLabel('ค้นหาบริการ')).toBeVisible()
}
const open = async (name: string) => {
  await services()
  await page.getByLabel('ค้นหาบริการ').fill(name)
  await results()
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .first()
    .click()
}
const results = () => page.getByRole('navigation', { name: 'ผลการค้นหา' })
const overflow = () =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('from the home to the catalogue, by matter, life event and agency, and by a word with a slip in it', async () => {
  const people = await Promise.all([0, 1, 2, 3, 4, 5].map(index => aPerson(system, index)))
  const person = people.find(one => one.ageYears < 60)!
  await registerByCode(system, page, person)
  await expect(page.getByRole('link', { name: /บริการทั้งหมด/ })).toBeVisible()
  await lookAt(page, 'home-with-services')
  await page.getByRole('link', { name: /บริการทั้งหมด/ }).click()
  await expect(page.getByRole('heading', { name: 'สุขภาพ' })).toBeVisible()
  await see(page, 'services')
  await page
    .getByRole('radio', { name: 'ช่วงชีวิต' })
    .or(page.getByRole('button', { name: 'ช่วงชีวิต' }))
    .click()
  await lookAt(page, 'services-by-life-event')
  await page.getByLabel('ค้นหาบริการ').fill('ประกันสังคน')
  await expect(results().getByRole('link', { name: /^สิทธิประกันสังคม/ })).toBeVisible()
  await lookAt(page, 'services-search')
  await page.getByLabel('ค้นหาบริการ').fill('qqqxyz')
  await expect(page.getByText('ไม่พบบริการตามคำนี้')).toBeVisible()
  await lookAt(page, 'services-none')
})

test('what it sees and why, one press to allow, the answer, and again without a question', async () => {
  await open('ตรวจสอบสิทธิรักษาพยาบาล')
  await expect(page.getByText('ข้อมูลที่ สปสช. จะเห็น')).toBeVisible()
  await see(page, 'service')
  await press(page, 'อนุญาตและดูผล')
  await see(page, 'service-ok', 'result-rows')
  await press(page, 'ปักหมุดบริการนี้')
  await expect(page.getByRole('button', { name: 'เลิกปักหมุด' })).toBeVisible()
  await open('ตรวจสอบสิทธิรักษาพยาบาล')
  await expect(page.locator('[data-page="service-ok"]')).toBeVisible()
})

test('an agency that fails: the kept answer with its age; without one, its name, its trouble and a number to call', async () => {
  await misbehave('nhso', { errorPercent: 100 })
  await press(page, 'ดูอีกครั้ง')
  await see(page, 'service-kept', 'result-kept')
  await misbehave('nhso', { restSeconds: 7200 })
  await press(page, 'ถอนการอนุญาต')
  await page.getByRole('dialog').getByRole('button', { name: 'ถอนการอนุญาต', exact: true }).click()
  await press(page, 'อนุญาตและดูผล')
  await see(page, 'service-maintenance')
  await misbehave('nhso', { wrong: 'shape' })
  await press(page, 'ลองอีกครั้ง')
  await see(page, 'service-agencyDown')
  await misbehave('nhso', {})
})

test('a form with its faults, an answer in a table, and nothing found', async () => {
  await open('เบอร์ฉุกเฉินและสายด่วนรัฐ')
  await page.getByLabel('คำที่ต้องการหา').fill('ไฟไหม้')
  await press(page, 'ดูผล')
  await see(page, 'service-ok', 'result-table')
  await press(page, 'แก้ไขและค้นอีกครั้ง')
  await page.getByLabel('คำที่ต้องการหา').fill('ไม่มีคำนี้')
  await press(page, 'ดูผล')
  await see(page, 'service-notFound')
  await open('ข้อมูลนิติบุคคล')
  await page.getByLabel('เลขทะเบียนนิติบุคคล 13 หลัก').fill('123')
  await press(page, 'ดูผล')
  await expect(page.getByText('รูปแบบไม่ถูกต้อง')).toBeVisible()
  await lookAt(page, 'form-faults')
})

test('not for the person: said with the rule', async () => {
  await open('เบี้ยยังชีพผู้สูงอายุ')
  await press(page, 'อนุญาตและดูผล')
  await see(page, 'service-notEligible')
})

test('dark, in English, large, at 320 pixels: nothing runs over', async () => {
  await open('เช็กเงินสะสมชราภาพ')
  await press(page, 'อนุญาตและดูผล')
  await expect(page.locator('[data-page="service-ok"], [data-page="service-notFound"]')).toBeVisible()
  for (const [language, theme] of [
    ['en', 'dark'],
    ['th', 'light'],
  ] as const) {
    await putOn(page, { language, theme, size: 'large', screen: 'narrow' })
    expect(await overflow()).toBe(0)
    await lookAt(page, `result-narrow-${language}`)
  }
  await services()
  expect(await overflow()).toBe(0)
  await lookAt(page, 'services-narrow')
})

test('without a network the catalogue is still there and can be searched', async () => {
  await putOn(page, { language: 'th', theme: 'light', size: 'normal', screen: 'phone' })
  await page.context().setOffline(true)
  await page.getByRole('link', { name: 'หน้าแรก' }).click()
  await services()
  await page.getByLabel('ค้นหาบริการ').fill('บัตรทอง')
  await expect(results().getByRole('link', { name: /^ตรวจสอบสิทธิรักษาพยาบาล/ })).toBeVisible()
  await lookAt(page, 'services-offline')
  await page.context().setOffline(false)
})
