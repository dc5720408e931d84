import { expect, type Page, test } from '@playwright/test'
import { localDay } from '../../shared/opening-hours.ts'
import { addDays } from '../../shared/partial-date.ts'
import { staffNumbers } from '../staff.ts'
import type { Camera } from './camera.ts'
import { changeOfficer, openPlace, type Place, startWork } from './counter.ts'
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
let man: Person
let woman: Person
let hers: Page
let office: Place

aPhoneAlone(scene => {
  ;({ system, camera, phone } = scene)
})

const goToLife = async (page: Page) => {
  await page.getByRole('link', { name: 'ฉัน', exact: true }).click()
  await page.getByRole('link', { name: /^เกิด สมรส ตาย และชื่อ/ }).click()
}
const openDoor = (page: Page, name: RegExp) => page.getByRole('link', { name }).click()

/** Presses what sends a form, and says yes to it with the passcode. */
async function send(page: Page, name: string) {
  await press(page, name)
  await typePasscode(page, PASSCODE)
  await see(page, 'life')
}

/** People who live with their parents or kin are married to nobody. */
async function findSingles(): Promise<[Person, Person]> {
  const people = await Promise.all([...Array(40).keys()].map(index => aPerson(system, index)))
  const rows = await system.query(
    `select person.person_id, sex, title, last_th from people.person join people.membership using (person_id)
     where role in ('child', 'grandchild', 'relative') and until_day is null`,
  )
  const rowOf = ({ personId }: Person) => rows.find(row => row.person_id === personId)
  const him = people.find(one => rowOf(one)?.sex === 'male')
  const her = people.find(
    one => rowOf(one)?.title === 'miss' && him && rowOf(one)?.last_th !== rowOf(him)?.last_th,
  )
  if (!him || !her) throw new Error('nobody to marry')
  return [him, her]
}

/** The registrar opens what stands on the phone, ticks everything and enters it. */
async function enter(page: Page, name: string) {
  const code = await page.locator('.qr-code').first().getAttribute('data-text')
  await office.page.getByLabel(/^เลขที่แจ้ง/).fill(code ?? '')
  await press(office.page, 'เปิดเรื่อง')
  await see(office.page, 'lifeCase', `office-${name}`)
  const sights = office.page.getByRole('toolbar', { name: 'เห็นด้วยตนเองแล้ว' })
  await expect(sights.getByRole('button').first()).toBeVisible()
  for (const sight of await sights.getByRole('button').all()) await sight.click()
  await lookAt(office.page, `office-${name}-seen`)
  await press(office.page, 'จดทะเบียน')
  await expect(office.page.getByLabel(/^เลขที่แจ้ง/)).toBeVisible()
}

test('one says whom they want to marry, and the other says yes on their own phone', async () => {
  ;[man, woman] = await findSingles()
  hers = await phone.another()
  await Promise.all([
    registerByCode(system, phone.page, man),
    registerByCode(system, hers, woman, '081-555-0124'),
  ])
  await goToLife(phone.page)
  await see(phone.page, 'life', 'life-empty')
  await openDoor(phone.page, /^จดทะเบียนสมรส/)
  await see(phone.page, 'newMarriage')
  await phone.page.getByLabel(/เลขประจำตัวประชาชนของอีกฝ่าย/).fill('123')
  await press(phone.page, 'ขอจดทะเบียนสมรส')
  await expect(phone.page.getByLabel(/เลขประจำตัวประชาชนของอีกฝ่าย/)).toBeFocused()
  await lookAt(phone.page, 'new-marriage-wrong')
  await phone.page.getByLabel(/เลขประจำตัวประชาชนของอีกฝ่าย/).fill(woman.citizenNumber)
  await send(phone.page, 'ขอจดทะเบียนสมรส')
  await expect(phone.page.getByText('รออีกฝ่ายยืนยัน')).toBeVisible()
  await lookAt(phone.page, 'life-waits')
  await goToLife(hers)
  await see(hers, 'life', 'life-asked')
  await hers.getByLabel(/^ชื่อสกุลของท่านหลังสมรส/).selectOption('theirs')
  await hers.getByLabel(/^คำนำหน้านาม/).selectOption('mrs')
  await press(hers, 'ยืนยัน')
  await typePasscode(hers, PASSCODE)
  await expect(hers.getByText('พร้อมไปสำนักทะเบียน')).toBeVisible()
  await lookAt(hers, 'life-agreed')
})

test('the registrar enters the marriage: her name is new, and the certificate can be had', async () => {
  office = await openPlace(system, camera, 'เขตพระนคร')
  await startWork(office.page, staffNumbers.registrar)
  await lookAt(office.page, 'office-start')
  await goToLife(phone.page)
  await see(phone.page, 'life', 'life-ready')
  await enter(phone.page, 'marriage')
  await goToLife(hers)
  await expect(hers.getByText('จดทะเบียนแล้ว', { exact: true })).toBeVisible()
  await lookAt(hers, 'life-married')
  const [row] = await system.query('select title from people.person where person_id = $1', [woman.personId])
  expect(row?.title).toBe('mrs')
  await hers.getByRole('link', { name: 'ฉัน', exact: true }).click()
  await hers.getByRole('link', { name: /^เอกสาร/ }).click()
  await press(hers, /ขอสำเนา|ขอเอกสาร/)
  await see(hers, 'newDocument', 'papers-after')
  await expect(hers.getByText('ทะเบียนสมรส', { exact: false }).first()).toBeVisible()
})

test('another name: a surname that is taken, one the law forbids, a free one that is entered', async () => {
  await goToLife(phone.page)
  await openDoor(phone.page, /^เปลี่ยนชื่อ/)
  await see(phone.page, 'newName')
  const { page } = phone
  await page.getByLabel('ชื่อสกุล', { exact: true }).selectOption('new')
  const last = page.getByLabel(/^ชื่อสกุลใหม่เป็นภาษาไทย/)
  await last.fill(man.nameTh.split(' ').at(-1) ?? '')
  await expect(page.getByText('มีผู้ใช้ชื่อสกุลนี้แล้ว')).toBeVisible()
  await lookAt(page, 'new-name-taken')
  await last.fill('ณ กรุงเทพ')
  await expect(page.getByText('ใช้ชื่อนี้ไม่ได้')).toBeVisible()
  await lookAt(page, 'new-name-forbidden')
  await last.fill('ธรรมสมมุติ')
  await expect(page.getByText('ชื่อสกุลนี้ว่าง')).toBeVisible()
  await page.getByLabel(/^ชื่อสกุลใหม่เป็นอักษรโรมัน/).fill('Thamsommut')
  await lookAt(page, 'new-name-free')
  await send(page, 'ขอเปลี่ยนชื่อ')
  await enter(page, 'name')
  await goToLife(page)
  await expect(page.getByText('ขอมีบัตรประชาชนใหม่ภายใน 60 วัน', { exact: false })).toBeVisible()
  await lookAt(page, 'life-renamed')
})

test('a child is notified with the notice of the hospital and entered; deaths and divorces have their forms', async () => {
  const bornOn = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
  const written = await fetch(`${system.outside}/notices`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ form: 'birth', citizenNumber: woman.citizenNumber, day: bornOn, sex: 'female' }),
  })
  const { number } = (await written.json()) as { number: string }
  await goToLife(hers)
  await openDoor(hers, /^แจ้งเกิด/)
  await see(hers, 'newBirth')
  await hers.getByLabel(/ท\.ร\.1\/1/).fill(number)
  await hers.getByLabel(/^ชื่อเด็กเป็นภาษาไทย/).fill('ขวัญข้าว')
  await hers.getByLabel(/^ชื่อเด็กเป็นอักษรโรมัน/).fill('Khwankhao')
  await hers.getByLabel(/^เลขประจำตัวของพ่อหรือแม่อีกคน/).fill(man.citizenNumber)
  await expect(hers.getByText('ใช้ชื่อนี้ได้')).toBeVisible()
  await send(hers, 'แจ้งเกิด')
  await expect(hers.getByText('โรงพยาบาลยังไม่ยืนยัน', { exact: false })).toHaveCount(0)
  await enter(hers, 'birth')
  await goToLife(hers)
  await lookAt(hers, 'life-born')
  const children = await system.query(`select citizen_number from people.person where first_th = 'ขวัญข้าว'
    and is_invented = false`)
  expect(children).toHaveLength(1)
  await openDoor(hers, /^แจ้งตาย/)
  await see(hers, 'newDeath')
  await goToLife(hers)
  await openDoor(hers, /^จดทะเบียนหย่า/)
  await see(hers, 'newDivorce')
})

test('a late birth costs a fine: set by one registrar, agreed to by another, paid at the bank, and entered by that', async () => {
  const bornOn = addDays(localDay(new Date()), -20)
  await goToLife(hers)
  await openDoor(hers, /^แจ้งเกิด/)
  await hers.getByLabel(/ท\.ร\.1\/1/).fill('9-111')
  await fillDay(hers, 'วันเกิดของเด็ก', bornOn)
  await expect(hers.getByText('อาจถูกปรับไม่เกิน 1,000 บาท', { exact: false })).toBeVisible()
  await hers.getByLabel(/^ชื่อเด็กเป็นภาษาไทย/).fill('ข้าวหอม')
  await hers.getByLabel(/^ชื่อเด็กเป็นอักษรโรมัน/).fill('Khaohom')
  await hers.getByLabel(/^เลขประจำตัวของพ่อหรือแม่อีกคน/).fill(man.citizenNumber)
  await send(hers, 'แจ้งเกิด')
  const code = await hers.locator('.qr-code').first().getAttribute('data-text')
  const agree = async (button: string, picture: string) => {
    const sights = office.page.getByRole('toolbar', { name: 'เห็นด้วยตนเองแล้ว' })
    for (const sight of await sights.getByRole('button').all()) await sight.click()
    await lookAt(office.page, picture)
    await press(office.page, button)
    await expect(office.page.getByLabel(/^เลขที่แจ้ง/)).toBeVisible()
  }
  await office.page.getByLabel(/^เลขที่แจ้ง/).fill(code ?? '')
  await press(office.page, 'เปิดเรื่อง')
  await see(office.page, 'lifeCase', 'office-late')
  await office.page.getByLabel('ค่าปรับแจ้งเกินกำหนด').selectOption('fine')
  await office.page.getByLabel('ค่าปรับ (บาท)').fill('2000')
  await expect(office.page.getByText('เกินที่กฎหมายกำหนด', { exact: false })).toBeVisible()
  await office.page.getByLabel('ค่าปรับ (บาท)').fill('200')
  await agree('เห็นชอบ ส่งคนที่สอง', 'office-fine')
  await changeOfficer(office.page, staffNumbers.registrySupervisor)
  await office.page.getByLabel(/^เลขที่แจ้ง/).fill(code ?? '')
  await press(office.page, 'เปิดเรื่อง')
  await expect(office.page.getByText('ค่าปรับที่กำหนดแล้ว 200.00 บาท', { exact: false })).toBeVisible()
  await agree('เห็นชอบและเรียกเก็บค่าปรับ', 'office-fine-second')
  await goToLife(hers)
  await expect(hers.getByText('รอชำระค่าปรับ')).toBeVisible()
  await lookAt(hers, 'life-fined')
  await office.page.getByLabel(/^เลขที่แจ้ง/).fill(code ?? '')
  await press(office.page, 'เปิดเรื่อง')
  await expect(office.page.getByLabel('เลขที่ใบเสร็จ')).toBeVisible()
  await lookAt(office.page, 'office-fine-counter')
  await office.close()
  await press(hers, 'ชำระค่าปรับ')
  const link = await hers.getByRole('link', { name: /ธนาคาร/ }).getAttribute('href')
  const bank = await phone.another(String(link))
  await press(bank, 'จ่าย')
  await expect(bank.locator('#paid')).toBeVisible()
  await bank.close()
  await expect(hers.getByText(/ใบเสร็จ/).first()).toBeVisible({ timeout: 20_000 })
  await expect
    .poll(
      () => system.query(`select 1 from people.person where first_th = 'ข้าวหอม' and is_invented = false`),
      { timeout: 20_000 },
    )
    .toHaveLength(1)
  await goToLife(hers)
  await expect(hers.getByText('ชำระค่าปรับ 200.00 บาทแล้ว')).toBeVisible()
  await lookAt(hers, 'life-fine-paid')
})
