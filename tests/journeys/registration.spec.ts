import { chromium, expect, type Page, test } from '@playwright/test'
import config from '../../playwright.config.ts'
import { aCamera, type Camera } from './camera.ts'
import { type RunningSystem, startSystem } from './server.ts'
import { lookAt, see, typePasscode } from './walk.ts'

const PASSCODE = '82947150'
let system: RunningSystem
let camera: Camera
test.beforeAll(async () => {
  system = await startSystem()
  camera = await aCamera()
})
test.afterAll(async () => {
  camera?.close()
  expect(await system?.stop()).toBe(0)
})

type Person = { personId: string; face: string; nameTh: string; citizenNumber: string; ageYears: number }

async function aPerson(index: number): Promise<Person> {
  const answer = await fetch(`${system.origin}/v1/sandbox/people?count=40`)
  const { people } = (await answer.json()) as { people: Person[] }
  const adults = people.filter(person => person.ageYears >= 20)
  const person = adults[index]
  if (!person) throw new Error('too few invented people')
  return person
}

const sideOf = async (person: Person, side: 'front' | 'back') =>
  Buffer.from(
    await (
      await fetch(`${system.origin}/v1/sandbox/people/${person.personId}/card-${side}.png`)
    ).arrayBuffer(),
  )

async function openApp(): Promise<{ page: Page; close: () => Promise<void> }> {
  const launch = config.use?.launchOptions ?? {}
  const browser = await chromium.launch({ ...launch, args: [...(launch.args ?? []), ...camera.args] })
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'th-TH',
    timezoneId: 'Asia/Bangkok',
    permissions: ['camera'],
  })
  const page = await context.newPage()
  await page.goto(`${system.origin}/app/`)
  return { page, close: () => browser.close() }
}

test('a person registers with card and face, holds the card, offline too, and comes back', async () => {
  const person = await aPerson(0)
  const { page, close } = await openApp()
  await see(page, 'welcome')
  await page.getByRole('button', { name: 'ลงทะเบียน', exact: true }).click()
  await see(page, 'choose')
  await page.getByRole('button', { name: /ลงทะเบียนด้วยตนเอง/ }).click()
  await see(page, 'terms')
  await camera.showCard(await sideOf(person, 'front'))
  await page.getByRole('button', { name: 'ยอมรับและเริ่ม' }).click()
  await see(page, 'cardFront')
  await expect(page.getByRole('button', { name: 'ใช้รูปนี้' })).toBeVisible({ timeout: 60_000 })
  await lookAt(page, 'cardFrontCheck')
  await camera.showCard(await sideOf(person, 'back'))
  await page.reload()
  await page.getByRole('button', { name: 'ใช้รูปนี้' }).click()
  await see(page, 'cardBack')
  await expect(page.getByRole('button', { name: 'ใช้รูปนี้' })).toBeVisible({ timeout: 60_000 })
  await lookAt(page, 'cardBackCheck')
  await page.getByRole('button', { name: 'ใช้รูปนี้' }).click()
  await see(page, 'details')
  await camera.showFace(person.face)
  await page.getByRole('button', { name: 'ข้อมูลถูกต้อง' }).click()
  await see(page, 'selfie')
  await page.getByRole('button', { name: 'เปิดกล้องและเริ่ม' }).click()
  await see(page, 'passcode', 'passcode', 120_000)
  await typePasscode(page, PASSCODE)
  await typePasscode(page, PASSCODE)
  await see(page, 'consent')
  await page.getByRole('button', { name: 'ยินยอม', exact: true }).click()
  await typePasscode(page, PASSCODE)
  await see(page, 'done')
  await page.getByRole('button', { name: 'ไปหน้าแรก' }).click()
  await see(page, 'home')
  await page.context().setOffline(true)
  await page.reload()
  await lookAt(page, 'offline')
  await page.context().setOffline(false)
  await close()
})
