import { expect, type Page, test } from '@playwright/test'
import {
  aPlaceAndAPhone,
  beginElsewhere,
  insertCard,
  moveClock,
  pairReader,
  removeCard,
  takeOver,
  wholeStore,
} from './counter.ts'
import { aPerson } from './people.ts'
import { consent, press, turnHead } from './steps.ts'
import { lookAt, see } from './walk.ts'

test.describe.configure({ mode: 'serial' })

const scene = aPlaceAndAPhone({ place: 'จตุจักร', person: 1, viewport: { width: 1080, height: 1920 } })

test('card in, face, code on the screen; the phone takes it over, passcode, card on the phone', async () => {
  const {
    camera,
    system,
    phone,
    person,
    place: { page },
  } = scene()
  await see(page, 'kiosk-welcome')
  await press(page, 'เริ่ม')
  await see(page, 'kiosk-card', 'kiosk-pair')
  await pairReader(system, page)
  await lookAt(page, 'kiosk-card')
  await camera.showFace(person.face)

  await page.route('**/v1/kiosk/**', route => route.abort())
  await insertCard(system, person)
  await expect(page.getByText(/เชื่อมต่อไม่ได้ กำลังลองใหม่/)).toBeVisible()
  await see(page, 'kiosk-card', 'kiosk-offline')
  await page.unroute('**/v1/kiosk/**')
  await see(page, 'kiosk-face')
  await expect(page.getByText(/เชื่อมต่อไม่ได้/)).toBeHidden()

  await listen(page)
  const confirm = page.locator('[data-page="kiosk-confirm"]')
  await turnHead(page, confirm, () => camera.showFace(person.face), 'พร้อมแล้ว')
  await see(page, 'kiosk-confirm')
  await expect(page.getByText('ถอดบัตรของท่าน')).toBeVisible()
  await lookAt(page, 'kiosk-take-card')
  expect(await heard(page)).toEqual(expect.arrayContaining(['alarm', 'ถอดบัตรของท่าน']))
  await removeCard(system)
  await expect(page.getByText('ถอดบัตรของท่าน')).toBeHidden()
  await press(page, 'ถูกต้อง')
  await see(page, 'kiosk-ticket')
  await press(page, 'แสดงรหัส')
  await lookAt(page, 'kiosk-code')

  const code = page.locator('.qr-code')
  const stranger = await phone.another((await code.getAttribute('data-text')) ?? '')
  await press(stranger, 'ยอมรับและเริ่ม')
  await see(stranger, 'proofNumber', 'stranger-number')
  await stranger.getByLabel(/เลขประจำตัวประชาชน/).fill((await aPerson(system, 2)).citizenNumber)
  await press(stranger, 'ต่อไป')
  await expect(stranger.getByText('ใช้รหัสนี้ไม่ได้')).toBeVisible()
  await lookAt(stranger, 'stranger-refused')
  await stranger.context().close()
  await expect(page.getByText(/เลขไม่ตรงกับบัตร/)).toBeVisible()
  await lookAt(page, 'kiosk-stranger')

  await runOut(page)
  await lookAt(page, 'kiosk-code-over')
  await press(page, 'แสดงรหัสใหม่')
  await runOut(page)
  await press(page, 'แสดงรหัสใหม่')
  await moveClock(page, 0)
  await expect(code).toBeVisible()
  await beginElsewhere(phone.page)
  await takeOver(camera, page, phone.page, person)
  await runOut(page)
  await press(page, 'แสดงรหัสใหม่')
  await expect(page.getByText(/แสดงรหัสหลายครั้งเกินไป/)).toBeVisible()
  await lookAt(page, 'kiosk-codes-used-up')
  await consent(phone.page)
  await see(page, 'case-bound', 'kiosk-bound')
})

test('whoever walks away leaves nothing behind, and the card they forgot is not read for the next one', async () => {
  const {
    system,
    person,
    place: { page },
  } = scene()
  await moveClock(page, 0)
  await press(page, 'เสร็จแล้ว')
  await press(page, 'เริ่ม')
  await insertCard(system, person)
  await see(page, 'kiosk-face')
  // The face was judged before; here it is only about what stands on the screen after it.
  await system.query("update counter.case set face_at = now() where status = 'open'")
  await press(page, 'พร้อมแล้ว')
  await see(page, 'kiosk-confirm')
  const [, surname = person.nameTh] = person.nameTh.split(' ')
  await expect(page.locator('body')).toContainText(surname)
  await moveClock(page, 35)
  await expect(page.getByText(/ท่านยังอยู่หรือไม่/)).toBeVisible()
  await lookAt(page, 'kiosk-still-there')
  await press(page, 'ยังอยู่')
  await expect(page.getByText(/ท่านยังอยู่หรือไม่/)).toBeHidden()
  await moveClock(page, 100)
  await see(page, 'kiosk-welcome', 'kiosk-card-forgotten')
  await expect(page.getByText('ถอดบัตรของท่าน')).toBeVisible()
  await expect(page.getByRole('button', { name: 'เริ่ม' })).toBeDisabled()
  const left = (await page.content()) + (await wholeStore(page))
  expect(left).not.toContain(surname)
  expect(left).not.toContain(person.citizenNumber)
  await expect
    .poll(() =>
      system.query("select status from counter.case where channel = 'kiosk' order by case_id desc limit 1"),
    )
    .toEqual([{ status: 'cancelled' }])
  await removeCard(system)
  await expect(page.getByRole('button', { name: 'เริ่ม' })).toBeEnabled()
})

/** Writes down what the kiosk says and sounds. */
const listen = (page: Page) =>
  page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    speechSynthesis.speak = ({ text }) => void heard.push(text)
    const sound = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (when) {
      heard.push('alarm')
      sound.call(this, when)
    }
  })
const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard)

/** Five minutes pass for the code on the screen, as far as a clock may differ from the server's. */
async function runOut(page: Page) {
  await moveClock(page, 298)
  await expect(page.getByRole('button', { name: 'แสดงรหัสใหม่' })).toBeVisible()
}
