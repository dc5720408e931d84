import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, type Page, test } from '@playwright/test'
import type { PasskeyInBrowser } from '../passkey.ts'
import type { Camera } from './camera.ts'
import { isAlive, signInAtHospital } from './organisation.ts'
import { aPerson, type Person } from './people.ts'
import { registerByCode, registerWithPasskey } from './proven.ts'
import { aPhoneAlone } from './scene.ts'
import type { RunningSystem } from './server.ts'
import { agree, begin, PASSCODE, type Phone, press, showCard, turnHead } from './steps.ts'
import { lookAt, see, typePasscode } from './walk.ts'

test.describe.configure({ mode: 'serial' })

const NEW_PASSCODE = '61395028'
let system: RunningSystem
let camera: Camera
let phone: Phone
let second: Page
let person: Person
let passcode = PASSCODE
let authenticator: Authenticator

aPhoneAlone(scene => {
  ;({ system, camera, phone } = scene)
}, 'localhost')
test.beforeAll(async () => {
  person = await aPerson(system, 4)
})

const door = async (page: Page, name: string) => {
  await page.getByRole('link', { name: 'ฉัน', exact: true }).click()
  await see(page, 'me')
  await page.getByRole('link', { name }).click()
}
const inSheet = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
/** The face again, before the camera of a recovery or another phone. */
const face = async (page: Page, next: string, picture: string) => {
  await camera.showFace(person.face)
  await turnHead(page, page.locator(`[data-page="${next}"]`), () => camera.showFace(person.face))
  await lookAt(page, picture)
}

test('a person registers, and finds the doors to what is theirs', async () => {
  const { page } = phone
  await registerByCode(system, page, person)
  await door(page, 'โทรศัพท์และการเข้าใช้')
  await see(page, 'phones')
  await press(page, /^จัดการ /)
  await page.getByRole('textbox').fill('มือถือของฉัน')
  await lookAt(page, 'phone-sheet')
  await inSheet(page, 'บันทึกชื่อ')
  await expect(page.getByText('มือถือของฉัน').first()).toBeVisible()
})

test('a passkey is added with the passcode, and opens the app without it', async () => {
  const { page } = phone
  authenticator = await anAuthenticatorOf(page)
  await press(page, 'เพิ่มพาสคีย์')
  await expect(page.getByRole('dialog')).toBeVisible()
  await lookAt(page, 'passkey-passcode')
  await typePasscode(page, passcode)
  await expect(page.getByRole('button', { name: /^ลบพาสคีย์ / })).toBeVisible()
  await lookAt(page, 'phones-with-passkey')
  await page.getByRole('link', { name: 'ฉัน', exact: true }).click()
  await press(page, 'ล็อกแอปตอนนี้')
  await see(page, 'unlock', 'unlock-ways')
  await press(page, 'เข้าด้วยพาสคีย์')
  await see(page, 'me', 'me-by-passkey')
  await page.getByRole('link', { name: 'หน้าแรก' }).click()
  await see(page, 'home', 'home-by-passkey')
  await door(page, 'ข้อมูลของฉัน')
  await see(page, 'myData', 'my-data-by-passkey')
  await page.getByRole('link', { name: 'ฉัน', exact: true }).click()
  await press(page, 'ล็อกแอปตอนนี้')
  await see(page, 'unlock', 'unlock-again')
  await typePasscode(page, passcode)
  await see(page, 'me', 'me-again')
})

test('the passkey signs in at the hospital, in the browser where that began and without a number to type', async () => {
  const { page } = phone
  // Locked and left in the same moment, on a phone whose store is slow: it is locked all the same.
  await holdStore(page)
  await press(page, 'ล็อกแอปตอนนี้')
  await page.goto(`${system.outside}/`)
  await page.getByRole('link', { name: 'เข้าสู่ระบบด้วยตัวตน' }).click()
  await lookAt(page, 'sign-in-offers-passkey')
  await page.getByRole('link', { name: 'ใช้พาสคีย์ในเบราว์เซอร์นี้แทน' }).click()
  await see(page, 'unlock', 'unlock-to-sign-in')
  await press(page, 'เข้าด้วยพาสคีย์')
  await see(page, 'signIn', 'sign-in-by-passkey')
  await press(page, 'อนุญาต')
  await see(page, 'signInApproved', 'signed-in-by-passkey')
  await press(page, /^กลับไปที่/)
  await expect(page.getByText('ยืนยันตัวตนแล้ว')).toBeVisible()
  await page.goto(`${system.origin}/app/me`)
  await see(page, 'me')
  await press(page, 'ล็อกแอปตอนนี้')
  await see(page, 'unlock', 'unlock-after-passkey')
  await typePasscode(page, passcode)
  await see(page, 'me', 'me-after-passkey')
})

test('a second person opens a browser by passkey where the first did, and sees nothing of theirs (A51)', async () => {
  const shared = await phone.another()
  const held = await anAuthenticatorOf(shared)
  const [first] = await authenticator.passkeys()
  if (!first) throw new Error('no passkey to come in with')
  await held.put(first)
  await enterByPasskey(shared)
  await toPlace(shared, 'บริการ')
  await shared.getByRole('link', { name: /ภาษีรถ/ }).first().click()
  // Still on its way when they look at the list.
  await shared.route(/favourite-services\/./, async route => {
    await delay(1_000)
    await route.continue()
  })
  await press(shared, 'ปักหมุดบริการนี้')
  await toPlace(shared, 'บริการ')
  await expect(shared.getByRole('heading', { name: 'ปักหมุดไว้' })).toBeVisible()
  await shared.getByRole('searchbox').fill('ภาษี')
  await toPlace(shared, 'กล่องข้อความ')
  await see(shared, 'inbox', 'inbox-of-the-first')
  const messages = shared.locator('main').getByRole('listitem')
  await expect(messages.first()).toBeVisible()
  await toPlace(shared, 'ฉัน')
  await press(shared, 'ล็อกแอปตอนนี้')
  await see(shared, 'welcome', 'welcome-after-passkey')

  await held.empty()
  const second = await registerWithPasskey(system, await aPerson(system, 7), '081-555-0177')
  await held.put(second)
  // What is seen before any answer of the second person's own is what the browser remembered.
  const { promise: answers, resolve: letAnswer } = Promise.withResolvers<void>()
  await shared.route(/\/v1\/me\/(notices|favourite-services|payments|reminders)/, async route => {
    await answers
    await route.continue()
  })
  await enterByPasskey(shared)
  await expect(shared.getByText('ข้อความยังไม่ได้อ่าน')).toHaveCount(0)
  await toPlace(shared, 'กล่องข้อความ')
  await see(shared, 'inbox', 'inbox-not-yet-known')
  await expect(messages).toHaveCount(0)
  await toPlace(shared, 'บริการ')
  await expect(shared.locator('[data-page="services"]')).toBeVisible()
  await expect(shared.getByText('ปักหมุดไว้')).toHaveCount(0)
  letAnswer()
  await expect(shared.getByRole('searchbox')).toHaveValue('')
  await expect(shared.getByText('ปักหมุดไว้')).toHaveCount(0)
  await toPlace(shared, 'กล่องข้อความ')
  await expect(messages.first()).toBeVisible()
  await lookAt(shared, 'inbox-of-the-second')
  await shared.context().close()
})

test('a forgotten passcode: the face on the bound phone sets a new one', async () => {
  const { page } = phone
  await press(page, 'ล็อกแอปตอนนี้')
  await press(page, 'ลืมรหัสผ่าน')
  await see(page, 'reset')
  await press(page, 'เริ่ม')
  await see(page, 'selfie', 'reset-selfie')
  await face(page, 'passcode', 'reset-passcode')
  passcode = NEW_PASSCODE
  await typePasscode(page, passcode)
  await typePasscode(page, passcode)
  await see(page, 'recovered', 'reset-done')
  await press(page, 'ไปหน้าแรก')
  await see(page, 'home', 'home-after-reset')
  await page.getByRole('link', { name: 'ฉัน', exact: true }).click()
  await press(page, 'ล็อกแอปตอนนี้')
  await typePasscode(page, PASSCODE)
  await expect(page.getByText('รหัสผ่านไม่ถูกต้อง')).toBeVisible()
  await lookAt(page, 'unlock-old-passcode')
  await typePasscode(page, passcode)
  await see(page, 'me', 'me-after-reset')
})

test('everything is frozen with one press, and lifted with face and passcode', async () => {
  const { page } = phone
  await door(page, 'ความปลอดภัย')
  await see(page, 'safety')
  await press(page, 'ระงับทันที')
  await lookAt(page, 'freeze-sure')
  await inSheet(page, 'ระงับทันที')
  await see(page, 'frozen')
  await page.reload()
  await see(page, 'frozen', 'frozen-after-reload')
  expect(await hasCard(page)).toBe(false)
  await press(page, 'ปลดระงับ')
  await see(page, 'unfreeze')
  await press(page, 'เริ่ม')
  await see(page, 'selfie', 'unfreeze-selfie')
  await face(page, 'unfreezeConfirm', 'unfreeze-confirm')
  await typePasscode(page, passcode)
  await see(page, 'recovered', 'unfrozen')
  await press(page, 'ไปหน้าแรก')
  await see(page, 'home', 'home-after-freeze')
  await expect.poll(() => hasCard(page)).toBe(true)
})

test('a second phone waits for the first one to say yes (A46)', async () => {
  const { page, another } = phone
  second = await another()
  await begin(second)
  await showCard(system, camera, second, person)
  await press(second, 'ข้อมูลถูกต้อง')
  await see(second, 'selfie', 'second-selfie')
  await face(second, 'passcode', 'second-passcode')
  await agree(second)
  await see(second, 'doneWaiting')
  await press(second, 'เข้าใจแล้ว')
  await see(second, 'waitingPhone')
  await press(second, 'เครื่องเดิมหาย')
  await lookAt(second, 'waiting-lost')
  await inSheet(second, 'ย้อนกลับ')
  await page.reload()
  await expect(page.getByText('มีเครื่องใหม่ขอใช้ตัวตนของท่าน')).toBeVisible()
  await lookAt(page, 'home-approval')
  await press(page, 'ตรวจดู')
  await see(page, 'phones', 'phones-approval')
  await press(page, 'อนุญาต')
  await lookAt(page, 'approve-passcode')
  await typePasscode(page, passcode)
  await expect(page.getByText('มีเครื่องใหม่ขอใช้ตัวตนของท่าน')).toBeHidden()
  await lookAt(page, 'phones-two')
  await see(second, 'unlock', 'second-unlock')
  await typePasscode(second, PASSCODE)
  await see(second, 'home', 'second-home')
})

test('a phone that is removed loses its card at once', async () => {
  const { page } = phone
  expect(await hasCard(second)).toBe(true)
  await page
    .getByRole('button', { name: /^จัดการ / })
    .last()
    .click()
  await inSheet(page, 'นำเครื่องนี้ออก')
  await lookAt(page, 'phone-remove')
  await inSheet(page, 'นำออก')
  await expect(page.getByRole('button', { name: /^จัดการ / })).toHaveCount(1)
  await second.getByRole('link', { name: 'ฉัน', exact: true }).click()
  await see(second, 'removed')
  expect(await hasCard(second)).toBe(false)
  await second.context().close()
})

test('the hospital signs the person in; the history tells it, and a revoked permission kills its token', async () => {
  const { page, another } = phone
  const desk = await another(`${system.outside}/`)
  await desk.setViewportSize({ width: 1280, height: 800 })
  const token = await signInAtHospital(system, camera, page, desk, passcode)
  await desk.context().close()
  expect(await isAlive(system, token)).toBe(true)
  await press(page, 'ไปหน้าแรก')
  await door(page, 'ประวัติการใช้ข้อมูล')
  await see(page, 'history')
  await page
    .getByRole('button', { name: /โรงพยาบาล/ })
    .first()
    .click()
  await lookAt(page, 'history-entry')
  await page.getByRole('combobox').selectOption({ label: 'โรงพยาบาลตัวอย่างริมน้ำ' })
  await expect(page.getByRole('button', { name: /เปิดแอป/ })).toHaveCount(0)
  await press(page, 'ไม่ใช่ฉัน')
  await lookAt(page, 'not-me')
  await inSheet(page, 'ย้อนกลับ')
  await door(page, 'สิทธิการเข้าถึง')
  await see(page, 'permissions')
  await press(page, /^ยกเลิกสิทธิของ /)
  await lookAt(page, 'permission-revoke')
  await inSheet(page, 'ยกเลิกสิทธิ')
  await expect(page.getByText('ยังไม่มีใครมีสิทธิ')).toBeVisible()
  await lookAt(page, 'permissions-none')
  expect(await isAlive(system, token)).toBe(false)
})

test('the person takes everything along, and closes the account', async () => {
  const { page } = phone
  await door(page, 'ข้อมูลของฉัน')
  await see(page, 'myData')
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'ดาวน์โหลด')])
  expect(download.suggestedFilename()).toMatch(/^tuaton-\d{4}-\d{2}-\d{2}\.json$/)
  expect(readFileSync(await download.path(), 'utf8')).toContain(person.citizenNumber)
  await lookAt(page, 'my-data-saved')
  await press(page, 'ปิดบัญชี')
  await lookAt(page, 'close-sure')
  await inSheet(page, 'ปิดบัญชีต่อไป')
  await typePasscode(page, passcode)
  await see(page, 'welcome', 'welcome-after-close')
  expect(await hasCard(page)).toBe(false)
})

type Authenticator = Awaited<ReturnType<typeof anAuthenticatorOf>>
/** An authenticator in the page's browser that always knows its person. */
async function anAuthenticatorOf(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true } as const
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...options, hasUserVerification: true, isUserVerified: true },
  })
  return {
    passkeys: async () => (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    put: (credential: PasskeyInBrowser) =>
      devtools.send('WebAuthn.addCredential', { authenticatorId, credential }),
    empty: () => devtools.send('WebAuthn.clearCredentials', { authenticatorId }),
  }
}

const toPlace = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'ส่วนหลักของแอป' })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click()

/** From the welcome, in a browser that is nobody's. */
async function enterByPasskey(page: Page) {
  await press(page, 'ลงทะเบียนไว้แล้ว')
  await inSheet(page, 'เข้าด้วยพาสคีย์')
  await see(page, 'home', 'home-in-a-browser-of-nobody')
}

/** Keeps the phone's store busy until the page is left: nothing that is written to it after this gets there. */
const holdStore = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>(resolve => {
        const opening = indexedDB.open('tuaton')
        opening.onsuccess = () => {
          const store = opening.result.transaction('kept', 'readwrite').objectStore('kept')
          const hold = () => {
            store.count('bound').onsuccess = hold
            resolve()
          }
          hold()
        }
      }),
  )

/** Whether this phone keeps a card to show without a network. */
const hasCard = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<boolean>(resolve => {
        const opening = indexedDB.open('tuaton')
        opening.onsuccess = () => {
          const asked = opening.result.transaction('kept').objectStore('kept').count('card-sealed')
          asked.onsuccess = () => resolve(asked.result > 0)
        }
      }),
  )
