import { expect, test } from '@playwright/test'
import { staffNumbers } from '../staff.ts'
import {
  aPlaceAndAPhone,
  beginElsewhere,
  changeOfficer,
  insertCard,
  pairReader,
  removeCard,
  startWork,
  typeCode,
} from './counter.ts'
import { aPerson } from './people.ts'
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
  await startWork(page, staffNumbers.registrar)
  await expect(page.getByText('ท่านไม่มีหน้าที่ที่จุดนี้')).toBeVisible()
  await see(page, 'counterSignIn', 'officer-of-elsewhere')
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

test('somebody else than on the card, the limit of a day, a supervisor who decides, a terminal switched off', async () => {
  const {
    camera,
    system,
    place: { page },
  } = scene()
  await page.setViewportSize({ width: 820, height: 1180 })
  const [owner, other] = [await aPerson(system, 5), await aPerson(system, 6)]
  await camera.lookStraight(other.face)
  await press(page, 'ยืนยันตัวตนที่ไปรษณีย์')
  await insertCard(system, owner)
  await see(page, 'case-face', 'desk-face-tablet')
  // Two faces were refused before.
  await system.query("update counter.case set face_tries = 2 where status = 'open'")
  await press(page, 'ถ่ายและเทียบ')
  await see(page, 'case-review', 'desk-review')
  await expect(page.getByText('ใบหน้าไม่ตรง หรือไม่แน่ใจ')).toBeVisible()
  await removeCard(system)
  await press(page, 'รายการต่อไป')

  await system.query(`
    insert into counter.case (case_id, channel, status, operator_id, place_id, created_at, expires_at, ended_at)
    select gen_random_uuid(), 'post', 'bound', operator_id, place_id, now() - interval '13 hours', now(), now()
    from (select operator_id, place_id from counter.case where status = 'review') clerk, generate_series(1, 200)`)
  await press(page, 'ยืนยันตัวตนที่ไปรษณีย์')
  await expect(page.getByText('ถึงจำนวนรายการสูงสุดของวันแล้ว')).toBeVisible()
  await lookAt(page, 'desk-limit')

  await changeOfficer(page, staffNumbers.postSupervisor)
  await expect(page.getByText(/20\d รายการใน 24 ชั่วโมง/)).toBeVisible()
  await lookAt(page, 'desk-supervisor')
  await press(page, 'ตัดสิน')
  await page.getByLabel('เหตุผล').fill('ผ่าตัดใบหน้า มีใบรับรองแพทย์')
  await see(page, 'held')
  await press(page, 'ให้ผ่าน')
  await changeOfficer(page, staffNumbers.postClerk)
  await press(page, 'ทำต่อ')
  await see(page, 'case-attest', 'desk-after-supervisor')
  await press(page, 'คนเดียวกัน')
  await see(page, 'case-confirm', 'desk-confirm-tablet')
  await system.query("update staff.terminal set status = 'disabled'")
  await press(page, 'ถูกต้อง')
  await expect(page.getByText('อุปกรณ์นี้ถูกปิด')).toBeVisible()
  await see(page, 'setup', 'terminal-off')
})
