import { expect, type Page, test } from '@playwright/test'
import {
  aPlaceAndAPhone,
  beginElsewhere,
  codeSentTo,
  insertCard,
  openPlace,
  pairReader,
  removeCard,
  waitToSendAgain,
} from './counter.ts'
import type { Person } from './people.ts'
import { consent, press, turnHead } from './steps.ts'
import { lookAt, see } from './walk.ts'

test.describe.configure({ mode: 'serial' })

const scene = aPlaceAndAPhone({ place: 'สันทราย', person: 4, viewport: { width: 600, height: 1024 } })

test('top-up kiosk: card pulled out too early, face, a number that gets no messages, one of somebody else', async () => {
  const {
    camera,
    system,
    person,
    place: { page },
  } = scene()
  await see(page, 'kiosk-welcome')
  await press(page, 'เริ่ม')
  await see(page, 'kiosk-card')
  await pairReader(system, page)
  await camera.showFace(person.face)
  await insertCard(system, person)
  await expect(page.getByText('กำลังอ่านบัตร อย่าดึงออก')).toBeVisible()
  await removeCard(system)
  await expect(page.getByText('บัตรถูกดึงออกก่อนอ่านเสร็จ')).toBeVisible()
  await lookAt(page, 'kiosk-card-pulled')
  await insertCard(system, person)
  await press(page, 'อ่านใหม่')
  await see(page, 'kiosk-face')
  const confirm = page.locator('[data-page="kiosk-confirm"]')
  await turnHead(page, confirm, () => camera.showFace(person.face), 'พร้อมแล้ว')
  await removeCard(system)
  await see(page, 'kiosk-confirm')
  await press(page, 'ถูกต้อง')
  await see(page, 'kiosk-phone')
  await sendTo(page, '02-123-4567')
  await expect(page.getByText('เบอร์นี้ส่งข้อความไม่ได้')).toBeVisible()
  await lookAt(page, 'kiosk-phone-refused')
  await sendTo(page, '081-222-3345')
  await see(page, 'kiosk-bind', 'kiosk-bind-wrong-number')
  await expect(page.getByText(/08x.xxx.3345/)).toBeVisible()
  await press(page, 'เลิก')
  await see(page, 'kiosk-welcome')
})

test('begun again: a message that does not arrive, a wrong code, one that ran out, and the right one by a call', async () => {
  const {
    system,
    phone,
    person,
    place: { page },
  } = scene()
  await press(page, 'เริ่ม')
  await insertCard(system, person)
  await see(page, 'kiosk-face')
  // The same face as a minute ago; here it is about the code.
  await system.query("update counter.case set face_at = now() where status = 'open'")
  await press(page, 'พร้อมแล้ว')
  await removeCard(system)
  await press(page, 'ถูกต้อง')
  await fetch(`${system.outside}/phone/operator`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ reject: 1 }),
  })
  await sendTo(page, '081-222-3344')
  await see(page, 'kiosk-bind')
  await expect(page.getByText('ข้อความไม่ถึงโทรศัพท์')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText(/ขอใหม่ได้ในอีก/)).toBeVisible()
  await lookAt(page, 'kiosk-not-delivered')
  await waitToSendAgain(system)
  await press(page, 'ส่งรหัสอีกครั้ง')
  await expect(page.getByText('รหัสถึงโทรศัพท์แล้ว')).toBeVisible({ timeout: 20_000 })
  const code = await codeSentTo(system, '0812223344')

  await beginElsewhere(phone.page)
  await see(phone.page, 'proof')
  await press(phone.page, /ใส่รหัสจากข้อความ/)
  await see(phone.page, 'proofCode')
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  await isRefused(phone.page, person, wrong)
  await lookAt(phone.page, 'code-wrong')
  await system.query("update messages.code set expires_at = now() - interval '1 second'")
  await isRefused(phone.page, person, code)
  await waitToSendAgain(system)
  await press(page, 'ให้โทรไปอ่านรหัสให้ฟัง')
  await expect(page.getByText('อ่านรหัสทางโทรศัพท์แล้ว')).toBeVisible({ timeout: 20_000 })
  await lookAt(page, 'kiosk-called')
  const telephone = await page.context().newPage()
  await telephone.goto(`${system.outside}/phone`)
  await expect(telephone.getByRole('button', { name: /ฟัง/ }).first()).toBeVisible()
  await lookAt(telephone, 'phone-called')
  await telephone.close()
  await typeIn(phone.page, person, await codeSentTo(system, '0812223344'))
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

async function sendTo(page: Page, number: string) {
  await page.getByLabel('เบอร์โทรศัพท์').fill(number)
  await press(page, 'ส่งรหัส')
}

async function typeIn(app: Page, person: Person, code: string) {
  await app.getByLabel(/เลขประจำตัวประชาชน/).fill(person.citizenNumber)
  await app.getByLabel(/รหัส 6 หลัก/).fill(code)
  await press(app, 'ต่อไป')
}

/** The code is typed, and the phone says in one sentence for all reasons that it cannot be used. */
async function isRefused(app: Page, person: Person, code: string) {
  const answered = app.waitForResponse('**/v1/proofing/claim-code')
  await typeIn(app, person, code)
  expect((await answered).status()).toBe(422)
  await expect(app.getByText('ใช้รหัสนี้ไม่ได้')).toBeVisible()
}
