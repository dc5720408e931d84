import { expect, type Page, test } from '@playwright/test'
import { staffNumbers } from '../staff.ts'
import type { Camera } from './camera.ts'
import { openPlace, startWork } from './counter.ts'
import { aPerson, type Person } from './people.ts'
import { registerByCode } from './proven.ts'
import { aPhoneAlone } from './scene.ts'
import type { RunningSystem } from './server.ts'
import { fillDay, PASSCODE, type Phone, press } from './steps.ts'
import { lookAt, see, typePasscode } from './walk.ts'

test.describe.configure({ mode: 'serial' })

let system: RunningSystem
let camera: Camera
let phone: Phone
let mover: Person
let head: Person
let headPage: Page

aPhoneAlone(scene => {
  ;({ system, camera, phone } = scene)
})

const goHome = async (page: Page) => {
  await page.getByRole('link', { name: 'ฉัน', exact: true }).click()
  await page.getByRole('link', { name: /^บ้านของฉัน/ }).click()
}
const codeOf = async ({ personId }: Person) =>
  (
    await system.query(
      'select house_code from people.membership where person_id = $1 and until_day is null',
      [personId],
    )
  )[0]?.house_code ?? ''
const isHead = async ({ personId }: Person) =>
  (
    await system.query(`select is_head from people.membership where person_id = $1 and until_day is null`, [
      personId,
    ])
  )[0]?.is_head

async function typeCode(page: Page, houseCode: string) {
  await page.getByRole('link', { name: /^ย้ายที่อยู่/ }).click()
  await see(page, 'newMove')
  await page.getByLabel(/รหัสประจำบ้านปลายทาง/).fill(houseCode)
  await press(page, 'ดูที่อยู่')
}

async function askToMove(page: Page, houseCode: string) {
  await typeCode(page, houseCode)
  await see(page, 'newMoveDetails')
}

async function confirm(page: Page) {
  await press(page, 'ขอย้าย')
  await typePasscode(page, PASSCODE)
  await see(page, 'house')
}

test('two people with a phone each see the register of their houses', async () => {
  const people = await Promise.all([...Array(12).keys()].map(index => aPerson(system, index)))
  const heads = await Promise.all(people.map(isHead))
  mover = people.find((_person, at) => !heads[at]) as Person
  const codes = await Promise.all(people.map(codeOf))
  const own = await codeOf(mover)
  head = people.find((_person, at) => heads[at] && codes[at] !== own) as Person
  headPage = await phone.another()
  await Promise.all([
    registerByCode(system, phone.page, mover),
    registerByCode(system, headPage, head, '081-555-0124'),
  ])
  await goHome(phone.page)
  await see(phone.page, 'house', 'house-own')
  await expect(phone.page.getByText('ท่านเห็นเฉพาะรายการของตนเอง', { exact: false })).toBeVisible()
  await goHome(headPage)
  await expect(headPage.getByText('ท่านเป็นเจ้าบ้าน จึงเห็นทุกรายการในบ้าน')).toBeVisible()
  await press(headPage, 'ออกสำเนาพร้อมคิวอาร์')
  await typePasscode(headPage, PASSCODE)
  await expect(headPage.locator('.qr-code')).toBeVisible()
  await lookAt(headPage, 'house-head-code')
})

test('the head refuses, and the name stays', async () => {
  await typeCode(phone.page, '0000')
  await expect(phone.page.getByText('ต้องครบ 11 หลัก')).toBeVisible()
  await lookAt(phone.page, 'new-move-code-wrong')
  await phone.page.getByLabel(/รหัสประจำบ้านปลายทาง/).fill(await codeOf(head))
  await press(phone.page, 'ดูที่อยู่')
  await see(phone.page, 'newMoveDetails')
  await confirm(phone.page)
  await expect(phone.page.getByText('รอเจ้าบ้านยินยอม')).toBeVisible()
  await lookAt(phone.page, 'house-move-waits')
  await goHome(headPage)
  await see(headPage, 'house', 'house-asked')
  await press(headPage, 'ไม่ยินยอม')
  await typePasscode(headPage, PASSCODE)
  await expect(headPage.getByRole('heading', { name: 'ผู้ขอย้ายเข้าบ้านของท่าน' })).toHaveCount(0)
  await goHome(phone.page)
  await expect(phone.page.getByText('ไม่อนุญาต', { exact: true })).toBeVisible()
  await lookAt(phone.page, 'house-move-refused')
})

test('asked again, the head accepts: the name has moved on both phones, and the old copy has ended', async () => {
  await askToMove(phone.page, await codeOf(head))
  await confirm(phone.page)
  await goHome(headPage)
  await press(headPage, 'ยินยอม')
  await lookAt(headPage, 'accept-sheet')
  await typePasscode(headPage, PASSCODE)
  await expect(headPage.getByText(mover.nameTh.split(' ').at(-1) ?? '', { exact: false })).toBeVisible()
  await expect(headPage.locator('.qr-code')).toHaveCount(0)
  await lookAt(headPage, 'house-head-after')
  await goHome(phone.page)
  await expect(phone.page.getByText('ย้ายแล้ว', { exact: true })).toBeVisible()
  await lookAt(phone.page, 'house-moved')
  expect(await codeOf(mover)).toBe(await codeOf(head))
})

test('the head moves to a house without a head, late: a registrar decides', async () => {
  const [empty] = await system.query(`select house_code from people.house where not exists (
    select from people.membership where membership.house_code = house.house_code and until_day is null and is_head)`)
  await askToMove(headPage, empty?.house_code ?? '')
  const day = new Date(Date.now() - 20 * 24 * 3_600_000).toISOString().slice(0, 10)
  await fillDay(headPage, 'วันที่ย้าย', day)
  await expect(headPage.getByText('ค่าปรับไม่เกิน 1,000 บาท', { exact: false })).toBeVisible()
  await lookAt(headPage, 'new-move-late')
  await confirm(headPage)
  await expect(headPage.getByText('รอนายทะเบียน', { exact: true })).toBeVisible()
  const office = await openPlace(system, camera, 'เขตพระนคร')
  await startWork(office.page, staffNumbers.registrar)
  await expect(office.page.getByText('แจ้งเกิน 15 วัน · บ้านไม่มีเจ้าบ้าน')).toBeVisible()
  await lookAt(office.page, 'office-moves')
  await press(office.page, 'เปิดดู')
  await see(office.page, 'moveCase')
  await press(office.page, 'อนุมัติการย้าย')
  await expect(office.page.getByText('ไม่มีรายการรอ')).toBeVisible()
  await office.close()
  await goHome(headPage)
  await expect(headPage.getByText('ย้ายแล้ว', { exact: true })).toBeVisible()
  await lookAt(headPage, 'house-head-moved')
  expect(await codeOf(head)).toBe(empty?.house_code)
})
