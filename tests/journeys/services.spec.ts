// A citizen finds a service, sees what it would see, allows it, reads the answer, and meets every screen of an agency in trouble.
import { expect, type Locator, type Page, test } from '@playwright/test'
import { toBuddhistYear } from '../../shared/buddhist-date.ts'
import { localDay } from '../../shared/opening-hours.ts'
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
/** An officer of an agency moves what was sent on. */
const moveOn = async (agency: string, reference: string, state: string, note: string) => {
  const headers = { 'content-type': 'application/json' }
  const address = `${system.outside}/agencies/${agency}/opened/${reference}`
  const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ state, note }) })
  expect(answer.status).toBe(204)
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
/** A day as Thai people write it with figures, `29/11/2569`. */
const toThai = (day: string) => `${day.slice(8)}/${day.slice(5, 7)}/${toBuddhistYear(day)}`
const paste = (box: Locator, text: string) =>
  box.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
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
  let asked = 0
  let letOn: () => void = () => undefined
  const isHeld = new Promise<void>(resolve => {
    letOn = resolve
  })
  await page.route('**/v1/me/services/*/ask', async route => {
    asked += 1
    await isHeld
    await route.continue()
  })
  await open('ตรวจสอบสิทธิรักษาพยาบาล')
  await press(page, 'ปักหมุดบริการนี้')
  await expect(page.getByRole('button', { name: 'เลิกปักหมุด' })).toBeVisible()
  letOn()
  await expect(page.locator('[data-page="service-ok"]')).toBeVisible()
  await page.unroute('**/v1/me/services/*/ask')
  // It was on its way by itself when the star was pressed, and was put once.
  expect(asked).toBe(1)
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
  await see(page, 'service-notEligible')
})

test('something is sent: filled in, looked over, with a photograph; the officer asks for more, and the person is told', async () => {
  await open('ร้องเรียนรถสาธารณะ')
  await press(page, 'ตรวจทานก่อนส่ง')
  await press(page, 'ส่ง')
  await expect(page.getByText('กรุณากรอก').first()).toBeVisible()
  await lookAt(page, 'send-faults')
  await page.getByLabel('รถ', { exact: true }).selectOption('TAXI')
  const day = page.getByRole('group', { name: 'วันที่เกิดเหตุ' })
  await day.getByLabel('วันที่').fill('31')
  await day.getByLabel('เดือน').selectOption('พฤศจิกายน')
  await press(page, 'ตรวจทานก่อนส่ง')
  await press(page, 'ส่ง')
  await expect(day.getByText('รูปแบบไม่ถูกต้อง')).toBeVisible()
  await lookAt(page, 'day-faults')
  await paste(day.getByLabel('วันที่'), toThai(localDay(new Date(Date.now() - 86_400_000))))
  await expect(day.getByLabel('ปี พ.ศ.')).toHaveValue(/^25\d\d$/)
  await page.getByLabel('เกิดอะไรขึ้น').fill('คนขับปฏิเสธผู้โดยสารหน้าสถานี\nแล้วขับออกไปทันที')
  await page.getByLabel('หมายเลขที่ติดต่อได้').fill('081-234-5678')
  const picture = await page.screenshot({ type: 'png' })
  await page.getByLabel(/ภาพถ่าย/).setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: picture })
  await expect(page.getByText('ไฟล์ที่ 1')).toBeVisible()
  await see(page, 'service', 'send-form')
  await press(page, 'ตรวจทานก่อนส่ง')
  await see(page, 'service-review')
  await press(page, 'ส่ง')
  await see(page, 'application', 'application-waiting')
  const reference = String(await page.locator('.sent-standing b').textContent())
  await moveOn('dlt', reference, 'MORE', 'ขอทะเบียนรถ')
  await page.waitForTimeout(5_100)
  await press(page, 'ดูสถานะล่าสุด')
  await expect(page.getByText('ขอทะเบียนรถ')).toBeVisible()
  await see(page, 'application', 'application-needs-you')
  await page.getByRole('button', { name: 'กลับ' }).click()
  await expect(page.getByRole('heading', { name: 'รอท่านดำเนินการ' })).toBeVisible()
  await see(page, 'applications')
})

test('a time is booked and given back', async () => {
  await open('จองคิวต่ออายุใบขับขี่')
  await page.getByLabel('ใบอนุญาต').selectOption('CAR5')
  await expect(page.getByText('เลือกข้อก่อนหน้านี้ก่อน')).toBeVisible()
  await page.getByLabel('สำนักงาน').selectOption('500')
  await page.getByLabel('วันและเวลา').selectOption({ index: 1 })
  await lookAt(page, 'booking-form')
  await press(page, 'ตรวจทานก่อนส่ง')
  await expect(page.getByText('สำนักงานขนส่งจังหวัดเชียงใหม่')).toBeVisible()
  await press(page, 'อนุญาตและส่ง')
  await see(page, 'application', 'booking')
  await press(page, 'ยกเลิกนัด')
  await page.getByRole('dialog').getByRole('button', { name: 'ยกเลิกนัด', exact: true }).click()
  await expect(page.locator('.sent-standing')).toContainText('ยกเลิกแล้ว')
})

test('an agency that is away takes what was sent when it is back', async () => {
  await misbehave('dlt', { restSeconds: 3600 })
  await open('จองคิวต่ออายุใบขับขี่')
  await page.getByLabel('ใบอนุญาต').selectOption('CAR5')
  await expect(page.getByText('หน่วยงานยังให้รายการไม่ได้ในขณะนี้')).toBeVisible()
  await lookAt(page, 'options-down')
  await misbehave('dlt', {})
  await press(page, 'ลองอีกครั้ง')
  await expect(page.getByLabel('สำนักงาน')).toBeVisible()
})

test('what a service may see stands among the permissions, and ends there', async () => {
  await page.getByRole('link', { name: 'ฉัน', exact: true }).click()
  await page.getByRole('link', { name: /^สิทธิการเข้าถึง/ }).click()
  await see(page, 'permissions', 'permissions-of-services')
  const one = page.getByRole('article').filter({ hasText: 'ตรวจสอบสิทธิรักษาพยาบาล' })
  await expect(one).toContainText('เลขประจำตัวประชาชน')
  await press(page, 'ยกเลิกสิทธิของ ตรวจสอบสิทธิรักษาพยาบาล')
  await page.getByRole('dialog').getByRole('button', { name: 'ยกเลิกสิทธิ', exact: true }).click()
  await expect(page.getByText('ยกเลิกสิทธิของ ตรวจสอบสิทธิรักษาพยาบาล แล้ว')).toBeVisible()
  await expect(one).toHaveCount(0)
  await open('ตรวจสอบสิทธิรักษาพยาบาล')
  await expect(page.getByRole('button', { name: 'อนุญาตและดูผล' })).toBeVisible()
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
