// One screen as different people see it: languages, darkness, letters, sizes of screens. The page stays where it is.
import type { Page } from '@playwright/test'

type Look = {
  language: 'th' | 'en'
  theme: 'light' | 'dark'
  size: 'normal' | 'large'
  screen: keyof typeof screens
}

const screens = {
  phone: { width: 390, height: 844 },
  narrow: { width: 320, height: 640 },
  desk: { width: 1280, height: 900 },
}

/** Every choice a person has meets every other at least once. */
const looks: Look[] = [
  { language: 'th', theme: 'light', size: 'normal', screen: 'phone' },
  { language: 'en', theme: 'dark', size: 'normal', screen: 'phone' },
  { language: 'th', theme: 'dark', size: 'large', screen: 'phone' },
  { language: 'en', theme: 'light', size: 'large', screen: 'narrow' },
  { language: 'th', theme: 'light', size: 'normal', screen: 'narrow' },
  { language: 'th', theme: 'light', size: 'normal', screen: 'desk' },
  { language: 'en', theme: 'dark', size: 'large', screen: 'desk' },
]

export const nameOf = ({ language, theme, size, screen }: Look) => `${screen}-${language}-${theme}-${size}`

/** Puts a look on a page that is open, by the preferences a person would set. */
export async function putOn(page: Page, { language, theme, size, screen }: Look) {
  await page.setViewportSize(screens[screen])
  await page.emulateMedia({ colorScheme: theme })
  await page.evaluate(
    chosen => {
      const key = 'tuaton.preferences'
      const kept = JSON.parse(localStorage.getItem(key) ?? '{}')
      localStorage.setItem(key, JSON.stringify({ ...kept, ...chosen }))
      window.dispatchEvent(new StorageEvent('storage', { key }))
    },
    { language, theme, size },
  )
  await page.waitForTimeout(60)
}

/** Portraits and cards are drawn while somebody waits; whoever looks would see them a moment later. */
async function waitForPictures(page: Page) {
  await page
    .waitForFunction(() => [...document.images].every(image => image.complete), undefined, {
      timeout: 20_000,
    })
    .catch(() => undefined)
}

/** Takes one picture for each look and leaves the page as it was. */
export async function photographEveryLook(page: Page, path: string) {
  const before = page.viewportSize()
  for (const look of looks) {
    await putOn(page, look)
    await waitForPictures(page)
    await page.screenshot({ path: `${path}~${nameOf(look)}.png`, animations: 'disabled', fullPage: true })
  }
  await putOn(page, looks[0]!)
  if (before) await page.setViewportSize(before)
}
