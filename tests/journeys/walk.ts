// Steps of a journey: each looks at the page as a person would, checks it with axe, and leaves its picture when asked.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { photographEveryLook } from './looks.ts'

const pictures = process.env.PICTURES
const everyLook = process.env.EVERY_LOOK === 'on'

/** Waits for a page of the app by its name, checks it with axe (WCAG 2.2 AA) and keeps its picture. */
export async function see(page: Page, name: string, picture = name, timeout = 60_000) {
  await expect(page.locator(`[data-page="${name}"]`)).toBeVisible({ timeout })
  await lookAt(page, picture)
}

let count = 0
const checked = new Set<string>()
/** axe on the page as it stands, once a run for each picture's name (a second is spent on each), and its picture. */
export async function lookAt(page: Page, picture: string) {
  if (!checked.has(picture)) await checkWithAxe(page)
  checked.add(picture)
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  count += 1
  const name = `${String(count).padStart(2, '0')}-${picture}`
  if (everyLook) return photographEveryLook(page, join(pictures, name))
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}

async function checkWithAxe(page: Page) {
  // Words stand on a page before its style sheet does, and would be measured without it.
  await page.waitForLoadState('load')
  const { violations } = await new AxeBuilder({ page })
    // A page without frames is judged where it stands; otherwise what each frame found is put together in a tab of its own, which is most of the work.
    .setLegacyMode(page.frames().length === 1)
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`),
  ).toEqual([])
}

/** Presses the digits on the keypad of the screen. */
export async function typePasscode(page: Page, passcode: string) {
  for (const digit of passcode) await page.getByRole('button', { name: digit, exact: true }).click()
}
