// Somebody without a phone: proven by a registrar, a passcode for the card, a kiosk; and a relative who helps for half an hour.
import { expect, type Page, test } from '@playwright/test'
import { staffNumbers } from '../staff.ts'
import {
  aPlaceAndAPhone,
  beginElsewhere,
  insertCard,
  laserOf,
  openPlace,
  type Place,
  pairReader,
  placeFinger,
  removeCard,
  startWork,
  takeOver,
} from './counter.ts'
import { aPerson, type Person } from './people.ts'
import type { RunningSystem } from './server.ts'
import { consent, press } from './steps.ts'
import { lookAt, see, typePasscode } from './walk.ts'

test.describe.configure({ mode: 'serial' })

const CARD_PASSCODE = '71930482'
/** The person of the scene is the helper, with a phone; the other one has none. */
const scene = aPlaceAndAPhone({ place: 'เขตพระนคร', person: 7 })
let person: Person
let kiosk: Place
test.afterAll(() => kiosk?.close())

/** As far as the code for a phone: 13 digits, newest card, finger, eyes. */
async function prove(system: RunningSystem, page: Page, one: Person) {
  await press(page, 'ลงทะเบียนผ่านเจ้าหน้าที่')
  await page.getByLabel('เลข 13 หลัก').fill(one.citizenNumber)
  await press(page, 'ต่อไป')
  await page.getByLabel(/เลขหลังบัตร/).fill(await laserOf(system, one))
  await press(page, 'ต่อไป')
  await placeFinger(system, one)
  await press(page, 'สแกนนิ้ว')
  await page.getByRole('button', { name: 'คนเดียวกัน' }).click({ timeout: 60_000 })
  await see(page, 'case-ticket')
}

/** Card in, passcode, and the six doors. */
async function enter(system: RunningSystem) {
  await press(kiosk.page, 'ไม่มีโทรศัพท์: ใช้บัตรกับรหัสผ่าน')
  await insertCard(system, person)
  await see(kiosk.page, 'holder-passcode')
  await typePasscode(kiosk.page, CARD_PASSCODE)
  await see(kiosk.page, 'holder-home')
}

test('the helper registers with a phone, as everybody does', async () => {
  const { camera, system, phone, person: helper, place } = scene()
  await startWork(place.page, staffNumbers.registrar)
  await prove(system, place.page, helper)
  await press(place.page, 'แสดงรหัส')
  await beginElsewhere(phone.page)
  await takeOver(camera, place.page, phone.page, helper)
  await consent(phone.page)
  await see(place.page, 'case-bound')
  await press(place.page, 'รายการต่อไป')
})

test('who has no phone is proven by the registrar and sets a passcode for the card on the turned screen', async () => {
  const { system, place } = scene()
  const { page } = place
  person = await aPerson(system, 8)
  await prove(system, page, person)
  await press(page, 'ผู้นี้ไม่มีโทรศัพท์')
  await lookAt(page, 'on-card-turn')
  await press(page, 'หันจอแล้ว')
  await lookAt(page, 'on-card-terms')
  await press(page, 'ยอมรับ')
  await lookAt(page, 'on-card-passcode')
  await typePasscode(page, '12345678')
  await expect(page.getByText('อย่าใช้เลขเรียงกัน')).toBeVisible()
  await typePasscode(page, CARD_PASSCODE)
  await typePasscode(page, '71930483')
  await expect(page.getByText('สองครั้งไม่ตรงกัน')).toBeVisible()
  await typePasscode(page, CARD_PASSCODE)
  await typePasscode(page, CARD_PASSCODE)
  await see(page, 'case-bound', 'on-card-bound')
  await expect(page.getByText(/บัตรกับรหัสผ่านใช้ได้ที่ตู้/)).toBeVisible()
})

test('at a kiosk: a wrong passcode costs one, the right one opens, and who looked is there to read', async () => {
  const { system, camera } = scene()
  kiosk = await openPlace(system, camera, 'จตุจักร', { width: 768, height: 1366 })
  const { page } = kiosk
  await see(page, 'kiosk-welcome', 'kiosk-two-ways')
  await press(page, 'ไม่มีโทรศัพท์: ใช้บัตรกับรหัสผ่าน')
  await see(page, 'holder-card')
  await pairReader(system, page)
  await insertCard(system, person)
  await see(page, 'holder-passcode')
  await typePasscode(page, '00000000')
  await expect(page.getByText(/รหัสผ่านไม่ถูกต้อง ลองได้อีก 9 ครั้ง/)).toBeVisible()
  await lookAt(page, 'holder-passcode-wrong')
  await typePasscode(page, CARD_PASSCODE)
  await see(page, 'holder-home')
  await press(page, 'ใครดูข้อมูลของท่าน')
  await expect(page.getByText('ใส่รหัสผ่านคู่กับบัตรผิด')).toBeVisible()
  await see(page, 'holder-history')
  await press(page, 'กลับ')
  await press(page, 'หน่วยงานที่อนุญาต')
  await see(page, 'holder-permissions')
  await press(page, 'กลับ')
  await press(page, 'ระงับตัวตน')
  await see(page, 'holder-freeze')
  await press(page, 'กลับ')
  await press(page, 'เปลี่ยนรหัสผ่าน')
  await see(page, 'holder-face')
  await press(page, 'กลับ')
})

test('the helper offers half an hour; the person reads who it is and says yes with card and passcode', async () => {
  const { phone } = scene()
  const { page } = kiosk
  await phone.page.getByRole('link', { name: 'ฉัน', exact: true }).click()
  await phone.page.getByRole('link', { name: 'ช่วยและรับความช่วยเหลือ' }).click()
  await see(phone.page, 'helping', 'helping-nobody')
  await press(phone.page, 'ช่วยคนอื่น')
  await see(phone.page, 'helpOffer')
  await press(phone.page, 'สร้างรหัส')
  await see(phone.page, 'helpCode')
  const code = (await phone.page.locator('.help-code .unseen').textContent())?.replaceAll(' ', '') ?? ''
  await expect(phone.page.locator('.qr-code')).toHaveAttribute('data-text', new RegExp(`#t=${code}$`))
  await press(page, 'ผู้ช่วยของท่าน')
  await see(page, 'holder-helpers', 'holder-helpers-none')
  await press(page, 'ให้คนที่ไว้ใจช่วย')
  await see(page, 'holder-allow-code')
  await typePasscode(page, code === '11112222' ? '11112223' : '11112222')
  await expect(page.getByText(/รหัสนี้ผิด ใช้แล้ว หรือเก่าเกินไป/)).toBeVisible()
  await typePasscode(page, code)
  await see(page, 'holder-allow-offer')
  await press(page, 'ให้คนนี้ช่วย')
  await see(page, 'holder-allow-passcode')
  await typePasscode(page, CARD_PASSCODE)
  await see(page, 'holder-helpers')
  await press(page, 'เสร็จแล้ว ถอดบัตร')
  await see(page, 'holder-ended-finished')
  await removeCard(scene().system)
  await press(page, 'เสร็จแล้ว')
  await see(page, 'kiosk-welcome')
})

test("the helper's phone says in whose name it acts, and books a slot", async () => {
  const { page } = scene().phone
  await see(page, 'helpFor')
  await expect(page.getByText(`ท่านทำแทน ${person.nameTh}`)).toBeVisible()
  await page.getByRole('link', { name: /จองนัด/ }).click()
  await page.getByLabel('จังหวัด').selectOption({ label: 'เชียงใหม่' })
  await see(page, 'helpPlaces')
  await page
    .getByRole('link', { name: /จองเวลาที่/ })
    .first()
    .click()
  await expect(page.locator('.time').first()).toBeVisible()
  await see(page, 'helpBook')
  await page.locator('.time').first().click()
  await lookAt(page, 'help-book-confirm')
  await page.getByRole('dialog').getByRole('button', { name: 'จองเวลานี้', exact: true }).click()
  await expect(page.locator('.help-reference')).toHaveText(/^[A-Z]{6}$/)
  await see(page, 'helpBookings')
})

test('the person sees it at the kiosk and ends it with one press; the next call of the helper is refused', async () => {
  const { system, phone } = scene()
  const { page } = kiosk
  await enter(system)
  await press(page, 'นัดของท่าน')
  const reference = (await phone.page.locator('.help-reference').textContent()) ?? ''
  await expect(page.getByText(reference)).toBeVisible()
  await see(page, 'holder-bookings')
  await press(page, 'กลับ')
  await press(page, 'ใครดูข้อมูลของท่าน')
  await expect(page.getByText(/ทำแทนท่าน: จองนัด/)).toBeVisible()
  await lookAt(page, 'holder-history-helped')
  await press(page, 'กลับ')
  await press(page, 'ผู้ช่วยของท่าน')
  await press(page, /^จบการช่วยของ/)
  await expect(page.getByText('สิ้นสุดแล้ว')).toBeVisible()
  await lookAt(page, 'holder-helpers-ended')
  await see(phone.page, 'helpOver')
  const refused = await phone.page.evaluate(() => location.pathname)
  expect(refused).toContain('/me/helping/for/')
})

test('the card pulled ends it at once; a session that the server ended says so', async () => {
  const { system } = scene()
  const { page } = kiosk
  await removeCard(system)
  await see(page, 'holder-ended-cardOut')
  await expect(page.getByText(person.nameTh)).toBeHidden()
  await press(page, 'เสร็จแล้ว')
  await enter(system)
  // The page's own first call has its answer: it would tell of the end before the press does.
  await expect(page.getByText('ระดับความเชื่อมั่น')).toBeVisible()
  await system.query(
    "update authenticators.session set expires_at = now() - interval '1 minute' where card_passcode_id is not null",
  )
  await press(page, 'ใครดูข้อมูลของท่าน')
  await see(page, 'holder-ended-over')
  await removeCard(system)
})
