// Every service of the catalogue in a browser, inside one loaded app: by somebody who may, by somebody of the wrong age, by somebody below its
// level, and by a visitor. Which services there are the catalogue says.
import { expect, type Page, test } from '@playwright/test'
import { aCamera, type Camera } from './camera.ts'
import { typeCode } from './counter.ts'
import { putOn } from './looks.ts'
import type { Person } from './people.ts'
import { proveAtKiosk, registerByCode } from './proven.ts'
import { type RunningSystem, startSystem } from './server.ts'
import { arrive, goInside, lookOver, readServices, type Service } from './service-page.ts'
import { openServices } from './services-folder.ts'
import { openApp, PASSCODE, type Phone, press } from './steps.ts'
import { lookAt, see, typePasscode } from './walk.ts'

test.describe.configure({ mode: 'serial' })

let system: RunningSystem
let camera: Camera
let phone: Phone
let services: Service[]
let young: Person
const notForTheYoung: Service[] = []

test.beforeAll(async () => {
  system = await startSystem({ TUATON_SERVICES: openServices() })
  camera = await aCamera()
  phone = await openApp(system, camera)
  services = await readServices(system)
})
test.afterAll(async () => {
  await phone?.close()
  camera?.close()
  expect(await system?.stop()).toBe(0)
  expect(system?.log.join('')).not.toMatch(/\d{13}/)
})

/** Somebody of these ages whom the sandbox lends; a man, or the head of a house. */
async function somebody(from: number, to: number, wish: 'man' | 'head') {
  const answer = await fetch(`${system.origin}/v1/sandbox/people?count=60`)
  const { people } = (await answer.json()) as { people: Person[] }
  const heads = await system.query(
    'select person_id from people.membership where is_head and until_day is null',
  )
  const found = people.find(
    ({ ageYears, nameTh, personId }) =>
      ageYears >= from &&
      ageYears <= to &&
      (wish === 'man' ? nameTh.startsWith('นาย ') : heads.some(one => one.person_id === personId)),
  )
  if (!found) throw new Error('nobody of that age')
  return found
}

const seen = new Set<string>()
/** axe and a picture of the first page of each kind in each of its ends, and of the first with each kind of field. */
async function lookAtNew(page: Page, { kind, form }: Service, at: string) {
  const shapes = [`${kind}-${at}`, ...(at === 'service' ? form.map(field => `field-${field.type}`) : [])]
  const isNew = shapes.some(shape => !seen.has(shape))
  const name = shapes.find(shape => !seen.has(shape)) ?? ''
  for (const shape of shapes) seen.add(shape)
  if (isNew) await lookAt(page, name)
}

const isAsked = ({ isSent, reminder, opens, form }: Service) =>
  !isSent && !reminder && !opens && form.length === 0

/** Opens a service for whoever may use it: what it sees, its form, and where nothing is asked the answer. */
async function open(page: Page, service: Service) {
  await goInside(page, `/services/${service.id}`)
  const at = await arrive(page, service.name.th)
  if (at === 'service-notEligible') {
    await lookOver(page, service, 'th')
    return at
  }
  expect.soft(at, service.id).toMatch(/^service(-ok|-notFound)?$/)
  const sees = at === 'service' ? (service.permission?.items ?? []).map(({ label }) => label.th) : []
  const asks = service.form.filter(({ onlyWhen }) => !onlyWhen).map(({ label }) => label.th)
  await lookOver(page, service, 'th', [...sees, ...asks])
  await lookAtNew(page, service, at)
  if (at !== 'service' || !isAsked(service)) return at
  await page.locator('.page-actions button').click()
  await expect(page.locator('[data-page^="service-"]')).toBeVisible({ timeout: 20_000 })
  const end = await arrive(page, service.name.th)
  expect.soft(end, service.id).toMatch(/^service-(ok|notFound|notAccepted)$/)
  await lookOver(page, service, 'th')
  await lookAtNew(page, service, end)
  return at
}

test('a person finds a door to every service in the catalogue', async () => {
  young = await somebody(20, 20, 'man')
  const { page } = phone
  await registerByCode(system, page, young)
  await page.getByRole('link', { name: 'บริการ', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'สุขภาพ' })).toBeVisible()
  const doors = await page
    .locator('a[href^="/app/services/"]')
    .evaluateAll(links => links.map(link => link.getAttribute('href')?.split('/').at(-1)))
  expect(services.length).toBeGreaterThanOrEqual(132)
  expect(services.map(({ id }) => id).filter(id => !doors.includes(id))).toEqual([])
})

test('each service opens on a narrow screen, with its agency, its hotline, what it sees, and its form or its answer', async () => {
  const { page } = phone
  await putOn(page, { language: 'th', theme: 'light', size: 'normal', screen: 'narrow' })
  for (const service of services)
    if ((await open(page, service)) === 'service-notEligible') notForTheYoung.push(service)
})

test('what the young may not use says so with its rule, and opens for somebody older', async () => {
  expect(notForTheYoung.length).toBeGreaterThan(0)
  expect(notForTheYoung.filter(({ needs }) => needs.eligibility.length === 0)).toEqual([])
  const other = await phone.another()
  await registerByCode(system, other, await somebody(60, 70, 'head'), '081-555-0124')
  await putOn(other, { language: 'th', theme: 'light', size: 'large', screen: 'narrow' })
  for (const service of notForTheYoung) expect(await open(other, service)).not.toBe('service-notEligible')
  const tooOld = services.find(({ id }) => id === 'odos-summer-camp')
  await goInside(other, '/services/odos-summer-camp')
  expect(await arrive(other, tooOld?.name.th ?? '')).toBe('service-notEligible')
  await expect(other.getByText('สำหรับผู้มีอายุ 15 ถึง 20 ปี', { exact: false })).toBeVisible()
  await lookAt(other, 'not-eligible')
  await other.close()
})

test('below the level of a service: why, how to raise it, and back to the service when it is raised', async () => {
  const { page } = phone
  await system.query(`update authenticators.assurance set ial = '1.3' where person_id = $1`, [young.personId])
  const above = services.filter(({ needs }) => needs.level === 2)
  expect(above.length).toBeGreaterThan(10)
  for (const service of above) {
    await goInside(page, `/services/${service.id}`)
    expect.soft(await arrive(page, service.name.th), service.id).toBe('service-levelTooLow')
    await lookOver(page, service, 'th', ['ต้องยืนยันตัวตนให้มากขึ้น', 'ดูวิธียกระดับ'])
  }
  const [one] = above.filter(({ needs }) => needs.eligibility.length === 0)
  await goInside(page, `/services/${one?.id}`)
  await arrive(page, one?.name.th ?? '')
  await lookAt(page, 'level-too-low')
  await press(page, 'ดูวิธียกระดับ')
  await see(page, 'raise')
  await page.getByRole('button', { name: 'ย้อนกลับ' }).click()
  await arrive(page, one?.name.th ?? '')
  await press(page, 'ดูวิธียกระดับ')
  await proveAtKiosk(system, young, '081-555-0125')
  await press(page, 'เริ่ม')
  await see(page, 'proof', 'raise-proof')
  await press(page, /ใส่รหัสจากข้อความ/)
  await typeCode(system, page, young, '081-555-0125')
  await see(page, 'raiseConfirm')
  await typePasscode(page, PASSCODE)
  await see(page, 'recovered')
  await press(page, 'กลับไปที่บริการ')
  expect(await arrive(page, one?.name.th ?? '')).toMatch(/^service(-ok|-notFound)?$/)
})

test('not signed in: each service says what it is and how to come in; some are used at once', async () => {
  const visitor = await phone.another()
  await visitor.getByRole('link', { name: /^บริการและเบอร์ฉุกเฉิน/ }).click()
  await putOn(visitor, { language: 'en', theme: 'dark', size: 'normal', screen: 'narrow' })
  await expect(visitor.getByRole('heading', { name: 'At once, without registering' })).toBeVisible()
  await see(visitor, 'openServices')
  for (const service of services) {
    await goInside(visitor, `/open/${service.id}`)
    const at = await arrive(visitor, service.name.en)
    const { isForVisitors } = service
    expect.soft(at, service.id).toMatch(isForVisitors ? /^service(-ok)?$/ : /^service-signInNeeded$/)
    await lookOver(visitor, service, 'en', isForVisitors ? [] : ['Sign in or register'])
    await lookAtNew(visitor, service, `visitor-${at}`)
  }
})

test('a visitor finds an emergency number, and comes back to where they were', async () => {
  const visitor = await phone.another(`${system.origin}/app/services/hotlines`)
  await visitor.getByLabel('คำที่ต้องการหา').fill('ไฟไหม้')
  await press(visitor, 'ดูผล')
  await see(visitor, 'service-ok', 'visitor-hotlines')
  await goInside(visitor, '/services/treatment-right')
  await see(visitor, 'service-signInNeeded', 'visitor-sign-in')
  await press(visitor, 'เข้าสู่แอปหรือลงทะเบียน')
  await see(visitor, 'choose')
  await visitor.getByRole('button', { name: 'ย้อนกลับ' }).click()
  await see(visitor, 'service-signInNeeded', 'visitor-sign-in')
  await visitor.close()
})
