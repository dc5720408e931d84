import { expect, type Page, test } from '@playwright/test'
import { staffNumbers } from '../staff.ts'
import type { Camera } from './camera.ts'
import { changeOfficer, openPlace, type Place, startWork } from './counter.ts'
import {
  approve,
  ask,
  bookFirst,
  bringVisitForward,
  goTo,
  inspect,
  openCase,
  reload,
  say,
  seeDone,
  wishFor,
} from './house.ts'
import { aPerson, type Person } from './people.ts'
import { registerByCode } from './proven.ts'
import { aPhoneAlone } from './scene.ts'
import type { RunningSystem } from './server.ts'
import { PASSCODE, type Phone, press } from './steps.ts'
import { lookAt, see, typePasscode } from './walk.ts'

test.describe.configure({ mode: 'serial' })

let system: RunningSystem
let camera: Camera
let phone: Phone
/** The head of a house and another grown-up who lives there, each with a phone. */
let head: Person
let resident: Person
let residentPage: Page
let office: Place

aPhoneAlone(scene => {
  ;({ system, camera, phone } = scene)
})
test.afterAll(() => office?.close())

const homeOf = async ({ personId }: Person) =>
  (
    await system.query(
      'select house_code, is_head from people.membership where person_id = $1 and until_day is null',
      [personId],
    )
  )[0] as unknown as { house_code: string; is_head: boolean }

/** Every house stands where the demo registry is. */
const bringHousesHere = () =>
  system.query(`update people.house set subdistrict_code = '100101', subdistrict_th = 'พระบรมมหาราชวัง',
    subdistrict_en = 'Phra Borom Maha Ratchawang', district_th = 'พระนคร', district_en = 'Phra Nakhon',
    province_th = 'กรุงเทพมหานคร', province_en = 'Bangkok', postcode = '10200' where kind = 'house'`)

async function twoOfOneHouse(): Promise<[Person, Person]> {
  const people = await Promise.all([...Array(30).keys()].map(index => aPerson(system, index)))
  const homes = await Promise.all(people.map(homeOf))
  for (const [at, one] of people.entries()) {
    const other = people.find(
      (_person, index) => index !== at && homes[index]?.house_code === homes[at]?.house_code,
    )
    if (homes[at]?.is_head && other) return [one, other]
  }
  throw new Error('no two grown-ups of one house')
}

test('who is this: the head asks, whose name it is says that they live there, and the name stays', async () => {
  await bringHousesHere()
  ;[head, resident] = await twoOfOneHouse()
  residentPage = await phone.another()
  await Promise.all([
    registerByCode(system, phone.page, head),
    registerByCode(system, residentPage, resident, '081-555-0124'),
  ])
  await goTo(phone.page, /^ใครมีชื่อในบ้านนี้/)
  await see(phone.page, 'household')
  await press(phone.page, `ใครคนนี้: ${resident.nameTh}`)
  await phone.page.getByLabel(/^ทำไมจึงคิดว่าไม่ได้อยู่/).fill('ไม่เคยพบคนชื่อนี้ในบ้าน')
  await see(phone.page, 'reportStranger')
  await press(phone.page, 'แจ้งนายทะเบียน')
  await typePasscode(phone.page, PASSCODE)
  await see(phone.page, 'houseCase', 'report-waits')
  await goTo(residentPage, /^เรื่องบ้าน/)
  await see(residentPage, 'houseCases', 'cases-to-answer')
  await residentPage.getByRole('link', { name: /^ตรวจสอบชื่อในทะเบียนบ้าน/ }).click()
  await see(residentPage, 'houseCase', 'report-asked')
  await press(residentPage, 'ใช่ อยู่บ้านนี้')
  await typePasscode(residentPage, PASSCODE)
  await expect(residentPage.getByRole('heading', { name: 'ท่านอยู่บ้านนี้หรือไม่' })).toHaveCount(0)
  office = await openPlace(system, camera, 'เขตพระนคร')
  await startWork(office.page, staffNumbers.registrar)
  await press(office.page, 'เปิดดู')
  await see(office.page, 'houseCase', 'office-report')
  await expect(office.page.getByText(/^เจ้าของชื่อบอกว่าอยู่บ้านนี้ ต้องรับฟังก่อน/)).toBeVisible()
  await expect(office.page.getByRole('button', { name: 'ย้ายชื่อไปทะเบียนบ้านกลาง' })).toHaveCount(0)
  await press(office.page, 'ให้ชื่ออยู่ที่เดิม')
  await expect(office.page.locator('[data-page="houseCase"]')).toHaveCount(0)
  await phone.page.reload()
  await expect(phone.page.getByText('ชื่ออยู่ที่เดิม', { exact: true })).toBeVisible({ timeout: 60_000 })
  await lookAt(phone.page, 'report-ended')
  expect((await homeOf(resident)).house_code).toBe((await homeOf(head)).house_code)
})

test('a house for its owner: asked for by another, confirmed, an hour chosen and changed', async () => {
  const { page } = phone
  await goTo(page, /^เรื่องบ้าน/, /^ขอเลขที่บ้านใหม่/)
  await see(page, 'newHouse')
  const point = page.getByLabel(/^พิกัดของบ้าน/)
  const map = page.getByRole('button', { name: 'กดตรงที่บ้านอยู่' })
  await map.click()
  await expect(point).not.toHaveValue('')
  await press(page, 'ย้อนหนึ่งครั้ง')
  await expect(point).toHaveValue('')
  await map.press('ArrowUp')
  await expect(page.getByText(/^ตรงนี้: .+ กม\. ทาง/)).toBeVisible()
  for (let nearer = 0; nearer < 4; nearer += 1) await map.press('Enter')
  await expect(page.getByText(/คลาดเคลื่อนได้ราว/)).toBeVisible()
  await lookAt(page, 'new-house-map')
  await page.context().grantPermissions(['camera', 'geolocation'])
  await page.context().setGeolocation({ latitude: 13.752, longitude: 100.494 })
  await press(page, 'ใช้ตำแหน่งที่อยู่ตอนนี้')
  await expect(point).toHaveValue('13.75200, 100.49400')
  await press(page, 'หาสำนักทะเบียน')
  await expect(page.getByLabel('แขวงหรือตำบล')).toBeVisible()
  await lookAt(page, 'new-house-place')
  await press(page, 'ต่อไป')
  await page.getByLabel('เลขที่ใบอนุญาตก่อสร้าง').fill('123/2569')
  await page.getByLabel('เลขที่โฉนดที่ดิน').fill('45678')
  await page.getByText('ทำแทนเจ้าของ').click()
  await page.getByLabel(/^เลขประจำตัวประชาชนของเจ้าของ/).fill(resident.citizenNumber)
  await page.locator('input[type=file]').setInputFiles({
    name: 'house.png',
    mimeType: 'image/png',
    buffer: await page.screenshot(),
  })
  await expect(page.getByText('ไฟล์ที่ 1')).toBeVisible()
  await see(page, 'newHouseDetails')
  await press(page, 'ยื่นขอเลขที่บ้าน')
  await typePasscode(page, PASSCODE)
  await see(page, 'houseCase', 'new-house-waits')
  await goTo(residentPage, /^เรื่องบ้าน/, /^ขอเลขที่บ้านใหม่\s*รอคำตอบของท่าน/)
  await see(residentPage, 'houseCase', 'new-house-consent')
  await press(residentPage, 'ยินยอม')
  await typePasscode(residentPage, PASSCODE)
  await expect(residentPage.getByText('รอตรวจบ้าน', { exact: true })).toBeVisible()
  await page.reload()
  await see(page, 'houseCase', 'new-house-hours')
  for (const at of [0, 1]) {
    await page.locator('.time').nth(at).click()
    await press(page, 'จองเวลานี้')
    await expect(page.getByText(/^เจ้าหน้าที่จะไปตรวจ/)).toBeVisible()
    if (at === 0) await press(page, 'เปลี่ยนเวลา')
  }
  await lookAt(page, 'new-house-booked')
})

test('the office comes, gives the number, and the owner heads a house of their own', async () => {
  await bringVisitForward(system)
  await reload(office.page)
  await expect(office.page.getByText('ไปตรวจ: ขอเลขที่บ้านใหม่')).toBeVisible()
  await lookAt(office.page, 'office-visits')
  await press(office.page, 'เปิดดู')
  await press(office.page, 'เปิดไฟล์ที่ 1')
  await expect(office.page.locator('.house-picture')).toBeVisible()
  await see(office.page, 'houseCase', 'office-inspection')
  await press(office.page, 'ตรงตามแจ้ง')
  await openCase(office.page)
  await see(office.page, 'houseCase', 'office-house-case')
  await office.page.getByLabel(/^เลขที่บ้าน/).fill('99/1')
  await approve(office.page)
  await goTo(residentPage)
  await see(residentPage, 'house', 'house-of-their-own')
  await expect(residentPage.getByText(/^99\/1/).first()).toBeVisible()
  expect((await homeOf(resident)).is_head).toBe(true)
  await goTo(residentPage, /^เรื่องบ้าน/, /^ขอเลขที่บ้านใหม่\s*เสร็จแล้ว/)
  await see(residentPage, 'houseCase', 'new-house-done')
})

/** Nobody's name goes twice in a day: for the two of this file another day begins. */
let daysLater = 0
async function onAnotherDay() {
  daysLater += 1
  await system.query(
    'update people.membership set since_day = since_day - $1::int where until_day is null and person_id = any($2)',
    [daysLater, [head.personId, resident.personId]],
  )
}

const moveTo = ({ personId }: Person, houseCode: string) =>
  system.query(
    'update people.membership set house_code = $1, is_head = false where person_id = $2 and until_day is null',
    [houseCode, personId],
  )

test('a merger: the other head agrees, the office sees both, and the names stand in one house', async () => {
  await onAnotherDay()
  const [kept, ended] = [(await homeOf(head)).house_code, (await homeOf(resident)).house_code]
  await wishFor(phone.page, /^รวมบ้าน/, 'merge')
  await phone.page.getByLabel(/^รหัสประจำบ้านของอีกหลัง/).fill(ended)
  await press(phone.page, 'ดูที่อยู่')
  await expect(phone.page.getByText(/^99\/1/)).toBeVisible()
  await ask(phone.page, 'merge-waits')
  await say(residentPage, /^รวมบ้าน\s*รอคำตอบของท่าน/, 'ยินยอม', 'merge-asked')
  await bookFirst(phone.page)
  await inspect(system, office.page)
  await see(office.page, 'houseCase', 'office-merge')
  await approve(office.page)
  for (const page of [phone.page, residentPage]) await seeDone(page, 'ทุกชื่ออยู่ในบ้านหลังเดียวแล้ว', 'merge-done')
  expect(await homeOf(resident)).toEqual({ house_code: kept, is_head: false })
})

test('a split: who goes agrees, and heads a house with a number of its own', async () => {
  await onAnotherDay()
  await wishFor(phone.page, /^แยกบ้าน/, 'split')
  await phone.page.getByText(resident.nameTh).click()
  await lookAt(phone.page, 'split-who')
  await ask(phone.page, 'split-waits')
  await say(residentPage, /^แยกบ้าน\s*รอคำตอบของท่าน/, 'ยินยอม', 'split-asked')
  await bookFirst(phone.page)
  await inspect(system, office.page)
  await office.page.getByLabel(/^เลขที่บ้าน/).fill('61/1')
  await see(office.page, 'houseCase', 'office-split')
  await approve(office.page)
  for (const page of [phone.page, residentPage])
    await seeDone(page, 'บ้านหลังใหม่มีเลขที่และทะเบียนของตนเองแล้ว', 'split-done')
  expect((await homeOf(resident)).is_head).toBe(true)
  expect((await homeOf(head)).house_code).not.toBe((await homeOf(resident)).house_code)
})

test('an end, while somebody says that they live there: they are heard, two registrars decide and say why', async () => {
  const [kept, ended] = [(await homeOf(head)).house_code, (await homeOf(resident)).house_code]
  await moveTo(head, ended)
  await onAnotherDay()
  await wishFor(residentPage, /^ยกเลิกเลขที่บ้าน/, 'cancel')
  await ask(residentPage, 'cancel-waits')
  await say(phone.page, /^ยกเลิกเลขที่บ้าน\s*รอคำตอบของท่าน/, 'ไม่ ยังอยู่', 'cancel-asked')
  await bookFirst(residentPage)
  await inspect(system, office.page)
  await office.page.getByLabel(/^ข้อเท็จจริงที่พบ/).fill('ตรวจแล้วบ้านถูกรื้อทั้งหลัง เหลือแต่พื้นปูน')
  await see(office.page, 'houseCase', 'office-hearing')
  await press(office.page, 'ส่งและเริ่มนับ 15 วัน')
  await openCase(office.page)
  await see(office.page, 'houseCase', 'office-hearing-open')
  await phone.page.reload()
  await phone.page.getByLabel(/^คำชี้แจงของท่าน/).fill('ยังไม่มีที่อยู่ใหม่ ขอเวลาอีกหนึ่งเดือน')
  await see(phone.page, 'houseCase', 'hearing-asked')
  await press(phone.page, 'ส่งคำชี้แจง')
  await typePasscode(phone.page, PASSCODE)
  await expect(phone.page.getByText('ท่านชี้แจงว่า')).toBeVisible()
  await lookAt(phone.page, 'hearing-answered')
  // Whoever asks for the end moves away by themselves; `move` walks how.
  await moveTo(resident, kept)
  await press(office.page, 'ไว้ก่อน')
  await openCase(office.page)
  await office.page.getByLabel(/^เหตุผลของคำตัดสิน/).fill('ไม่มีบ้านให้อยู่แล้ว ชื่อไปทะเบียนบ้านกลางได้โดยไม่เสียสิทธิ')
  await see(office.page, 'houseCase', 'office-heard')
  await approve(office.page)
  await changeOfficer(office.page, staffNumbers.registrySupervisor)
  await openCase(office.page)
  await see(office.page, 'houseCase', 'office-second')
  await approve(office.page)
  await seeDone(residentPage, 'เลขที่บ้านนี้สิ้นสุดแล้ว', 'cancel-done')
  await seeDone(phone.page, /^ชื่อที่ไม่ได้ย้ายเองอยู่ในทะเบียนบ้านกลาง/, 'hearing-decided')
  await expect(phone.page.getByText(/^ไม่เห็นด้วย อุทธรณ์ได้ถึง/)).toBeVisible()
  expect((await homeOf(head)).house_code).not.toBe(ended)
})
