// Somebody opens an agency's own program inside the app: reads what it sees, allows it, uses it, hears from it, and withdraws.
import { expect, type Page, test } from '@playwright/test'
import { putOn } from './looks.ts'
import { aPerson, type Person } from './people.ts'
import { registerByCode } from './proven.ts'
import { aPhoneAlone } from './scene.ts'
import type { RunningSystem } from './server.ts'
import { press } from './steps.ts'
import { lookAt, see } from './walk.ts'

test.describe.configure({ mode: 'serial' })

let system: RunningSystem
let page: Page
let person: Person
aPhoneAlone(scene => {
  system = scene.system
  page = scene.phone.page
})

const LIBRARY = 'ห้องสมุดริมคลอง'
const inside = () => page.frameLocator('iframe.mini-frame').frameLocator('iframe')
const overflow = () =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
const closeIt = () => page.getByRole('button', { name: `ปิด ${LIBRARY}` }).click()

test('beside the services, who stands behind it, what it sees and why', async () => {
  person = await aPerson(system, 0)
  await registerByCode(system, page, person)
  await page.getByRole('link', { name: 'บริการ', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'มินิแอปของหน่วยงาน' })).toBeVisible()
  await lookAt(page, 'services-with-mini-apps')
  await page.getByRole('link', { name: new RegExp(`^${LIBRARY}`) }).click()
  await expect(page.getByText('ขออนุญาตเข้าถึงข้อมูล')).toBeVisible()
  await see(page, 'mini-app')
})

test('allowed, it opens in a frame of its own and knows the name; it reaches nothing of the app', async () => {
  await press(page, 'อนุญาตและเปิด')
  await expect(inside().getByText('หนังสือในห้องสมุด')).toBeVisible({ timeout: 20_000 })
  const greeting = await inside().getByRole('heading', { level: 1 }).textContent()
  expect(person.nameTh).toContain(greeting?.replace('สวัสดี คุณ', ''))
  await see(page, 'mini-app-open')
  const frame = page.frames().find(one => one.url().startsWith(`${system.outside}/library`))!
  const reached = await frame.evaluate(async () => {
    const attempt = (work: () => unknown) => {
      try {
        work()
        return 'reached'
      } catch (error) {
        return (error as Error).name
      }
    }
    return [
      attempt(() => window.top!.document.title),
      attempt(() => window.parent.document.title),
      attempt(() => window.top!.localStorage.length),
      attempt(() => {
        window.top!.location.href = 'about:blank'
      }),
      (await indexedDB.databases()).length,
    ]
  })
  expect(reached).toEqual(['SecurityError', 'SecurityError', 'SecurityError', 'SecurityError', 0])
  await frame.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: '/library', target: '_blank' })
    document.body.append(link)
    link.click()
    link.remove()
  })
  // The page around it shows nothing else, whatever the mini-app asks for.
  await frame.evaluate(elsewhere => location.assign(elsewhere), `${system.origin}/portal`).catch(() => {})
  await expect.poll(() => page.frames().some(one => one.url().includes('/portal'))).toBe(false)
  expect(page.context().pages()).toHaveLength(1)
  await closeIt()
})

test('loaded again it gets another token, and goes on', async () => {
  await press(page, 'เปิด')
  await expect(inside().getByText('หนังสือในห้องสมุด')).toBeVisible({ timeout: 20_000 })
  const frame = page.frames().find(one => one.url().startsWith(`${system.outside}/library`))!
  await frame.evaluate(() => location.reload()).catch(() => {})
  await expect(inside().getByText('กำลังเปิดห้องสมุด')).toBeHidden()
  await expect(inside().getByText('หนังสือในห้องสมุด')).toBeVisible({ timeout: 20_000 })
})

test('a reserved book, a message in the inbox, and a QR that anybody checks', async () => {
  await inside().getByRole('button', { name: 'จอง ดูดาวด้วยตาเปล่า' }).click()
  await expect(inside().getByText('ข้อความอยู่ในกล่องข้อความของท่าน')).toBeVisible()
  await inside().getByRole('button', { name: 'แสดงคิวอาร์' }).click()
  await expect(inside().getByRole('img', { name: 'คิวอาร์บัตรสมาชิก' })).toBeVisible()
  await lookAt(page, 'mini-app-card')
  await closeIt()
  await page.getByRole('link', { name: /กล่องข้อความ/ }).click()
  await page.getByRole('button', { name: new RegExp(LIBRARY) }).click()
  await expect(page.getByText('จองหนังสือ “ดูดาวด้วยตาเปล่า” แล้ว')).toBeVisible()
  await lookAt(page, 'inbox-of-mini-app')
})

test('narrow, dark, large and in English nothing runs over; without a network it says so', async () => {
  await page.goto(`${system.origin}/app/mini-apps/018f0000-0000-7000-8000-00000000b001`)
  await expect(page.locator('[data-page="mini-app"]')).toBeVisible()
  await putOn(page, { language: 'en', theme: 'dark', size: 'large', screen: 'narrow' })
  expect(await overflow()).toBe(0)
  await lookAt(page, 'mini-app-narrow')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(inside().getByText('หนังสือในห้องสมุด')).toBeVisible({ timeout: 20_000 })
  await page.context().setOffline(true)
  await expect(page.getByText('No internet connection. The mini-app')).toBeVisible()
  await lookAt(page, 'mini-app-offline')
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Close Rim Khlong Library' }).click()
})

test('withdrawn, it asks again', async () => {
  await putOn(page, { language: 'th', theme: 'light', size: 'normal', screen: 'phone' })
  await press(page, 'ถอนการอนุญาต')
  await page.getByRole('dialog').getByRole('button', { name: 'ถอนการอนุญาต', exact: true }).click()
  await expect(page.getByRole('button', { name: 'อนุญาตและเปิด' })).toBeVisible()
  await page.goto(`${system.origin}/app/me/history`)
  await expect(page.getByText('ถอนการอนุญาตมินิแอป').first()).toBeVisible()
})
