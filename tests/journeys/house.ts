// What a person does about a house on the phone, and an officer at the counter.
import { expect, type Page } from '@playwright/test'
import type { RunningSystem } from './server.ts'
import { PASSCODE, press } from './steps.ts'
import { see, typePasscode } from './walk.ts'

export const goTo = async (page: Page, ...doors: RegExp[]) => {
  await page.getByRole('link', { name: 'ฉัน', exact: true }).click()
  await page.getByRole('link', { name: /^บ้านของฉัน/ }).click()
  // The doors stand below the house, and move when it comes.
  await page.locator('[data-page="house"] dl').first().waitFor()
  for (const name of doors) await page.getByRole('link', { name }).click()
}

/** To the form of a split, a merger or an end. */
export async function wishFor(page: Page, name: RegExp, kind: string) {
  await goTo(page, /^เรื่องบ้าน/, /^แยก รวม หรือยกเลิกบ้าน/)
  await see(page, 'changeHouse')
  await page.getByRole('button', { name }).click()
  await see(page, `changeHouse-${kind}`)
}

export async function ask(page: Page, picture: string) {
  await press(page, 'ยื่นเรื่อง')
  await typePasscode(page, PASSCODE)
  await see(page, 'houseCase', picture)
}

/** Somebody whom a case concerns says yes or no; after it the office is to come. */
export async function say(page: Page, name: RegExp, answer: string, picture: string) {
  await goTo(page, /^เรื่องบ้าน/, name)
  await see(page, 'houseCase', picture)
  await press(page, answer)
  await typePasscode(page, PASSCODE)
  await expect(page.getByText('รอตรวจบ้าน', { exact: true })).toBeVisible()
}

export async function bookFirst(page: Page) {
  await page.reload()
  await page.locator('.time').first().click()
  await press(page, 'จองเวลานี้')
  await expect(page.getByText(/^เจ้าหน้าที่จะไปตรวจ/)).toBeVisible()
}

export async function seeDone(page: Page, words: string | RegExp, picture: string) {
  await page.reload()
  await expect(page.getByText(words, { exact: true })).toBeVisible()
  await see(page, 'houseCase', picture)
}

/** The hour that was booked is the present one. */
export const bringVisitForward = (system: RunningSystem) =>
  system.query(
    'update households.inspection set starts_at = now() where given_up_at is null and result is null',
  )

/** Loads the list of houses at the office anew; other lists stand beside it. */
export const reload = (page: Page) =>
  page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: /^เรื่องบ้าน/ }) })
    .getByRole('button', { name: 'โหลดใหม่' })
    .click()

/** Opens the one case that the office has. */
export async function openCase(page: Page) {
  await expect(page.locator('[data-page="houseCase"]')).toHaveCount(0)
  await reload(page)
  await press(page, 'เปิดดู')
  await expect(page.locator('[data-page="houseCase"]')).toBeVisible()
}

export async function approve(page: Page) {
  await press(page, 'อนุมัติ')
  await expect(page.locator('[data-page="houseCase"]')).toHaveCount(0)
}

/** The office comes now, finds it as told, and opens the case again to decide it. */
export async function inspect(system: RunningSystem, page: Page) {
  await bringVisitForward(system)
  await openCase(page)
  await press(page, 'ตรงตามแจ้ง')
  await openCase(page)
}
