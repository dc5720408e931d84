// A visit to a registration office: booked on the phone, prepared, said to be there, called between people who walked in, and done.
import { expect, type Page, test } from '@playwright/test'
import { staffNumbers } from '../staff.ts'
import type { Camera } from './camera.ts'
import { openPlace, type Place, startWork } from './counter.ts'
import { putOn } from './looks.ts'
import { aPerson } from './people.ts'
import { registerByCode } from './proven.ts'
import { aPhoneAlone } from './scene.ts'
import type { RunningSystem } from './server.ts'
import { type Phone, press } from './steps.ts'
import { lookAt, see } from './walk.ts'

test.describe.configure({ mode: 'serial' })

let system: RunningSystem
let camera: Camera
let phone: Phone
let office: Place
/** Of who walked in without the app. */
let turn: Page

aPhoneAlone(scene => {
  ;({ system, camera, phone } = scene)
})
test.afterAll(() => office?.close())

async function toQueue(page: Page) {
  await page.getByRole('link', { name: 'บริการ', exact: true }).click()
  await page.getByRole('searchbox').fill('คิวสำนักทะเบียน')
  // Among what was found: the same door in its group goes out of sight in the same moment.
  const found = page.getByRole('navigation', { name: 'ผลการค้นหา' })
  await found.getByRole('link', { name: /จองคิวสำนักทะเบียน/ }).click()
  await press(page, 'เปิด')
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('a visit is booked for a matter at an office found by name, and says what to bring', async () => {
  // Somebody is at work at any hour at which this runs.
  await system.query(
    `update staff.place set opening = '[{"days":[1,2,3,4,5,6,7],"from":"00:00","to":"24:00"}]' where code = 'R-1001'`,
  )
  await registerByCode(system, phone.page, await aPerson(system, 0))
  await toQueue(phone.page)
  await see(phone.page, 'queue', 'queue-empty')
  await press(phone.page, 'จองคิว')
  await see(phone.page, 'newVisit')
  await phone.page.getByRole('link', { name: /เปลี่ยนชื่อตัวหรือชื่อสกุล/ }).click()
  await see(phone.page, 'visitPlace')
  await phone.page.getByLabel('ชื่อ อำเภอ เขต หรือจังหวัด').fill('เขตพระนคร')
  await phone.page.getByRole('link', { name: 'จองเวลาที่สำนักทะเบียนตัวอย่างเขตพระนคร' }).click()
  await expect(phone.page.locator('.time').first()).toBeVisible()
  await see(phone.page, 'visitTime')
  await phone.page.locator('.day').nth(1).click()
  await phone.page.locator('.time').first().click()
  await press(phone.page, 'จองเวลานี้')
  await expect(phone.page.locator('.booking-code')).toHaveText(/^[CDFGHJKMNPQRTVWXY]{6}$/)
  await see(phone.page, 'queue', 'queue-booked')
  await phone.page.getByText('บัตรประชาชน', { exact: true }).click()
  await expect(phone.page.getByText('ยังขาด 1 รายการ')).toBeVisible()
  await phone.page.getByText('แบบฟอร์มล่วงหน้า').click()
  await phone.page.getByLabel('บอกเจ้าหน้าที่').fill('ขอเปลี่ยนชื่อตัวเป็น ใจดี')
  await press(phone.page, 'บันทึกสิ่งที่นำไป')
  await expect(phone.page.getByText('บันทึกแล้ว', { exact: true })).toBeVisible()
  await lookAt(phone.page, 'queue-prepared')
  await phone.page.getByText('ให้เจ้าหน้าที่ดูเอกสารล่วงหน้า').click()
  await phone.page.locator('input[type=file]').setInputFiles({
    name: 'IMG_0042.png',
    mimeType: 'image/png',
    buffer: await phone.page.screenshot(),
  })
  await expect(phone.page.getByText('ไฟล์ที่ 1')).toBeVisible()
  await expect(phone.page.getByText('ล่วงหน้า (1 ไฟล์)')).toBeVisible()
  await lookAt(phone.page, 'queue-paper-sent')
})

test('the day has come: somebody walks in, the phone says that it is there, and both stand in one order', async () => {
  await system.query(
    `update queues.visit set booked_for = now(), day = (now() at time zone 'Asia/Bangkok')::date where state = 'booked'`,
  )
  office = await openPlace(system, camera, 'เขตพระนคร')
  await startWork(office.page, staffNumbers.registrar)
  await expect(office.page.getByRole('heading', { name: 'ไม่มีผู้รอ' })).toBeVisible()
  await lookAt(office.page, 'desk-queue-empty')
  await office.page.getByLabel('ไม่ได้จอง').selectOption({ label: 'คัดและรับรองสำเนา' })
  await press(office.page, 'ออกคิว')
  await expect(office.page.getByText('คิว B001 เป็นคิวถัดไป')).toBeVisible()
  await expect(office.page.getByRole('button', { name: 'พิมพ์บัตรคิว' })).toBeVisible()
  const slip = office.page.locator('.printed-slip')
  await expect(slip).toBeHidden()
  await office.page.emulateMedia({ media: 'print' })
  await expect(slip).toContainText('B001')
  await expect(slip).toContainText('คัดและรับรองสำเนา')
  await expect(office.page.locator('#root')).toBeHidden()
  if (process.env.PICTURES) await slip.screenshot({ path: `${process.env.PICTURES}/slip.png` })
  await office.page.emulateMedia({ media: 'screen' })
  await lookAt(office.page, 'desk-number')
  turn = await phone.another((await slip.locator('.qr-code').getAttribute('data-text')) ?? '')
  await expect(turn.getByText('ท่านเป็นคิวถัดไป')).toBeVisible()
  await see(turn, 'turn', 'turn-next')
  const code = (await office.page.locator('.queue-code b').textContent()) ?? ''
  await phone.page.getByRole('link', { name: 'ฉัน', exact: true }).click()
  await toQueue(phone.page)
  await press(phone.page, 'ฉันมาถึงแล้ว')
  await phone.page.getByLabel(/รหัส 4 หลัก/).fill(code)
  await lookAt(phone.page, 'queue-code')
  await press(phone.page, 'รับคิว')
  await expect(phone.page.locator('.visit-number')).toHaveText('A001')
  await lookAt(phone.page, 'queue-waiting')
})

test('called by its number, the desk sees what was prepared; then who walked in; the phone follows', async () => {
  await press(office.page, 'เรียกคิวถัดไป')
  await expect(office.page.locator('.queue-number')).toContainText('A001')
  await expect(office.page.getByText('ขอเปลี่ยนชื่อตัวเป็น ใจดี')).toBeVisible()
  await expect(office.page.getByText('ทะเบียนบ้าน (ท.ร.14) ตัวจริง', { exact: true })).toBeVisible()
  await press(office.page, /^เปิดดู ทะเบียนบ้าน/)
  await expect(office.page.getByRole('img', { name: /^ทะเบียนบ้าน/ })).toBeVisible()
  await lookAt(office.page, 'desk-called')
  await expect(phone.page.getByText('คิว A001 เชิญช่อง 1')).toBeVisible({ timeout: 20_000 })
  await lookAt(phone.page, 'queue-called')
  for (const [language, theme, screen] of [
    ['en', 'dark', 'narrow'],
    ['th', 'light', 'narrow'],
  ] as const) {
    await putOn(phone.page, { language, theme, size: 'large', screen })
    expect(await overflow(phone.page)).toBe(0)
    await lookAt(phone.page, `queue-${language}-${theme}-${screen}`)
  }
  await putOn(phone.page, { language: 'th', theme: 'light', size: 'normal', screen: 'phone' })
  await press(office.page, 'เสร็จแล้ว')
  await press(office.page, 'เรียกคิวถัดไป')
  await expect(office.page.locator('.queue-number')).toContainText('B001')
  await press(office.page, 'ไม่อยู่')
  await expect(office.page.getByText('รออยู่ 1 คิว')).toBeVisible()
  await lookAt(office.page, 'desk-not-there')
  await expect(turn.getByText('เรียกท่านแล้ว แต่ไม่พบ')).toBeVisible({ timeout: 20_000 })
  await lookAt(turn, 'turn-again')
  await expect(phone.page.getByText('รับบริการแล้ว')).toBeVisible({ timeout: 20_000 })
})

test('who walked in follows their number on their own phone, hears the call if they asked to, and reads when the network is gone', async () => {
  // What the phone's motor is told.
  await turn.evaluate(() => {
    navigator.vibrate = () => {
      document.body.append(Object.assign(document.createElement('hr'), { className: 'felt' }))
      return true
    }
  })
  await press(turn, 'ส่งเสียงและสั่นเมื่อถึงคิว')
  await lookAt(turn, 'turn-alarm')
  await expect(turn.locator('.felt')).toHaveCount(1)
  await press(office.page, 'เรียกคิวถัดไป')
  await expect(turn.getByText('เชิญช่อง 1')).toBeVisible({ timeout: 20_000 })
  await expect(turn.locator('.felt')).not.toHaveCount(1)
  for (const [language, theme] of [
    ['en', 'dark'],
    ['th', 'light'],
  ] as const) {
    await putOn(turn, { language, theme, size: 'large', screen: 'narrow' })
    expect(await overflow(turn)).toBe(0)
    await lookAt(turn, `turn-called-${language}-${theme}`)
  }
  await turn.context().setOffline(true)
  await expect(turn.getByRole('alert')).toContainText('ขาดการเชื่อมต่อตั้งแต่', { timeout: 30_000 })
  await expect(turn.locator('.turn-number')).toHaveText('B001')
  await lookAt(turn, 'turn-lost')
  await turn.context().setOffline(false)
  await press(office.page, 'คืนเข้าคิว')
  await expect(turn.getByText('ท่านเป็นคิวถัดไป')).toBeVisible({ timeout: 30_000 })
  await turn.goto(`${system.origin}/turn/#B001`)
  await see(turn, 'typeTurn', 'turn-type')
  await turn.context().close()
})

test('a screen on the wall follows the calls, says when it has lost the network, and ends when the desk says so', async () => {
  for (let one = 0; one < 4; one++) {
    await office.page.getByLabel('ไม่ได้จอง').selectOption({ label: 'คัดและรับรองสำเนา' })
    await press(office.page, 'ออกคิว')
    await expect(office.page.getByText(`คิว B00${one + 2}`)).toBeVisible()
  }
  await office.page.getByText('จอแสดงคิว').click()
  await press(office.page, 'สร้างลิงก์')
  const opening = office.page.getByRole('link', { name: 'เปิดในหน้าต่างใหม่' })
  await lookAt(office.page, 'desk-wall')
  const wall = await office.page.context().newPage()
  await wall.setViewportSize({ width: 1280, height: 720 })
  await wall.goto((await opening.getAttribute('href')) ?? '')
  await expect(wall.getByText('ยังไม่มีการเรียก')).toBeVisible()
  await expect(wall.locator('.wall-next li')).toHaveText(['B001', 'B002', 'B003', 'B004', 'B005'])
  await lookAt(wall, 'wall-nobody')
  await press(office.page, 'เรียกคิวถัดไป')
  await expect(wall.locator('.wall-newest b')).toHaveText('B001', { timeout: 15_000 })
  await system.query(
    `update queues.visit set state = 'called', desk = 2, called_at = now() where number in ('B002')`,
  )
  await expect(wall.locator('.wall-newest')).toContainText('ช่อง 2', { timeout: 15_000 })
  await expect(wall.locator('.wall-others')).toContainText('B001')
  await lookAt(wall, 'wall-1280')
  await wall.setViewportSize({ width: 1920, height: 1080 })
  await lookAt(wall, 'wall-1920')
  await wall.context().setOffline(true)
  await expect(wall.getByRole('alert')).toContainText('ขาดการเชื่อมต่อ', { timeout: 30_000 })
  await expect(wall.locator('.wall-newest b')).toHaveText('B002')
  await lookAt(wall, 'wall-lost')
  await wall.context().setOffline(false)
  await expect(wall.getByRole('alert')).toBeHidden({ timeout: 30_000 })
  await press(office.page, 'สิ้นสุด')
  await see(wall, 'wallEnded')
  await wall.close()
})
