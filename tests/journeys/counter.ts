// What stands at a counter or a kiosk in a journey: its browser, the pretend reader of the world outside, the code on its screen.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, type Page, test } from '@playwright/test'
import config from '../../playwright.config.ts'
import { codeHeard } from '../calls.ts'
import { aCamera, type Camera } from './camera.ts'
import { aPerson, type Person } from './people.ts'
import { type RunningSystem, startSystem } from './server.ts'
import { openApp, type Phone, press } from './steps.ts'
import { see } from './walk.ts'

export type Place = {
  page: Page
  /** Ends the browser and starts it again; what it kept on its disk is there. */
  reopen: () => Promise<void>
  close: () => Promise<void>
}

/** A browser at a place of the sandbox, with a camera if one is given. */
export async function openPlace(
  system: RunningSystem,
  camera: Camera | undefined,
  place: string,
  viewport = { width: 1280, height: 800 },
): Promise<Place> {
  const launch = config.use?.launchOptions ?? {}
  const folder = mkdtempSync(join(tmpdir(), 'tuaton-place-'))
  const open = async () => {
    const context = await chromium.launchPersistentContext(folder, {
      ...launch,
      args: [...(launch.args ?? []), ...(camera?.args ?? [])],
      viewport,
      locale: 'th-TH',
      timezoneId: 'Asia/Bangkok',
      permissions: ['camera'],
      reducedMotion: 'reduce',
    })
    // Somebody at a counter does not wait longer either.
    context.setDefaultTimeout(60_000)
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(`${system.origin}/counter/`)
    return page
  }
  const opened = { page: await open() }
  await see(opened.page, 'setup')
  const tile = opened.page.locator('.place-tile', { hasText: place })
  await tile.getByRole('button', { name: 'ใช้เครื่องนี้ที่นี่' }).click()
  return Object.assign(opened, {
    async reopen() {
      await opened.page.context().close()
      opened.page = await open()
    },
    async close() {
      await opened.page.context().close()
      rmSync(folder, { recursive: true, force: true })
    },
  })
}

type Scene = { system: RunningSystem; camera: Camera; place: Place; phone: Phone; person: Person }

/**
 * A fresh system with a place and, beside it, the phone of one of its people, for all tests of a file. At the end the system
 * stops in peace and its log holds nobody's number.
 */
export function aPlaceAndAPhone(wish: {
  place: string
  person: number
  viewport?: { width: number; height: number }
}): () => Scene {
  let scene: Partial<Scene> = {}
  test.beforeAll(async () => {
    const system = await startSystem()
    scene = { system }
    const camera = await aCamera()
    scene.camera = camera
    scene.person = await aPerson(system, wish.person)
    scene.place = await openPlace(system, camera, wish.place, wish.viewport)
    scene.phone = await openApp(system, camera)
  })
  test.afterAll(async () => {
    await scene.phone?.close()
    await scene.place?.close()
    scene.camera?.close()
    expect(await scene.system?.stop()).toBe(0)
    expect(scene.system?.log.join('')).not.toMatch(/\d{13}/)
  })
  return () => scene as Scene
}

const post = (system: RunningSystem, path: string, body: object = {}) =>
  fetch(`${system.outside}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'manual',
  })

export const insertCard = (system: RunningSystem, { personId }: Person) =>
  post(system, '/reader/insert', { person: personId })
export const removeCard = (system: RunningSystem) => post(system, '/reader/remove')

/** The page's clock runs ahead by so many seconds. */
export const moveClock = (page: Page, seconds: number) =>
  page.evaluate(ahead => {
    const origin = performance.timeOrigin
    Date.now = () => Math.round(origin + performance.now() + ahead * 1000)
  }, seconds)

/** Everything a page keeps in its browser, as text; keys that cannot leave are empty. */
export const wholeStore = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>(resolve => {
      const opening = indexedDB.open('tuaton')
      opening.onsuccess = () => resolve(opening.result)
    })
    const kept = await new Promise<unknown[]>(resolve => {
      const reading = database.transaction('kept').objectStore('kept').getAll()
      reading.onsuccess = () => resolve(reading.result)
    })
    database.close()
    const cached = await Promise.all(
      (await caches.keys()).map(async name => (await (await caches.open(name)).keys()).map(({ url }) => url)),
    )
    return JSON.stringify([kept, cached, { ...localStorage }, { ...sessionStorage }])
  })

/** Types the code that the pretend reader shows. */
export async function pairReader(system: RunningSystem, page: Page) {
  const { code } = (await (await fetch(`${system.outside}/reader/state`)).json()) as { code: string }
  await page.getByLabel('รหัสจับคู่เครื่องอ่านบัตร').fill(code)
  await press(page, 'จับคู่')
}

/** The phone scans what stands on the other screen, and its person says that they are there. */
export async function takeOver(camera: Camera, screen: Page, phone: Page, person: Person) {
  const code = screen.locator('.qr-code')
  await expect(code).toBeVisible()
  await camera.showPicture(await code.screenshot())
  await see(phone, 'proof')
  await press(phone, /สแกนรหัสบนจอ/)
  await see(phone, 'proofNumber')
  await phone.getByLabel(/เลขประจำตัวประชาชน/).fill(person.citizenNumber)
  await press(phone, 'ต่อไป')
}

/** From the welcome to where a proof is taken over. */
export async function beginElsewhere(phone: Page) {
  await see(phone, 'welcome')
  await press(phone, 'ลงทะเบียน')
  await press(phone, /ให้เจ้าหน้าที่ช่วย/)
  await press(phone, 'ทำต่อกับเจ้าหน้าที่หรือตู้')
  await see(phone, 'terms', 'terms-elsewhere')
  await press(phone, 'ยอมรับและเริ่ม')
}

/** An officer signs in at the terminal; the sandbox's form stands in for their phone. */
export async function startWork(page: Page, number: string) {
  await press(page, 'เข้าสู่ระบบ')
  await page.locator('input[name="pid"]').fill(number)
  await page.locator('button[name="decision"][value="confirm"]').click()
}

/** The officer leaves, and somebody else signs in at the same terminal. */
export async function changeOfficer(page: Page, number: string) {
  await press(page, 'ออกจากงาน')
  await see(page, 'counterSignIn')
  await startWork(page, number)
}

/** The six digits in the newest message or call to a telephone, as the pretend phone shows it. */
export async function codeSentTo(system: RunningSystem, telephone: string): Promise<string> {
  let code = ''
  await expect
    .poll(
      async () => {
        const list = await (await fetch(`${system.outside}/phone/list`)).text()
        const message = list.split('<li').find(one => one.includes(`-${telephone.slice(-4)}<`))
        const spoken = /class="spoken"[^>]*>([^<]*)</.exec(message ?? '')?.[1]
        code = spoken ? codeHeard(spoken) : (/\b(\d{6})\b/.exec(message?.split('</p>')[1] ?? '')?.[1] ?? '')
        return code
      },
      { timeout: 20_000, message: 'a message with a code' },
    )
    .toMatch(/^\d{6}$/)
  return code
}

/** Lays somebody's right index finger on the pretend scanner. */
export const placeFinger = (system: RunningSystem, { personId }: Person) =>
  post(system, '/scanner/place', { person: personId, finger: 'rightIndex' })

/** The code on the back of somebody's card, as the card in the hand shows it. */
export async function laserOf({ origin }: RunningSystem, { personId }: Person): Promise<string> {
  const chip = await fetch(`${origin}/v1/sandbox/people/${personId}/chip.json`)
  return ((await chip.json()) as { holder: { card: { laserCode: string } } }).holder.card.laserCode
}

/** The minute after which a code may be sent again is over. */
export const waitToSendAgain = (system: RunningSystem) =>
  system.query("update messages.code set sent_at = sent_at - interval '61 seconds'")

/** The phone takes over with the six digits sent to a telephone. */
export async function typeCode(system: RunningSystem, phone: Page, person: Person, telephone: string) {
  await see(phone, 'proofCode')
  await phone.getByLabel(/เลขประจำตัวประชาชน/).fill(person.citizenNumber)
  await phone.getByLabel(/รหัส 6 หลัก/).fill(await codeSentTo(system, telephone))
  await press(phone, 'ต่อไป')
}
