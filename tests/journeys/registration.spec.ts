import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import config from '../../playwright.config.ts'
import { aCamera, type Camera } from './camera.ts'
import { aPerson, type Person } from './people.ts'
import { type RunningSystem, startSystem } from './server.ts'
import { begin, consent, openApp, PASSCODE, showCard, showFace } from './steps.ts'
import { lookAt, see, typePasscode } from './walk.ts'

test.describe.configure({ mode: 'serial' })

let system: RunningSystem
let camera: Camera
let phone: { page: Page; close: () => Promise<void> }
let desk: Browser
let person: Person
test.beforeAll(async () => {
  system = await startSystem()
  camera = await aCamera()
  person = await aPerson(system, 0)
  phone = await openApp(system, camera)
  desk = await chromium.launch(config.use?.launchOptions)
})
test.afterAll(async () => {
  await phone?.close()
  await desk?.close()
  camera?.close()
  expect(await system?.stop()).toBe(0)
  expect(system.log.join('')).not.toMatch(/\d{13}/)
})

const aScreen = async (options: object = {}) =>
  (
    await desk.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'th-TH',
      timezoneId: 'Asia/Bangkok',
      ...options,
    })
  ).newPage()

test('a person registers with card and face and holds the card', async () => {
  const { page } = phone
  await begin(page)
  await showCard(system, camera, page, person)
  await showFace(camera, page, person.face)
  await consent(page)
  await expect(page.getByText(/\d-\d{4}-x/).first()).toBeVisible()
  await page.getByRole('button', { name: 'แสดงข้อมูล' }).click()
  await lookAt(page, 'home-revealed')
  await page.getByRole('button', { name: /ด้านหน้าบัตร/ }).click()
  await expect(page.getByRole('button', { name: /ด้านหลังบัตร/ })).toBeVisible()
  await lookAt(page, 'home-back')
  await page.getByRole('button', { name: 'ปิดบังข้อมูล' }).click()
})

test('the card is there without a network, and comes back with it', async () => {
  const { page } = phone
  // The worker keeps the app once it is installed, which a busy machine may take its time for.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await page.context().setOffline(true)
  await page.reload()
  await see(page, 'home', 'home-offline')
  await expect(page.getByText(/\d-\d{4}-x/).first()).toBeVisible()
  await page.context().setOffline(false)
  await page.reload()
  await see(page, 'home', 'home-again')
})

test('the hospital at the desk: scan, match the number, consent, and signed in', async () => {
  const { page } = phone
  const screen = await aScreen()
  await screen.goto(system.outside)
  await lookAt(screen, 'hospital')
  await screen.locator('#sign-in').click()
  await expect(screen.locator('#qr')).toBeVisible()
  await lookAt(screen, 'hospital-qr')
  await camera.showPicture(await screen.locator('.qr').screenshot())
  await page.getByRole('link', { name: 'สแกน' }).click()
  await see(page, 'signIn', 'sign-in-consent')
  await expect(screen.locator('#digits')).toHaveText(/\d\s*\d/, { timeout: 30_000 })
  const digits = ((await screen.locator('#digits').textContent()) ?? '').replaceAll(/\D/g, '')
  await lookAt(screen, 'hospital-number')
  await page.getByRole('textbox').first().fill(digits)
  await page.getByRole('button', { name: 'อนุญาต', exact: true }).click()
  await typePasscode(page, PASSCODE)
  await see(page, 'signInApproved')
  await screen.waitForURL(url => url.origin === system.outside, { timeout: 30_000 })
  await expect(screen.locator('body')).toContainText(person.nameTh.split(' ')[1] ?? '')
  await lookAt(screen, 'hospital-signed-in')
})

test('the counter asks and the phone answers: a code read out, the same words on both, signed in at the counter', async () => {
  const { page } = phone
  const screen = await aScreen()
  await screen.goto(`${system.outside}/desk`)
  await lookAt(screen, 'desk')
  // The hospital's code is put away, or the page would read it once more.
  await camera.showNothing()
  await page.goto(`${system.origin}/app/scan`)
  await page.getByRole('button', { name: 'อยู่ที่เคาน์เตอร์' }).click()
  await see(page, 'deskCode')
  const code = ((await page.locator('.desk-code [aria-hidden]').allTextContents()) ?? []).join(' ')
  await screen.locator('input[name=code]').fill(code)
  await screen.keyboard.press('Enter')
  await expect(screen.locator('#message')).toBeVisible()
  await lookAt(screen, 'desk-waiting')
  await see(page, 'signIn', 'desk-consent')
  await expect(page.locator('.elsewhere b')).toHaveText(
    (await screen.locator('#message').textContent()) ?? '',
  )
  await page.getByRole('button', { name: 'อนุญาต', exact: true }).click()
  await typePasscode(page, PASSCODE)
  await see(page, 'signInApproved', 'desk-approved')
  await expect(screen.locator('#known')).toContainText(person.nameTh.split(' ')[1] ?? '', { timeout: 30_000 })
  await lookAt(screen, 'desk-known')
})

test('the bank opens an account by FAPI 2.0, knows no citizen number, and signs out at both ends', async () => {
  const screen = await aScreen()
  await screen.goto(`${system.outside}/bank`)
  await lookAt(screen, 'bank')
  await screen.locator('#sign-in').click()
  await screen.locator('input[name=pid]').fill(person.citizenNumber)
  await screen.locator('button[name=decision][value=confirm]').click()
  await expect(screen.locator('#customer')).toContainText(person.nameTh.split(' ')[1] ?? '')
  await expect(screen.locator('body')).not.toContainText(person.citizenNumber)
  await lookAt(screen, 'bank-account')
  await screen.getByRole('button', { name: 'ออกจากระบบ' }).click()
  await lookAt(screen, 'sign-out-asked')
  await screen.locator('button[name=logout]').click()
  await expect(screen.locator('#sign-in')).toBeVisible()
})

test('the hospital without a phone and without JavaScript: confirm, and deny', async () => {
  const screen = await aScreen({ javaScriptEnabled: false })
  for (const decision of ['confirm', 'deny']) {
    await screen.goto(`${system.outside}/sign-in`)
    await screen.locator('input[name=pid]').fill(person.citizenNumber)
    await screen.locator(`button[name=decision][value=${decision}]`).click()
    await screen.waitForURL(url => url.origin === system.outside)
    if (decision === 'confirm') {
      await expect(screen.locator('body')).toContainText(person.nameTh.split(' ')[1] ?? '')
      await screen.context().clearCookies()
    } else await expect(screen.locator('body')).not.toContainText(person.nameTh.split(' ')[1] ?? '')
  }
})

test('the messages that would have been sent are on the pretend phone, and in the inbox', async () => {
  const screen = await aScreen()
  await expect(async () => {
    await screen.goto(`${system.outside}/phone`)
    expect(await screen.locator('#messages li, #messages article').count()).toBeGreaterThan(1)
  }).toPass({ timeout: 30_000 })
  await lookAt(screen, 'phone-messages')
  const { page } = phone
  await page.goto(`${system.origin}/app/inbox`)
  await see(page, 'inbox')
  await page.getByRole('link', { name: 'ฉัน' }).click()
  await see(page, 'me')
})
