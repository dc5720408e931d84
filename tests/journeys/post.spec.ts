import { expect, test } from '@playwright/test'
import { staffNumbers } from '../staff.ts'
import {
  aPlaceAndAPhone,
  beginElsewhere,
  insertCard,
  pairReader,
  removeCard,
  startWork,
  typeCode,
} from './counter.ts'
import { consent, press } from './steps.ts'
import { lookAt, see } from './walk.ts'

test.describe.configure({ mode: 'serial' })

const scene = aPlaceAndAPhone({ place: 'ไปรษณีย์', person: 2 })

test('post office: card, face, the clerk, the citizen, a code by message, the phone', async () => {
  const {
    camera,
    system,
    phone,
    person,
    place: { page },
  } = scene()
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
  await typeCode(system, phone.page, person, '0812345678')
  await consent(phone.page)
  await see(page, 'case-bound', 'desk-bound')
  await press(page, 'รายการต่อไป')
  await expect(page.getByText('สำเร็จ')).toBeVisible()
  await lookAt(page, 'desk-recent')
})
