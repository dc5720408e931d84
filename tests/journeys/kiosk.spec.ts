import { expect, test } from '@playwright/test'
import { aCamera, type Camera } from './camera.ts'
import {
  beginElsewhere,
  insertCard,
  openPlace,
  type Place,
  pairReader,
  removeCard,
  takeOver,
} from './counter.ts'
import { aPerson, type Person } from './people.ts'
import { type RunningSystem, startSystem } from './server.ts'
import { consent, openApp, type Phone, press, turnHead } from './steps.ts'
import { lookAt, see } from './walk.ts'

test.describe.configure({ mode: 'serial' })

let system: RunningSystem
let camera: Camera
let kiosk: Place
let phone: Phone
let person: Person
test.beforeAll(async () => {
  system = await startSystem()
  camera = await aCamera()
  person = await aPerson(system, 1)
  kiosk = await openPlace(system, camera, 'จตุจักร', { width: 768, height: 1366 })
  phone = await openApp(system, camera)
})
test.afterAll(async () => {
  await phone?.close()
  await kiosk?.close()
  camera?.close()
  expect(await system?.stop()).toBe(0)
  expect(system.log.join('')).not.toMatch(/\d{13}/)
})

test('card in, face, code on the screen; the phone takes it over, passcode, card on the phone', async () => {
  const { page } = kiosk
  await see(page, 'kiosk-welcome')
  await press(page, 'เริ่ม')
  await see(page, 'kiosk-card', 'kiosk-pair')
  await pairReader(system, page)
  await lookAt(page, 'kiosk-card')
  await camera.showFace(person.face)
  await insertCard(system, person)
  await see(page, 'kiosk-face')
  const confirm = page.locator('[data-page="kiosk-confirm"]')
  await turnHead(page, confirm, () => camera.showFace(person.face), 'พร้อมแล้ว')
  await see(page, 'kiosk-confirm')
  await expect(page.getByText('ถอดบัตรของท่าน')).toBeVisible()
  await lookAt(page, 'kiosk-take-card')
  await removeCard(system)
  await expect(page.getByText('ถอดบัตรของท่าน')).toBeHidden()
  await press(page, 'ถูกต้อง')
  await see(page, 'kiosk-ticket')
  await press(page, 'แสดงรหัส')
  await lookAt(page, 'kiosk-code')

  await beginElsewhere(phone.page)
  await takeOver(camera, page, phone.page, person)
  await consent(phone.page)
  await see(page, 'case-bound', 'kiosk-bound')
})
