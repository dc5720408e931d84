import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { staffNumbers } from '../staff.ts'
import type { Camera } from './camera.ts'
import { changeOfficer, openPlace, startWork } from './counter.ts'
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
let person: Person
let checker: Page
let pdf: Buffer
let paper: Buffer

aPhoneAlone(scene => {
  ;({ system, camera, phone } = scene)
})
test.beforeAll(async () => {
  person = await aPerson(system, 2)
})

const inSheet = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click()

test('a person has a certified copy of the house registration issued, and saves it', async () => {
  const { page } = phone
  await registerByCode(system, page, person)
  await page.getByRole('link', { name: 'ฉัน', exact: true }).click()
  await page.getByRole('link', { name: /^เอกสารของฉัน/ }).click()
  await see(page, 'documents', 'documents-none')
  await press(page, 'ขอสำเนารับรอง')
  await see(page, 'newDocument')
  await press(page, 'เลือก สำเนาทะเบียนบ้าน')
  await page.getByRole('radio', { name: 'ไทย ๑๒๓' }).click()
  await lookAt(page, 'new-document-sheet')
  await inSheet(page, 'ออกเอกสาร')
  await typePasscode(page, PASSCODE)
  await see(page, 'document')
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'บันทึก PDF')])
  expect(download.suggestedFilename()).toMatch(/^HR-25\d\d-\d{8}\.pdf$/)
  pdf = readFileSync(await download.path())
  paper = print(pdf)
})

test('somebody else checks the paper with the network off: by camera, by a picture, and by the file', async () => {
  checker = await phone.another(`${system.origin}/verify/`)
  await see(checker, 'start', 'verify-start')
  await checker.evaluate(() => navigator.serviceWorker.ready)
  await expect.poll(() => isKept(checker)).toBe(true)
  await checker.context().setOffline(true)
  await checker.reload()
  await see(checker, 'start', 'verify-start-offline')
  await camera.showPicture(await cornerOf(paper))
  await press(checker, 'สแกนด้วยกล้อง')
  await see(checker, 'answer', 'verify-camera-offline')
  await expect(checker.getByRole('heading', { name: 'เอกสารแท้', exact: true })).toBeVisible()
  await expect(checker.getByText('สำเนาทะเบียนบ้าน')).toBeVisible()
  await press(checker, 'ตรวจเอกสารอื่น')
  await choose(checker, 'photo.png', 'image/png', paper)
  await expect(checker.getByRole('heading', { name: 'เอกสารแท้', exact: true })).toBeVisible()
  await press(checker, 'ตรวจเอกสารอื่น')
  await choose(checker, 'copy.pdf', 'application/pdf', pdf)
  await expect(checker.getByText('ตรวจทั้งแฟ้มแล้ว', { exact: false })).toBeVisible()
  await lookAt(checker, 'verify-file-offline')
  await press(checker, 'ตรวจเอกสารอื่น')
  const altered = Buffer.from(pdf)
  altered[3_000] = (altered[3_000] ?? 0) ^ 1
  await choose(checker, 'copy.pdf', 'application/pdf', altered)
  await expect(checker.getByRole('heading', { name: /^แฟ้มนี้ถูกแก้ไข/ })).toBeVisible()
  await lookAt(checker, 'verify-file-altered')
  await checker.context().setOffline(false)
})

test('a link shows the file until it is ended', async () => {
  const { page } = phone
  await press(page, 'สร้างลิงก์')
  await lookAt(page, 'share-sheet')
  await inSheet(page, 'สร้างลิงก์')
  const link = (await page.getByRole('dialog').locator('.qr-code').getAttribute('data-text')) ?? ''
  await lookAt(page, 'share-link')
  await page.getByRole('dialog').getByRole('button', { name: 'ปิด', exact: true }).click()
  const open = async () => {
    await checker.goto('about:blank')
    await checker.goto(link)
  }
  await open()
  await see(checker, 'shared', 'verify-shared')
  await press(checker, 'ตรวจแฟ้มนี้')
  await expect(checker.getByRole('heading', { name: 'เอกสารแท้และยังใช้ได้' })).toBeVisible()
  await lookAt(checker, 'verify-genuine')
  await page.getByRole('button', { name: /^ปิดลิงก์ถึง/ }).click()
  await expect(page.getByRole('button', { name: /^ปิดลิงก์ถึง/ })).toHaveCount(0)
  await open()
  await expect(checker.getByRole('heading', { name: 'ลิงก์นี้สิ้นสุดแล้ว' })).toBeVisible()
  await lookAt(checker, 'verify-share-ended')
})

test('the copy is revoked, and the check says so online', async () => {
  const { page } = phone
  await press(page, 'แจ้งรายการผิด')
  await lookAt(page, 'correct-sheet')
  await page.getByRole('textbox').fill('ชื่อถนนสะกดผิด')
  await inSheet(page, 'ส่งให้นายทะเบียน')
  await expect(page.getByText('ท่านแจ้งไว้แล้ว', { exact: false })).toBeVisible()
  await press(page, 'ยกเลิกเอกสารนี้')
  await lookAt(page, 'revoke-sheet')
  await inSheet(page, 'ยกเลิกเอกสาร')
  await typePasscode(page, PASSCODE)
  await expect(page.getByText('ยกเลิกแล้ว', { exact: true })).toBeVisible()
  await lookAt(page, 'document-revoked')
  await checker.goto(`${system.origin}/verify/`)
  await choose(checker, 'photo.png', 'image/png', paper)
  await expect(checker.getByRole('heading', { name: 'เอกสารนี้ถูกยกเลิกแล้ว' })).toBeVisible()
  await lookAt(checker, 'verify-revoked')
})

test('what the register holds is read; a fault is told, and two registrars put it right', async () => {
  const { page } = phone
  await press(page, 'ย้อนกลับ')
  await press(page, 'ย้อนกลับ')
  await page.getByRole('link', { name: /^ข้อมูลทะเบียนของฉัน/ }).click()
  await see(page, 'entries')
  await page.getByRole('link', { name: /^การเกิด/ }).click()
  await see(page, 'entry', 'entry-birth')
  await press(page, 'แจ้งรายการผิด')
  await page.getByRole('textbox').fill('ชื่อโรงพยาบาลผิด ที่ถูกคือโรงพยาบาลริมน้ำ')
  await inSheet(page, 'ส่งให้นายทะเบียน')
  await expect(page.getByText('แจ้งแล้ว รอนายทะเบียนตรวจ')).toBeVisible()
  const office = await openPlace(system, camera, 'เขตพระนคร')
  const openCase = async () => {
    await office.page.getByRole('listitem').filter({ hasText: 'การเกิด' }).getByRole('button').click()
    await see(office.page, 'correctionCase', 'office-correction')
  }
  await startWork(office.page, staffNumbers.registrar)
  await openCase()
  await office.page.getByLabel('สถานที่เกิด (ไทย)', { exact: true }).fill('โรงพยาบาลริมน้ำ')
  // The English of it is not forgotten: until it is written or looked at, nothing can be proposed.
  await expect(office.page.getByRole('button', { name: 'เสนอแก้ไข' })).toBeDisabled()
  await lookAt(office.page, 'office-correction-other-language')
  await office.page.getByLabel('สถานที่เกิด (อังกฤษ)', { exact: true }).fill('The Riverside Hospital')
  await press(office.page, 'เสนอแก้ไข')
  await changeOfficer(office.page, staffNumbers.registrySupervisor)
  await openCase()
  await lookAt(office.page, 'office-correction-second')
  await press(office.page, 'เห็นชอบ แก้ไขทะเบียน')
  await expect(office.page.getByText('การเกิด')).toHaveCount(0)
  await office.close()
  await press(page, 'ย้อนกลับ')
  await page.getByRole('link', { name: /^การเกิด/ }).click()
  await expect(page.getByText('โรงพยาบาลริมน้ำ')).toBeVisible()
  await lookAt(page, 'entry-corrected')
})

async function choose(page: Page, name: string, mimeType: string, buffer: Buffer) {
  await see(page, 'start', 'verify-start')
  const choosing = page.waitForEvent('filechooser')
  await press(page, 'เลือกแฟ้มหรือรูป')
  await (await choosing).setFiles({ name, mimeType, buffer })
  await see(page, 'answer', 'verify-answer')
}

/** The first page on paper, as a scanner of 150 dots an inch sees it. */
function print(file: Buffer): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'tuaton-paper-'))
  try {
    writeFileSync(join(folder, 'copy.pdf'), file)
    execFileSync('pdftoppm', [
      '-r',
      '150',
      '-f',
      '1',
      '-l',
      '1',
      '-png',
      join(folder, 'copy.pdf'),
      join(folder, 'page'),
    ])
    const page = readdirSync(folder).find(name => name.endsWith('.png')) ?? ''
    return readFileSync(join(folder, page))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The lower left corner, where the code is: what somebody holds before a camera. */
async function cornerOf(page: Buffer): Promise<Buffer> {
  const { height = 0 } = await sharp(page).metadata()
  return sharp(page)
    .extract({ left: 60, top: height - 360, width: 330, height: 330 })
    .png()
    .toBuffer()
}

/** Whether everything the page needs without a network is kept: the reader of codes and the keys. */
const isKept = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys()
    const kept = await Promise.all(
      names.map(async name => (await (await caches.open(name)).keys()).map(({ url }) => url)),
    )
    const hasKeys = localStorage.getItem('tuaton.documentKeys') !== null
    return hasKeys && kept.flat().some(url => url.includes('.wasm'))
  })
