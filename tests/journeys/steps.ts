// The steps of a registration as a person takes them.
import { chromium, expect, type Locator, type Page } from '@playwright/test'
import config from '../../playwright.config.ts'
import { toBuddhistYear } from '../../shared/buddhist-date.ts'
import type { Camera } from './camera.ts'
import { type Person, sideOf } from './people.ts'
import type { RunningSystem } from './server.ts'
import { lookAt, see, typePasscode } from './walk.ts'

export const PASSCODE = '82947150'

export type Phone = {
  page: Page
  /** Another phone before the same camera, at the given address. */
  another: (address?: string) => Promise<Page>
  close: () => Promise<void>
}

/** A phone with a browser of its own and the pretend camera. */
export async function openApp(system: RunningSystem, camera: Camera): Promise<Phone> {
  const launch = config.use?.launchOptions ?? {}
  const browser = await chromium.launch({ ...launch, args: [...(launch.args ?? []), ...camera.args] })
  const another = async (address = `${system.origin}/app/`) => {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      locale: 'th-TH',
      timezoneId: 'Asia/Bangkok',
      permissions: ['camera'],
      // The card's turning lines cost a processor without graphics as much as everything else together.
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    await page.goto(address)
    return page
  }
  return { page: await another(), another, close: () => browser.close() }
}

export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click()

/** A picture from the phone's own files instead of the camera. */
export async function chooseFile(page: Page, buffer: Buffer, name = 'card.jpg', mimeType = 'image/jpeg') {
  const choosing = page.waitForEvent('filechooser')
  await press(page, 'เลือกรูปจากเครื่อง')
  await (await choosing).setFiles({ name, mimeType, buffer })
}

/** Keeps the picture once it has been read. */
export async function keep(page: Page) {
  await page.getByRole('button', { name: 'ใช้รูปนี้' }).click({ timeout: 90_000 })
}

/** From the welcome to the camera for the front. */
export async function begin(page: Page) {
  await see(page, 'welcome')
  await press(page, 'ลงทะเบียน')
  await see(page, 'choose')
  await press(page, /ลงทะเบียนด้วยตนเอง/)
  await see(page, 'terms')
}

/** Both sides of the card before the camera; a reload in between loses nothing. */
export async function showCard(system: RunningSystem, camera: Camera, page: Page, person: Person) {
  await camera.showCard(await sideOf(system, person, 'front'))
  await press(page, 'ยอมรับและเริ่ม')
  await see(page, 'cardFront')
  await isRead(page, 'cardFrontCheck')
  await camera.showCard(await sideOf(system, person, 'back'))
  await page.reload()
  await keep(page)
  await see(page, 'cardBack')
  await isRead(page, 'cardBackCheck')
  await keep(page)
  await see(page, 'details')
}

async function isRead(page: Page, picture: string) {
  await expect(page.getByRole('button', { name: 'ใช้รูปนี้' })).toBeVisible({ timeout: 90_000 })
  await lookAt(page, picture)
}

/** The head turned as asked, in front of the camera, until the face is confirmed. */
export async function showFace(camera: Camera, page: Page, face: string) {
  await camera.showFace(face)
  await press(page, 'ข้อมูลถูกต้อง')
  await see(page, 'selfie')
  await turnHead(page, page.locator('[data-page="passcode"]'), () => camera.showFace(face))
}

/**
 * Turns the head until `outcome` shows. The pretend camera plays in real time: on a busy machine a turn can be missed, which costs
 * nothing, and its film then comes round to pictures that were sent before. The person presses again, before a film of `anew`.
 */
export async function turnHead(
  page: Page,
  outcome: Locator,
  anew?: () => Promise<unknown>,
  name = 'เปิดกล้องและเริ่ม',
) {
  const start = page.getByRole('button', { name, exact: true })
  for (let round = 0; round < 4; round += 1) {
    await start.click()
    await expect(start).toBeHidden()
    await expect(outcome.or(start).first()).toBeVisible({ timeout: 120_000 })
    if (await outcome.isVisible()) return
    await anew?.()
  }
  await expect(outcome).toBeVisible()
}

/** Passcode twice and consent. */
export async function agree(page: Page) {
  await see(page, 'passcode')
  await typePasscode(page, PASSCODE)
  await typePasscode(page, PASSCODE)
  await see(page, 'consent')
  await press(page, 'ยินยอม')
  await typePasscode(page, PASSCODE)
}

/** Consent, and the card is there. */
export async function consent(page: Page) {
  await agree(page)
  await see(page, 'done')
  await press(page, 'ไปหน้าแรก')
  await see(page, 'home')
}

/** Types a day, `2026-11-29`, into the three boxes under its label, as Thai people write it. */
export async function fillDay(page: Page, label: string | RegExp, day: string) {
  const boxes = page.getByRole('group', { name: label })
  await boxes.getByLabel('วันที่').fill(String(Number(day.slice(8))))
  await boxes.getByLabel('เดือน').selectOption(String(Number(day.slice(5, 7))))
  await boxes.getByLabel('ปี พ.ศ.').fill(String(toBuddhistYear(day)))
}
