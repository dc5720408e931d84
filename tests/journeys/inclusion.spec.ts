// For whom the app is harder: no mouse, large letters, a narrow or magnified screen, no wish for movement, another language.
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import config from '../../playwright.config.ts'
import { putOn } from './looks.ts'
import { type RunningSystem, startSystem } from './server.ts'
import { lookAt, see } from './walk.ts'

let system: RunningSystem
let browser: Browser
let page: Page
test.beforeAll(async () => {
  system = await startSystem()
  browser = await chromium.launch(config.use?.launchOptions ?? {})
})
test.afterAll(async () => {
  await browser?.close()
  expect(await system?.stop()).toBe(0)
})
test.beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'th-TH' })
  page = await context.newPage()
})
test.afterEach(() => page.context().close())

const overflow = () =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('every component in every state is accessible: both languages, light and dark, normal and large', async () => {
  await page.goto(`${system.origin}/design/`)
  await see(page, 'design', 'design-as-it-comes')
  for (const [language, theme, size] of [
    ['th', 'dark', 'normal'],
    ['en', 'light', 'large'],
    ['th', 'light', 'large'],
    ['en', 'dark', 'large'],
    ['en', 'light', 'normal'],
  ] as const) {
    await putOn(page, { language, theme, size, screen: 'phone' })
    await expect(page.getByText(language === 'th' ? /^ไม่พอ/ : /^too little/)).toHaveCount(0)
    await lookAt(page, `design-${language}-${theme}-${size}`)
  }
  await page.getByRole('button', { name: 'Open a sheet' }).click()
  await lookAt(page, 'design-sheet')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Open a sheet' })).toBeFocused()
  await page.getByRole('button', { name: 'Show or hide an error' }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await lookAt(page, 'design-error')
  await page.getByRole('button', { name: 'See a whole page' }).click()
  await see(page, 'designPage')
})

test('a keyboard alone leads from the first page to the camera, and what has the focus shows it', async () => {
  await page.goto(`${system.origin}/app/`)
  await see(page, 'welcome', 'welcome-by-keyboard')
  await pressByKeyboard('ลงทะเบียน')
  await see(page, 'choose', 'choose-by-keyboard')
  await pressByKeyboard(/ลงทะเบียนด้วยตนเอง/)
  await see(page, 'terms', 'terms-by-keyboard')
  await pressByKeyboard('ยอมรับและเริ่ม')
  await see(page, 'cardFront', 'card-front-by-keyboard')
  await pressByKeyboard('ย้อนกลับ')
})

/** Goes on by Tab until the button has the focus; presses it with Enter. */
async function pressByKeyboard(name: string | RegExp) {
  const button = page.getByRole('button', { name, exact: typeof name === 'string' }).first()
  await expect(button).toBeVisible()
  for (let tabs = 0; tabs < 25; tabs += 1) {
    if (await button.evaluate(element => element === document.activeElement)) break
    await page.keyboard.press('Tab')
    await showsFocus()
  }
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
}

/** WCAG 2.4.7: whatever has the focus is outlined, unless it is the document itself. */
async function showsFocus() {
  const seen = await page.evaluate(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) return true
    return getComputedStyle(focused).outlineStyle !== 'none'
  })
  expect(seen).toBe(true)
}

test('at 320 pixels, in large letters and at 400 %, nothing has to be scrolled sideways (WCAG 1.4.10)', async () => {
  for (const address of ['/app/', '/app/register', '/design/', '/specimen/', '/']) {
    await page.goto(`${system.origin}${address}`)
    await expect(page.locator('h1').first()).toBeVisible()
    for (const size of ['normal', 'large'] as const) {
      await putOn(page, { language: 'th', theme: 'light', size, screen: 'narrow' })
      expect([address, size, await overflow()]).toEqual([address, size, 0])
    }
    // 1280 by 1024 at 400 %.
    await page.setViewportSize({ width: 320, height: 256 })
    expect([address, await overflow()]).toEqual([address, 0])
  }
})

test('who wants no movement sees none', async () => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(`${system.origin}/design/`)
  await expect(page.locator('[data-page="design"]')).toBeVisible()
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter(
        ({ playState, effect }) => playState === 'running' && effect?.getTiming().iterations === Infinity,
      )
      .map(animation => (animation as CSSAnimation).animationName),
  )
  expect(moving).toEqual([])
})

test('what the camera says is said aloud to a screen reader, and every control has a name', async () => {
  await page.goto(`${system.origin}/design/`)
  await expect(page.locator('[data-page="design"]')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'เลื่อนบัตรเข้ามาใกล้อีกนิด' })).toHaveCount(1)
  const nameless = await page.evaluate(() =>
    [...document.querySelectorAll('button, a[href], input, select')]
      .filter(element => !(element.getAttribute('aria-label') || element.textContent?.trim() || element.id))
      .map(element => element.outerHTML.slice(0, 80)),
  )
  expect(nameless).toEqual([])
})
