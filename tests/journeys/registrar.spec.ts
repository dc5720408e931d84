import { expect, test } from '@playwright/test'
import { staffNumbers } from '../staff.ts'
import { aPlaceAndAPhone, beginElsewhere, laserOf, placeFinger, startWork, takeOver } from './counter.ts'
import { aPerson } from './people.ts'
import { consent, press } from './steps.ts'
import { lookAt, see } from './walk.ts'

test.describe.configure({ mode: 'serial' })

const scene = aPlaceAndAPhone({ place: 'เขตพระนคร', person: 4 })

test('13 digits, newest card, another finger refused and the right one taken, eyes, code, phone', async () => {
  const {
    camera,
    system,
    phone,
    person,
    place: { page },
  } = scene()
  await startWork(page, staffNumbers.registrar)
  await press(page, 'ลงทะเบียนผ่านเจ้าหน้าที่')
  await see(page, 'case-identify')
  await page.getByLabel('เลข 13 หลัก').fill(staffNumbers.registrar)
  await press(page, 'ต่อไป')
  await expect(page.getByText('ทำรายการของตนเองไม่ได้')).toBeVisible()
  await see(page, 'case-rejected', 'office-own-case')
  await press(page, 'รายการต่อไป')
  await press(page, 'ลงทะเบียนผ่านเจ้าหน้าที่')
  await page.getByLabel('เลข 13 หลัก').fill('1234567890123')
  await press(page, 'ต่อไป')
  await expect(page.getByText('เลข 13 หลักไม่ถูกต้อง')).toBeVisible()
  await page.getByLabel('เลข 13 หลัก').fill(person.citizenNumber)
  await press(page, 'ต่อไป')
  await see(page, 'case-card', 'office-card')
  await page.getByLabel(/เลขหลังบัตร/).fill(await laserOf(system, person))
  await press(page, 'ต่อไป')
  await see(page, 'case-finger')
  await press(page, 'สแกนนิ้ว')
  await expect(page.getByText('ไม่มีนิ้วบนเครื่องสแกน')).toBeVisible()
  await placeFinger(system, await aPerson(system, 5))
  await press(page, 'สแกนนิ้ว')
  await expect(page.getByText(/ยังไม่ตรง/)).toBeVisible({ timeout: 60_000 })
  await lookAt(page, 'office-finger-refused')
  await placeFinger(system, person)
  await press(page, 'สแกนนิ้ว')
  await see(page, 'case-attest', 'office-attest')
  await press(page, 'คนเดียวกัน')
  await see(page, 'case-ticket')
  await press(page, 'แสดงรหัส')

  await beginElsewhere(phone.page)
  await takeOver(camera, page, phone.page, person)
  await consent(phone.page)
  await see(page, 'case-bound', 'office-bound')
})
