import { expect, type Page, test } from '@playwright/test'
import { aCamera, type Camera } from './camera.ts'
import { aFront, type Front } from './front.ts'
import { aPerson, type Person } from './people.ts'
import { type RunningSystem, startSystem } from './server.ts'
import { consent, openApp, PASSCODE, type Phone, press } from './steps.ts'
import { lookAt, see, typePasscode } from './walk.ts'

test.describe.configure({ mode: 'serial' })

const WAY = /เข้าสู่ระบบด้วย/
let system: RunningSystem
let front: Front
let camera: Camera
let phone: Phone
let person: Person
test.beforeAll(async () => {
  front = await aFront()
  const started = await startSystem({ TUATON_ORIGIN: front.origin })
  front.target = started.origin
  system = { ...started, origin: front.origin }
  camera = await aCamera()
  person = await aPerson(system, 2)
  phone = await openApp(system, camera)
})
test.afterAll(async () => {
  await phone?.close()
  camera?.close()
  expect(await system?.stop()).toBe(0)
  front?.close()
  expect(system.log.join('')).not.toMatch(/\d{13}/)
})

/** At the sandbox's own ThaID page: the form with a number. */
async function answer(page: Page, decision: 'confirm' | 'deny', picture: string, pid = person.citizenNumber) {
  await expect(page.locator('#sandbox')).toBeVisible()
  await lookAt(page, picture)
  await page.locator('input[name=pid]').fill(pid)
  await page.locator(`button[name=decision][value=${decision}]`).click()
}

/** What the provider knows of the person's level, which is what it vouches for. */
const vouchFor = (ial: string) => system.query('update authenticators.assurance set ial = $1', [ial])

test('a new phone registers by signing in; a no there is no harm', async () => {
  const { page } = phone
  await see(page, 'welcome')
  await press(page, 'ลงทะเบียน')
  await see(page, 'choose')
  await press(page, WAY)
  await see(page, 'terms')
  await press(page, 'ยอมรับและเริ่ม')
  await see(page, 'proof')
  await press(page, WAY)
  await answer(page, 'deny', 'thaid-asks')
  await see(page, 'thaidFailed', 'thaid-refused')
  expect(page.url()).not.toContain('?')
  await press(page, 'ลองอีกครั้ง')
  // The answer is held up for a moment, to see what a slow network shows.
  await page.route(
    '**/v1/proofing/thaid/finish',
    async route => {
      await see(page, 'thaidChecking')
      await route.continue()
    },
    { times: 1 },
  )
  await answer(page, 'confirm', 'thaid-asks-again')
  await consent(page)
  await expect(page.getByText(/\d-\d{4}-x/).first()).toBeVisible()
})

test('a provider that lies about its signature, and one that does not answer: refused, and other ways are offered', async () => {
  const page = await phone.another()
  await press(page, 'ลงทะเบียน')
  await press(page, WAY)
  await press(page, 'ยอมรับและเริ่ม')
  await press(page, WAY)
  front.fault = 'forged'
  await answer(page, 'confirm', 'thaid-asks-for-a-liar')
  await expect(page.getByText('ตรวจคำตอบของ D.DOPA / ThaID ไม่ผ่าน')).toBeVisible()
  await see(page, 'thaidFailed', 'thaid-forged')
  await press(page, 'ลองอีกครั้ง')
  front.fault = 'down'
  await answer(page, 'confirm', 'thaid-asks-before-it-is-down')
  await expect(page.getByText('ติดต่อ D.DOPA / ThaID ไม่ได้ในขณะนี้')).toBeVisible({ timeout: 30_000 })
  await see(page, 'thaidFailed', 'thaid-down')
  front.fault = undefined
  await press(page, 'เลือกวิธีอื่น')
  await see(page, 'proof', 'proof-after-thaid')
  await expect(page.getByRole('button', { name: /สแกนรหัสบนจอ/ })).toBeVisible()
  await page.context().close()
})

test('an answer that was begun elsewhere is not taken (A20)', async () => {
  const other = await phone.another(`${system.origin}/app/proof/thaid?code=somebody&state=elses`)
  await see(other, 'thaidFailed', 'thaid-not-begun')
  expect(other.url()).not.toContain('somebody')
  await press(other, 'เลือกวิธีอื่น')
  await see(other, 'choose', 'choose-after-not-begun')
  await other.context().close()
})

test('a bound phone raises its level, once the provider vouches high enough, and for its own person only', async () => {
  const { page } = phone
  await vouchFor('2.1')
  await page.goto(`${system.origin}/app/raise`)
  await see(page, 'raise')
  await press(page, 'เริ่ม')
  await see(page, 'proof', 'raise-proof')
  await press(page, WAY)
  await answer(page, 'confirm', 'thaid-asks-to-raise')
  await see(page, 'thaidFailed', 'thaid-too-low')
  await expect(page.getByRole('button', { name: 'ลองอีกครั้ง' })).toHaveCount(0)
  await press(page, 'เลือกวิธีอื่น')
  await press(page, WAY)
  const other = await aPerson(system, 3)
  await answer(page, 'confirm', 'thaid-asks-another', other.citizenNumber)
  await see(page, 'thaidFailed', 'thaid-other-person')
  await press(page, 'เลือกวิธีอื่น')
  await vouchFor('2.3')
  await press(page, WAY)
  await answer(page, 'confirm', 'thaid-asks-once-more')
  await see(page, 'raiseConfirm')
  await typePasscode(page, PASSCODE)
  await see(page, 'recovered', 'raised')
  await press(page, 'ไปหน้าแรก')
  await see(page, 'home', 'home-raised')
})
