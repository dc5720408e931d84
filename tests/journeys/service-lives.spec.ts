// The life of each kind of service to its ends, in a browser: the agency is slow, shut, away or says no; something is sent and done, refused,
// waited for or taken back; a bill, a fine and a tax are paid.
import { expect, type Page, test } from '@playwright/test'
import { localDay } from '../../shared/opening-hours.ts'
import { addDays } from '../../shared/partial-date.ts'
import { aCamera, type Camera } from './camera.ts'
import { definitionOf, fillIn } from './fill-form.ts'
import { putOn } from './looks.ts'
import { aPerson, type Person } from './people.ts'
import { registerByCode } from './proven.ts'
import { type RunningSystem, startSystem } from './server.ts'
import { arrive, goInside } from './service-page.ts'
import { openServices } from './services-folder.ts'
import { openApp, type Phone, press } from './steps.ts'
import { lookAt, see } from './walk.ts'

test.describe.configure({ mode: 'serial' })

let system: RunningSystem
let camera: Camera
let phone: Phone
let page: Page
let person: Person

/** The day after the day after tomorrow, of a week of seven: shut now, whenever now is. */
const shutDay = ((new Date(localDay(new Date())).getUTCDay() + 2) % 7) + 1

test.beforeAll(async () => {
  const ocpb = [{ days: [shutDay], from: '09:00', to: '16:00' }]
  system = await startSystem({ TUATON_SERVICES: openServices({ ocpb }) })
  camera = await aCamera()
  phone = await openApp(system, camera)
  page = phone.page
})
test.afterAll(async () => {
  await phone?.close()
  camera?.close()
  expect(await system?.stop()).toBe(0)
  expect(system?.log.join('')).not.toMatch(/\d{13}/)
})

const tell = async (path: string, method: 'PUT' | 'POST', json: object) => {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${system.outside}/agencies/${path}`, {
    method,
    headers,
    body: JSON.stringify(json),
  })
  expect(answer.status).toBe(204)
}
const dayIn = (days: number) => addDays(localDay(new Date()), days)
const misbehave = (agency: string, how: object = {}) => tell(`${agency}/misbehaviour`, 'PUT', how)

async function open(id: string): Promise<string> {
  await goInside(page, `/services/${id}`)
  return arrive(page, definitionOf(id).name.th)
}

/** Fills in, looks over and sends; answers with the number that the agency gave. */
async function send(id: string): Promise<string> {
  await open(id)
  await fillIn(page, id)
  await press(page, 'ตรวจทานก่อนส่ง')
  await expect(page.locator('[data-page="service-review"]')).toBeVisible()
  await page.locator('.page-actions button').click()
  await expect(page.locator('[data-page="application"]')).toBeVisible()
  return String(await page.locator('.sent-standing b').textContent())
}

test('an inquiry: the wait says for whom, without a network it says so, and what was asked is not lost', async () => {
  person = await aPerson(system, 1)
  await registerByCode(system, page, person)
  await misbehave('nhso', { latencyMilliseconds: 1_500 })
  await open('treatment-right')
  await press(page, 'อนุญาตและดูผล')
  await expect(page.getByText('กำลังเชื่อมต่อข้อมูลกับสำนักงานหลักประกันสุขภาพแห่งชาติ')).toBeVisible()
  await lookAt(page, 'connecting')
  await see(page, 'service-ok', 'inquiry-answered')
  await misbehave('nhso')
  await open('hotlines')
  await page.getByLabel(/^คำที่ต้องการหา/).fill('น้ำท่วม')
  await page.context().setOffline(true)
  await press(page, 'ดูผล')
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 20_000 })
  await lookAt(page, 'inquiry-offline')
  await page.context().setOffline(false)
  await press(page, 'ดูผล')
  await see(page, 'service-ok', 'inquiry-online-again')
})

test('allowed before: the answer is on its way from the first frame, with no button that would vanish', async () => {
  await page.evaluate(() => {
    const watch = () => {
      if (document.querySelector('[data-page="service"] .page-actions button'))
        document.body.dataset.couldBePressed = ''
    }
    new MutationObserver(watch).observe(document.body, { childList: true, subtree: true })
  })
  expect(await open('treatment-right')).toBe('service-ok')
  expect(await page.locator('body').getAttribute('data-could-be-pressed')).toBeNull()
})

test('a sum stands under what it is counted from, as one types', async () => {
  await open('legalisation-appointment')
  await page.getByLabel('ความเร็ว').selectOption('EXPRESS')
  await page.getByLabel('จำนวนหน้า').fill('๑๒')
  await expect(page.locator('output')).toHaveText(/^4,800\.00.บาท$/)
  await page.getByLabel('จำนวนหน้า').fill('-1')
  await expect(page.locator('output')).toHaveText('–')
  await page.getByLabel('จำนวนหน้า').fill('3')
  await expect(page.locator('output')).toHaveText(/^1,200\.00.บาท$/)
  await lookAt(page, 'service-sum')
})

// What is sent of each kind, and the numbers that the agency gave: of one that ends well and of one that does not.
const sent = [
  { kind: 'application', id: 'justice-fund', good: '', bad: '' },
  { kind: 'registration', id: 'flat-fare', good: '', bad: '' },
  { kind: 'complaint', id: 'petition-1111', good: '', bad: '' },
  { kind: 'appointment', id: 'vaccination-appointment', good: '', bad: '' },
]
const moveOn = (id: string, reference: string, stage: string, note: string) => {
  const { agency, case: following } = definitionOf(id)
  const state = Object.entries(following?.states ?? {}).find(([, one]) => one.stage === stage)?.[0]
  return tell(`${agency.id}/opened/${reference}`, 'POST', { state, note })
}
/** Opens it from the list of all that was sent, and looks until the agency's word is there: it is asked every five seconds at most. */
async function follow(reference: string, stage: string, note: string, picture: string) {
  await goInside(page, '/services/applications')
  await page.getByRole('link', { name: new RegExp(reference) }).click()
  const there = page.locator(`.sent-standing .stage-${stage}`)
  await expect(page.locator('.sent-standing')).toContainText(reference)
  await expect(async () => {
    if (!(await there.isVisible()))
      await page.getByRole('button', { name: 'ดูสถานะล่าสุด' }).click({ timeout: 1_500 })
    await expect(there).toBeVisible({ timeout: 1_500 })
  }).toPass({ timeout: 30_000 })
  await expect(page.getByText(`เจ้าหน้าที่แจ้งว่า “${note}”`)).toBeVisible()
  await lookAt(page, picture)
}

for (const one of sent)
  test(`${one.kind}: sent twice, each with a number of its own`, async () => {
    expect(definitionOf(one.id).kind).toBe(one.kind)
    one.good = await send(one.id)
    await lookAt(page, `${one.kind}-waiting`)
    one.bad = await send(one.id)
    expect(one.bad).not.toBe(one.good)
    await moveOn(one.id, one.bad, 'needsYou', 'โปรดส่งสำเนาอีกฉบับ')
  })
for (const one of sent)
  test(`${one.kind}: the agency waits for the person, who sees it`, async () => {
    await follow(one.bad, 'needsYou', 'โปรดส่งสำเนาอีกฉบับ', `${one.kind}-needs-you`)
    await moveOn(one.id, one.bad, 'refused', 'ไม่ครบตามระเบียบ')
    await moveOn(one.id, one.good, 'done', 'เรียบร้อย')
  })
for (const one of sent)
  test(`${one.kind}: one is refused and one is done`, async () => {
    await follow(one.bad, 'refused', 'ไม่ครบตามระเบียบ', `${one.kind}-refused`)
    await follow(one.good, 'done', 'เรียบร้อย', `${one.kind}-done`)
  })

test('sent while the agency is away: kept, followed, and taken by itself when it is back', async () => {
  await misbehave('moj', { errorPercent: 100 })
  await open('justice-fund')
  await fillIn(page, 'justice-fund')
  await press(page, 'ตรวจทานก่อนส่ง')
  await page.locator('.page-actions button').click()
  await expect(page.locator('[data-page="application"]')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText(/เก็บไว้แล้วและจะส่งให้เอง/)).toBeVisible()
  await lookAt(page, 'application-sending')
  await misbehave('moj')
})

test('outside the hours of its agency nothing is asked for in vain: it says when to come back', async () => {
  await open('consumer-complaint')
  await fillIn(page, 'consumer-complaint')
  await press(page, 'ตรวจทานก่อนส่ง')
  await page.locator('.page-actions button').click()
  await see(page, 'service-outsideHours')
  await expect(page.getByText(/^เปิดให้บริการอีกครั้ง/)).toBeVisible()
})

test('a document: not there, not now, and then certified', async () => {
  await tell(`dlt/records/getLicence/${person.citizenNumber}`, 'PUT', { status: 404, body: {} })
  await open('driving-licence')
  await press(page, 'อนุญาตและดูผล')
  await see(page, 'service-notFound', 'document-not-found')
  await tell(`dlt/records/getLicence/${person.citizenNumber}`, 'PUT', {
    status: 200,
    body: {
      ...{ licenceNo: '12345678', class: 'CAR5', issuedOn: dayIn(-1000), expiresOn: dayIn(800) },
      status: 'VALID',
    },
  })
  await press(page, 'ลองอีกครั้ง')
  await see(page, 'service-ok', 'document-answer')
  await misbehave('dlt', { wrong: 'notJson' })
  await press(page, 'ออกหนังสือรับรอง (PDF)')
  await see(page, 'service-agencyDown', 'document-agency-down')
  await misbehave('dlt')
  await press(page, 'ลองอีกครั้ง')
  await press(page, 'ออกหนังสือรับรอง (PDF)')
  await expect(page.locator('[data-page="document"]')).toBeVisible({ timeout: 20_000 })
  await lookAt(page, 'document-certified')
})

/** A ticket of the person, as the police know it: not everybody has one. */
const aTicket = () => ({
  ...{ ticketNo: '2569110000017', issuedAt: `${dayIn(-10)}T08:15:00+07:00`, plate: '1กข 4521 กรุงเทพมหานคร' },
  ...{ offence: 'จอดในที่ห้ามจอด', place: 'ถ.สุขุมวิท กม. 5', unit: 'บก.จร.ตัวอย่าง' },
  ...{ fine: 50_000, payBy: dayIn(20), status: 'UNPAID' },
})
const bills = [
  { what: 'a bill', id: 'mwa-bill', form: { เลขทะเบียนผู้ใช้น้ำ: '12345678' } },
  { what: 'a fine', id: 'traffic-fine', form: {} },
  { what: 'a tax', id: 'vehicle-tax', form: {} },
]
for (const { what, id, form } of bills)
  test(`${what} is paid: from the service through the code and the bank to the receipt, and the agency knows`, async () => {
    const { agency } = definitionOf(id)
    const ask = async () => {
      const at = await open(id)
      for (const [label, value] of Object.entries(form)) await page.getByLabel(label).fill(value)
      if (at === 'service') await page.locator('.page-actions button').click()
      await expect(page.locator('[data-page="service-ok"]')).toBeVisible()
    }
    const pay = () =>
      page
        .getByRole('button', { name: /^ชำระ / })
        .first()
        .click()
    if (id === 'traffic-fine')
      await tell(`rtp/records/listTickets/${person.citizenNumber}`, 'PUT', {
        status: 200,
        body: { tickets: [aTicket()] },
      })
    await ask()
    await lookAt(page, `${id}-to-pay`)
    if (id === 'mwa-bill') {
      await misbehave(agency.id, { restSeconds: 600 })
      await pay()
      await see(page, 'service-maintenance', 'pay-maintenance')
      await misbehave(agency.id)
      await press(page, 'แก้ไขและค้นอีกครั้ง')
      await expect(page.getByLabel('เลขทะเบียนผู้ใช้น้ำ')).toHaveValue('12345678')
      await page.locator('.page-actions button').click()
      await expect(page.locator('[data-page="service-ok"]')).toBeVisible()
    }
    await pay()
    await expect(page.locator('[data-page="payment"] .qr-code')).toBeVisible()
    await lookAt(page, `${id}-code`)
    const link = await page.getByRole('link', { name: /ธนาคาร/ }).getAttribute('href')
    const bank = await phone.another(String(link))
    await press(bank, 'จ่าย')
    await expect(bank.locator('#paid')).toBeVisible()
    await bank.close()
    await expect(page.getByText(/ใบเสร็จ/).first()).toBeVisible({ timeout: 20_000 })
    await lookAt(page, `${id}-receipt`)
    await ask()
    await expect(page.getByText('ชำระแล้ว').first()).toBeVisible({ timeout: 20_000 })
  })

test('what was sent while the agency was away has arrived', async () => {
  await goInside(page, '/services/applications')
  await page
    .getByRole('link', { name: /กองทุนยุติธรรม/ })
    .first()
    .click()
  const standing = page.locator('.sent-standing b')
  await expect(async () => {
    if (!(await standing.isVisible()))
      await page.getByRole('button', { name: 'ดูสถานะล่าสุด' }).click({ timeout: 5_000 })
    await expect(standing).toBeVisible({ timeout: 5_000 })
  }).toPass({ timeout: 180_000 })
  await lookAt(page, 'application-arrived')
})

test('a list of the person’s own comes when they allow it: a ticket is chosen and contested', async () => {
  await tell(`rtp/records/listTickets/${person.citizenNumber}`, 'PUT', {
    status: 200,
    body: { tickets: [{ ...aTicket(), status: 'UNPAID' }] },
  })
  await open('ticket-objection')
  await lookAt(page, 'own-list-asks')
  await press(page, 'อนุญาตและดูรายการของฉัน')
  const tickets = page.getByLabel('ใบสั่งที่โต้แย้ง')
  await expect(tickets).toBeVisible()
  await tickets.selectOption({ index: 1 })
  await expect(tickets.locator('option:checked')).toContainText('จอดในที่ห้ามจอด')
  await lookAt(page, 'own-list')
  await page.getByLabel('เหตุที่โต้แย้ง').selectOption('NO_SIGN')
  await page.getByRole('textbox', { name: 'คำชี้แจง' }).fill('ป้ายถูกต้นไม้บัง')
  await page.getByText('ข้าพเจ้ารับรองว่าคำชี้แจงเป็นความจริง', { exact: true }).click()
  await press(page, 'ตรวจทานก่อนส่ง')
  await expect(page.getByText('จอดในที่ห้ามจอด', { exact: false })).toBeVisible()
  await press(page, 'ส่ง')
  await see(page, 'application', 'ticket-contested')
})

test('a visitor sends with a photograph, gets a number and a code, and follows it; nobody is signed in', async () => {
  const visitor = await phone.another(`${system.origin}/app/open`)
  const { name } = definitionOf('city-fault')
  await visitor
    .getByRole('navigation', { name: 'ใช้ได้ทันที ไม่ต้องลงทะเบียน' })
    .getByRole('link', { name: new RegExp(`^${name.th}`) })
    .click()
  await arrive(visitor, name.th)
  await fillIn(visitor, 'city-fault')
  await lookAt(visitor, 'visitor-form')
  await press(visitor, 'ตรวจทานก่อนส่ง')
  await see(visitor, 'service-review', 'visitor-review')
  await press(visitor, 'ส่ง')
  await see(visitor, 'visitorApplication', 'visitor-sent')
  const reference = String(await visitor.locator('.sent-standing b').textContent())
  const code = String(await visitor.locator('.visitor-letters').textContent())
  expect(reference).toMatch(/^TF/)
  expect(visitor.url()).not.toContain('#')
  for (const [language, theme] of [
    ['en', 'dark'],
    ['th', 'light'],
  ] as const) {
    await putOn(visitor, { language, theme, size: 'large', screen: 'narrow' })
    const wide = await visitor.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wide).toBeLessThanOrEqual(0)
    await lookAt(visitor, `visitor-sent-narrow-${language}`)
  }
  await moveOn('city-fault', reference, 'needsYou', 'จุดใดของถนน')
  await visitor.getByRole('button', { name: 'ย้อนกลับ' }).click()
  await see(visitor, 'visitorSent', 'visitor-list')
  await visitor.waitForTimeout(5_100)
  await visitor.getByRole('button', { name: new RegExp(name.th) }).click()
  await expect(visitor.getByText('จุดใดของถนน')).toBeVisible()
  await expect(visitor.locator('.visitor-letters')).toHaveCount(0)
  await press(visitor, 'ลบออกจากโทรศัพท์นี้')
  await expect(visitor.getByText('โทรศัพท์นี้ยังไม่มีเรื่อง', { exact: false })).toBeVisible()
  await visitor.close()

  const elsewhere = await phone.another(`${system.origin}/app/open/sent`)
  await elsewhere.getByLabel('รหัสติดตาม').fill('123')
  await press(elsewhere, 'ดูเรื่องนี้')
  await expect(elsewhere.getByText('รหัสติดตามมี 20 ตัว', { exact: false })).toBeVisible()
  await elsewhere.getByLabel('รหัสติดตาม').fill(code.replace(/.$/, last => (last === '0' ? '1' : '0')))
  await press(elsewhere, 'ดูเรื่องนี้')
  await see(elsewhere, 'visitorUnknown')
  await elsewhere.goto(`${system.origin}/app/open/sent#${code}`)
  await expect(elsewhere.getByText(reference)).toBeVisible()
  expect(elsewhere.url()).not.toContain('#')
  await elsewhere.close()
})

test('a visitor reads what a reminder would tell, and is told why it cannot come by itself', async () => {
  const visitor = await phone.another(`${system.origin}/app/open/hazard-alerts`)
  await arrive(visitor, definitionOf('hazard-alerts').name.th)
  await expect(visitor.getByText('การเตือนต้องรู้ว่าจะส่งถึงใคร', { exact: false })).toBeVisible()
  await visitor.getByLabel('จังหวัด').selectOption('10')
  await lookAt(visitor, 'visitor-reminder')
  await press(visitor, 'ดูผล')
  await see(visitor, 'service-ok', 'visitor-reminder-read')
  await visitor.close()
})
