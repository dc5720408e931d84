import { expect, test } from '@playwright/test'
import {
  aPlaceAndAPhone,
  beginElsewhere,
  insertCard,
  openPlace,
  pairReader,
  removeCard,
  typeCode,
  waitToSendAgain,
} from './counter.ts'
import { consent, press, turnHead } from './steps.ts'
import { lookAt, see } from './walk.ts'

test.describe.configure({ mode: 'serial' })

const scene = aPlaceAndAPhone({ place: 'สันทราย', person: 4, viewport: { width: 600, height: 1024 } })

test('top-up kiosk: card, face, telephone number, a code by message, the card on the phone', async () => {
  const {
    camera,
    system,
    phone,
    person,
    place: { page },
  } = scene()
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
  await waitToSendAgain(system)
  await press(page, 'ส่งรหัสอีกครั้ง')
  await expect(page.getByText(/ขอใหม่ได้ในอีก/)).toBeVisible()
  await waitToSendAgain(system)
  await press(page, 'ให้โทรไปอ่านรหัสให้ฟัง')
  await expect(page.getByText('อ่านรหัสทางโทรศัพท์แล้ว')).toBeVisible()
  await lookAt(page, 'kiosk-called')
  const telephone = await page.context().newPage()
  await telephone.goto(`${system.outside}/phone`)
  await expect(telephone.getByRole('button', { name: /ฟัง/ }).first()).toBeVisible()
  await lookAt(telephone, 'phone-called')
  await telephone.close()

  await beginElsewhere(phone.page)
  await see(phone.page, 'proof')
  await press(phone.page, /ใส่รหัสจากข้อความ/)
  await typeCode(system, phone.page, person, '0812223344')
  await consent(phone.page)
  await see(page, 'case-bound', 'kiosk-bound')
})

test('a top-up kiosk without a camera shows the way to other places', async () => {
  const { system, phone } = scene()
  const blind = await openPlace(system, undefined, 'สันทราย', { width: 600, height: 1024 })
  await see(blind.page, 'kiosk-no-camera')
  const way = await blind.page.locator('.qr-code').getAttribute('data-text')
  await blind.close()
  await phone.page.goto(way ?? '')
  await see(phone.page, 'finder')
})
