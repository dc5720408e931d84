import { expect, type Page, test } from '@playwright/test'
import { staffNumbers } from '../staff.ts'
import {
  aPlaceAndAPhone,
  beginElsewhere,
  insertCard,
  moveClock,
  pairReader,
  removeCard,
  startWork,
  typeCode,
} from './counter.ts'
import { aPerson } from './people.ts'
import { consent, press } from './steps.ts'
import { lookAt, see } from './walk.ts'

test.describe.configure({ mode: 'serial' })

const scene = aPlaceAndAPhone({ place: 'ปทุมวัน', person: 3, viewport: { width: 1024, height: 700 } })

test('till: a code that is too old, a card of somebody else, then without a card: it ends at level 1 and says so', async () => {
  const {
    camera,
    system,
    phone,
    person,
    place: { page },
  } = scene()
  const app = phone.page
  await beginElsewhere(app)
  await see(app, 'proof')
  await press(app, /เคาน์เตอร์เซอร์วิส/)
  await see(app, 'proofShop')
  await app.getByLabel(/เลขประจำตัวประชาชน/).fill(person.citizenNumber)
  await app.getByLabel('เบอร์โทรศัพท์มือถือ').fill('089-765-4321')
  await press(app, 'ขอรหัส')
  await see(app, 'proofShopCode')
  await startWork(page, staffNumbers.cashier)
  await lookAt(page, 'till')
  await system.query("update counter.case set ticket_expires_at = now() - interval '1 second'")
  await scan(page, app)
  await expect(page.getByText('รหัสใช้แล้ว หมดเวลา หรือไม่ใช่ของที่นี่')).toBeVisible()
  await lookAt(page, 'till-code-too-old')
  await askAgain(app)

  await scan(page, app)
  await see(page, 'case-card', 'till-pair')
  await pairReader(system, page)
  await insertCard(system, await aPerson(system, 5))
  await see(page, 'case-rejected', 'till-other-card')
  await expect(page.getByText(/ไม่ตรงกับที่แจ้ง/)).toBeVisible()
  const flags = await system.query("select 1 from counter.case_event where outcome = 'otherCard'")
  expect(flags).toHaveLength(1)
  await removeCard(system)
  await press(page, 'รายการต่อไป')
  await askAgain(app)

  await scan(page, app)
  await see(page, 'case-card', 'till-card')
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

/** The till's hand scanner types what stands on the phone. */
async function scan(till: Page, app: Page) {
  const code = (await app.locator('.qr-code').getAttribute('data-text')) ?? ''
  await till.getByLabel('รหัสจากแอปของลูกค้า').fill(code)
  await press(till, 'รับรายการ')
}

/** The code on the phone has run out; its person asks for another. */
async function askAgain(app: Page) {
  const former = (await app.locator('.qr-code').getAttribute('data-text')) ?? ''
  await moveClock(app, 298)
  await press(app, 'ขอรหัสใหม่')
  await moveClock(app, 0)
  await expect(app.locator('.qr-code')).not.toHaveAttribute('data-text', former)
}
