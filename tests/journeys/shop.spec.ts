import { expect, test } from '@playwright/test'
import { staffNumbers } from '../staff.ts'
import { aCamera, type Camera } from './camera.ts'
import { beginElsewhere, openPlace, type Place, startWork, typeCode } from './counter.ts'
import { aPerson, type Person } from './people.ts'
import { type RunningSystem, startSystem } from './server.ts'
import { consent, openApp, type Phone, press } from './steps.ts'
import { lookAt, see } from './walk.ts'

test.describe.configure({ mode: 'serial' })

let system: RunningSystem
let camera: Camera
let till: Place
let phone: Phone
let person: Person
test.beforeAll(async () => {
  system = await startSystem()
  camera = await aCamera()
  person = await aPerson(system, 3)
  till = await openPlace(system, camera, 'ปทุมวัน', { width: 1024, height: 700 })
  phone = await openApp(system, camera)
})
test.afterAll(async () => {
  await phone?.close()
  await till?.close()
  camera?.close()
  expect(await system?.stop()).toBe(0)
  expect(system.log.join('')).not.toMatch(/\d{13}/)
})

test('till: the app shows a code, the cashier scans it; without a card it ends at level 1 and says so', async () => {
  const app = phone.page
  const { page } = till
  await beginElsewhere(app)
  await see(app, 'proof')
  await press(app, /เคาน์เตอร์เซอร์วิส/)
  await see(app, 'proofShop')
  await app.getByLabel(/เลขประจำตัวประชาชน/).fill(person.citizenNumber)
  await app.getByLabel('เบอร์โทรศัพท์มือถือ').fill('089-765-4321')
  await press(app, 'ขอรหัส')
  await see(app, 'proofShopCode')
  const ticket = (await app.locator('.qr-code').getAttribute('data-text')) ?? ''

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
  await typeCode(system, app, person, '0897654321')
  await consent(app)
  await see(page, 'case-bound', 'till-bound')
  await expect(page.getByText('IAL 2.1')).toBeVisible()
})
