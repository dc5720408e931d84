import { expect, type Page, test } from '@playwright/test'
import { staffNumbers } from '../staff.ts'
import { aPlaceAndAPhone, beginElsewhere, laserOf, placeFinger, startWork } from './counter.ts'
import { aPerson, type Person } from './people.ts'
import type { RunningSystem } from './server.ts'
import { consent, press } from './steps.ts'
import { lookAt, see } from './walk.ts'

test.describe.configure({ mode: 'serial' })

const scene = aPlaceAndAPhone({ place: 'ทีมภาคสนาม', person: 6, viewport: { width: 820, height: 1180 } })

test('a pass, a person taken without a network and kept when the browser ends, one by a wrong clock, the slip on the phone', async () => {
  const { system, phone, person, place } = scene()
  let { page } = place
  await startWork(page, staffNumbers.fieldRegistrar)
  await see(page, 'fieldLeave')
  await page.getByLabel('ชื่องานหรือสถานที่').fill('โรงเรียนบ้านตัวอย่าง')
  await press(page, 'เปิดงานและรับบัตรผ่าน')
  await see(page, 'fieldBoard')

  const network = { isOn: false }
  const reopen = async () => {
    await place.reopen()
    page = place.page
    await page.route('**/v1/**', route => (network.isOn ? route.continue() : route.abort()))
    await page.reload()
  }
  await reopen()
  await see(page, 'fieldBoard', 'fieldBoard-offline')
  await press(page, 'คนต่อไป')
  await see(page, 'fieldPerson')
  await fillIn(system, page, person)
  await lookAt(page, 'fieldPerson-filled')
  await press(page, 'เก็บไว้')
  await see(page, 'fieldSlip')
  const slip = (await page.locator('[data-slip]').getAttribute('data-slip')) ?? ''
  await press(page, 'จดแล้ว')
  await reopen()
  await expect(page.getByText('เก็บไว้ในเครื่องนี้ 1 คน')).toBeVisible()
  await lookAt(page, 'fieldBoard-kept')

  // The tablet's clock goes back by two days: before its pass began.
  await page.clock.setFixedTime(new Date(Date.now() - 2 * 86_400_000))
  await press(page, 'คนต่อไป')
  await fillIn(system, page, await aPerson(system, 7))
  await press(page, 'เก็บไว้')
  await press(page, 'จดแล้ว')
  network.isOn = true
  await press(page, 'ส่งตอนนี้')
  await expect(page.getByText(/นาฬิกาของเครื่องนี้ไม่ตรง/)).toBeVisible()
  await lookAt(page, 'fieldBoard-clock-wrong')
  await page.clock.setFixedTime(new Date())
  await press(page, 'ส่งตอนนี้')
  await expect(page.getByText('ตั้งนาฬิกาเป็นอัตโนมัติ แล้วรับคนนี้ใหม่')).toBeVisible({ timeout: 60_000 })
  await expect(page.locator('[data-reason="passInvalid"]')).toContainText('คนที่ 2')
  await expect(page.locator('[data-figure="proven"] dd')).toHaveText('1', { timeout: 60_000 })
  await lookAt(page, 'fieldBoard-proven')

  await beginElsewhere(phone.page)
  await see(phone.page, 'proof')
  await press(phone.page, /ใส่รหัสจากข้อความ/)
  await phone.page.getByLabel(/เลขประจำตัวประชาชน/).fill(person.citizenNumber)
  await phone.page.getByLabel(/รหัส 6 หลัก/).fill(slip)
  await press(phone.page, 'ต่อไป')
  await consent(phone.page)
  await expect(page.locator('[data-figure="bound"] dd')).toHaveText('1', { timeout: 30_000 })
})

/** Somebody is taken: number, card, finger, the officer's word. */
async function fillIn(system: RunningSystem, page: Page, person: Person) {
  await page.getByLabel('เลข 13 หลัก').fill(person.citizenNumber)
  await page.getByLabel(/เลขหลังบัตร/).fill(await laserOf(system, person))
  await placeFinger(system, person)
  await press(page, 'สแกนนิ้ว')
  await expect(page.getByText('ได้ลายนิ้วแล้ว')).toBeVisible()
  await page.getByRole('checkbox').check()
}
