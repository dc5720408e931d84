import { expect, test } from '@playwright/test'
import { aCamera, type Camera } from './camera.ts'
import {
  beginElsewhere,
  insertCard,
  openPlace,
  type Place,
  pairReader,
  removeCard,
  typeCode,
} from './counter.ts'
import { aPerson, type Person } from './people.ts'
import { type RunningSystem, startSystem } from './server.ts'
import { consent, openApp, type Phone, press, turnHead } from './steps.ts'
import { see } from './walk.ts'

test.describe.configure({ mode: 'serial' })

let system: RunningSystem
let camera: Camera
let kiosk: Place
let phone: Phone
let person: Person
test.beforeAll(async () => {
  system = await startSystem()
  camera = await aCamera()
  person = await aPerson(system, 4)
  kiosk = await openPlace(system, camera, 'สันทราย', { width: 600, height: 1024 })
  phone = await openApp(system, camera)
})
test.afterAll(async () => {
  await phone?.close()
  await kiosk?.close()
  camera?.close()
  expect(await system?.stop()).toBe(0)
  expect(system.log.join('')).not.toMatch(/\d{13}/)
})

test('top-up kiosk: card, face, telephone number, a code by message, the card on the phone', async () => {
  const { page } = kiosk
  await see(page, 'kiosk-welcome')
  await press(page, 'เริ่ม')
  await see(page, 'kiosk-card')
  await pairReader(system, page)
  await camera.showFace(person.face)
  await insertCard(system, person)
  await see(page, 'kiosk-face')
  const confirm = page.locator('[data-page="kiosk-confirm"]')
  await turnHead(page, confirm, () => camera.showFace(person.face), 'พร้อมแล้ว')
  await removeCard(system)
  await see(page, 'kiosk-confirm')
  await press(page, 'ถูกต้อง')
  await see(page, 'kiosk-phone')
  await page.getByLabel('เบอร์โทรศัพท์').fill('081-222-3344')
  await press(page, 'ส่งรหัส')
  await see(page, 'kiosk-bind')

  await beginElsewhere(phone.page)
  await see(phone.page, 'proof')
  await press(phone.page, /ใส่รหัสจากข้อความ/)
  await typeCode(system, phone.page, person, '0812223344')
  await consent(phone.page)
  await see(page, 'case-bound', 'kiosk-bound')
})

test('a top-up kiosk without a camera shows the way to other places', async () => {
  const blind = await openPlace(system, undefined, 'สันทราย', { width: 600, height: 1024 })
  await see(blind.page, 'kiosk-no-camera')
  const way = await blind.page.locator('.qr-code').getAttribute('data-text')
  await blind.close()
  await phone.page.goto(way ?? '')
  await see(phone.page, 'finder')
})
