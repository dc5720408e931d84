import { expect, test } from '@playwright/test'
import { aPlaceAndAPhone, beginElsewhere, insertCard, pairReader, removeCard, takeOver } from './counter.ts'
import { consent, press, turnHead } from './steps.ts'
import { lookAt, see } from './walk.ts'

test.describe.configure({ mode: 'serial' })

const scene = aPlaceAndAPhone({ place: 'จตุจักร', person: 1, viewport: { width: 768, height: 1366 } })

test('card in, face, code on the screen; the phone takes it over, passcode, card on the phone', async () => {
  const {
    camera,
    system,
    phone,
    person,
    place: { page },
  } = scene()
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
