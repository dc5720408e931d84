import { expect, type Page, test } from '@playwright/test'
import { staffNumbers } from '../staff.ts'
import { aCamera, type Camera } from './camera.ts'
import {
  beginElsewhere,
  codeSentTo,
  insertCard,
  openPlace,
  type Place,
  pairReader,
  removeCard,
  startWork,
} from './counter.ts'
import { aPerson, type Person } from './people.ts'
import { type RunningSystem, startSystem } from './server.ts'
import { consent, openApp, type Phone, press } from './steps.ts'
import { lookAt, see } from './walk.ts'

test.describe.configure({ mode: 'serial' })

let system: RunningSystem
let camera: Camera
let phone: Phone
let people: Person[]
const places: Place[] = []
test.beforeAll(async () => {
  system = await startSystem()
  camera = await aCamera()
  people = await Promise.all([2, 3].map(index => aPerson(system, index)))
  phone = await openApp(system, camera)
})
test.afterAll(async () => {
  await phone?.close()
  for (const place of places) await place.close()
  camera?.close()
  expect(await system?.stop()).toBe(0)
  expect(system.log.join('')).not.toMatch(/\d{13}/)
})

const open = async (name: string, viewport?: { width: number; height: number }) => {
  const place = await openPlace(system, camera, name, viewport)
  places.push(place)
  return place.page
}

async function typeCode(page: Page, person: Person, telephone: string) {
  await see(page, 'proofCode')
  await page.getByLabel(/เลขประจำตัวประชาชน/).fill(person.citizenNumber)
  await page.getByLabel('รหัส 6 หลัก').fill(await codeSentTo(system, telephone))
  await press(page, 'ต่อไป')
}

test('post office: card, face, the clerk, the citizen, a code by message, the phone', async () => {
  const person = people[0]!
  const page = await open('ไปรษณีย์')
  await see(page, 'counterSignIn')
  await startWork(page, staffNumbers.postClerk)
  await expect(page.getByRole('heading', { name: 'รายการใหม่' })).toBeVisible()
  await lookAt(page, 'desk')
  await camera.lookStraight(person.face)
  await press(page, 'ยืนยันตัวตนที่ไปรษณีย์')
  await see(page, 'case-card', 'desk-pair')
  await pairReader(system, page)
  await lookAt(page, 'desk-card')
  await insertCard(system, person)
  await see(page, 'case-face', 'desk-face')
  await expect(page.getByAltText('ภาพถ่ายในทะเบียน')).toBeVisible()
  await lookAt(page, 'desk-person')
  await removeCard(system)
  await press(page, 'ถ่ายและเทียบ')
  await see(page, 'case-attest', 'desk-attest')
  await press(page, 'คนเดียวกัน')
  await see(page, 'case-confirm', 'desk-confirm')
  await press(page, 'ถูกต้อง')
  await see(page, 'case-phone', 'desk-phone')
  await page.getByLabel('เบอร์โทรศัพท์').fill('081-234-5678')
  await press(page, 'ส่งรหัส')
  await see(page, 'case-bind', 'desk-bind')

  await beginElsewhere(phone.page)
  await see(phone.page, 'proof')
  await press(phone.page, /ใส่รหัสจากข้อความ/)
  await typeCode(phone.page, person, '0812345678')
  await consent(phone.page)
  await see(page, 'case-bound', 'desk-bound')
  await press(page, 'รายการต่อไป')
  await expect(page.getByText('สำเร็จ')).toBeVisible()
  await lookAt(page, 'desk-recent')
})

test('till: the app shows a code, the cashier scans it; without a card it ends at level 1 and says so', async () => {
  const person = people[1]!
  const app = await phone.another()
  await beginElsewhere(app)
  await see(app, 'proof')
  await press(app, /เคาน์เตอร์เซอร์วิส/)
  await see(app, 'proofShop')
  await app.getByLabel(/เลขประจำตัวประชาชน/).fill(person.citizenNumber)
  await app.getByLabel('เบอร์โทรศัพท์มือถือ').fill('089-765-4321')
  await press(app, 'ขอรหัส')
  await see(app, 'proofShopCode')
  const ticket = (await app.locator('.qr-code').getAttribute('data-text')) ?? ''

  const page = await open('ปทุมวัน', { width: 1024, height: 700 })
  await startWork(page, staffNumbers.cashier)
  await lookAt(page, 'till')
  await page.getByLabel('รหัสจากแอปของลูกค้า').fill(ticket)
  await press(page, 'รับรายการ')
  await see(page, 'case-card', 'till-pair')
  await camera.lookStraight(person.face)
  await press(page, /ไม่มีบัตร/)
  await see(page, 'case-face', 'till-face')
  await press(page, 'ถ่ายและเทียบ')
  await see(page, 'case-phone', 'till-phone')
  await press(page, 'ส่งรหัส')
  await see(page, 'case-bind', 'till-bind')

  await press(app, 'ได้รับรหัสทางข้อความแล้ว')
  await typeCode(app, person, '0897654321')
  await consent(app)
  await see(page, 'case-bound', 'till-bound')
  await expect(page.getByText('IAL 2.1')).toBeVisible()
})
