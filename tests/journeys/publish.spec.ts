// People of an agency publish a service of theirs in the portal, and a citizen has it on the phone at once.
import { expect, type Page, test } from '@playwright/test'
import { putOn } from './looks.ts'
import { aPerson, type Person } from './people.ts'
import { registerByCode } from './proven.ts'
import { aPhoneAlone } from './scene.ts'
import type { RunningSystem } from './server.ts'
import { press } from './steps.ts'
import { lookAt, see } from './walk.ts'

test.describe.configure({ mode: 'serial' })

const OPERATORS = ['1009900009019', '1009900009027'] as const
const NAME = 'สิทธิรักษาของฉันแบบย่อ'
let system: RunningSystem
let phone: Page
let author: Page
let colleague: Page
aPhoneAlone(scene => {
  system = scene.system
  phone = scene.phone.page
})

async function inPortal(number: string, width = 1280): Promise<Page> {
  const context = await phone
    .context()
    .browser()!
    .newContext({
      viewport: { width, height: 900 },
      locale: 'th-TH',
      timezoneId: 'Asia/Bangkok',
    })
  const page = await context.newPage()
  await page.goto(`${system.origin}/portal/sign-in`)
  await page.locator('input[name=pid]').fill(number)
  await page.locator('button[name=decision][value=confirm]').click()
  return page
}
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
/** Changes the text as its author would, and saves it. */
async function rewrite(page: Page, change: (text: string) => string) {
  const text = page.locator('#text')
  await text.fill(change(await text.inputValue()))
  await press(page, 'บันทึกและตรวจ')
}

test('an organisation says which agency it is, and two operators agree', async () => {
  const people: Person[] = await Promise.all([10, 11, 12, 13].map(index => aPerson(system, index)))
  const citizen = people.find(one => one.ageYears < 60)!
  const [one, two] = people.filter(person => person !== citizen)
  author = await inPortal(one!.citizenNumber)
  await author.getByLabel('ชื่อภาษาไทย').fill('สำนักหลักประกันทดลอง')
  await author.getByLabel('ชื่อภาษาอังกฤษ').fill('Trial health office')
  await author.getByLabel(/โดเมน/).fill('nhso.example')
  await author.getByRole('button', { name: 'สร้าง', exact: true }).click()
  await author.getByRole('button', { name: 'สร้างลิงก์เชิญ', exact: true }).click()
  const link = (await author.locator('#invitation').textContent()) ?? ''
  await author.locator('#services').click()
  await lookAt(author, 'publish-which-agency')
  await author.getByLabel('หน่วยงาน', { exact: true }).selectOption('nhso')
  await press(author, 'ส่งคำขอ')
  await expect(author.locator('#asked')).toBeVisible()
  for (const operator of OPERATORS) {
    const screen = await inPortal(operator)
    await screen.locator('#agencies').click()
    await lookAt(screen, 'publish-operators')
    await press(screen, 'เห็นชอบ')
    await screen.context().close()
  }
  colleague = await inPortal(two!.citizenNumber, 320)
  await colleague.goto(link)
  await press(colleague, 'เข้าร่วม')
  await author.reload()
  await lookAt(author, 'publish-services')
  await registerByCode(system, phone, citizen)
})

test('a copy is written over; each fault is told with its line, which leads into the text', async () => {
  await author.getByLabel(/^รหัสบริการ/).fill('right-in-short')
  await author.getByLabel('เริ่มจากสำเนาของ').selectOption('treatment-right')
  await press(author, 'เริ่มเขียน')
  await rewrite(author, text =>
    text
      .replace('number: 46', 'number: 901\nspeed: fast')
      .replace('version: "1.0"', 'version: "1.1"')
      .replace('ตรวจสอบสิทธิรักษาพยาบาล', NAME)
      .replace('kind: inquiry', 'kind: enquiry'),
  )
  await expect(author.locator('#faults li')).toHaveCount(2)
  await lookAt(author, 'publish-faults')
  await author.getByRole('link', { name: 'บรรทัด 4' }).click()
  const chosen = () =>
    author
      .locator('#text')
      .evaluate((text: HTMLTextAreaElement) => text.value.slice(text.selectionStart, text.selectionEnd))
  expect(await chosen()).toBe('speed: fast')
  await rewrite(author, text => text.replace('\nspeed: fast', '').replace('kind: enquiry', 'kind: inquiry'))
  await expect(author.locator('#no-faults')).toBeVisible()
})

test('a recorded case shows the screen of the citizen and what the agency gets; one that fails says how', async () => {
  await author.getByRole('link', { name: 'ทดลองและกรณีทดสอบ' }).click()
  await lookAt(author, 'publish-untried')
  const recorded = (mainRight: string) =>
    JSON.stringify({
      person: { items: { citizenNumber: '9000000000012' } },
      answers: {
        checkRight: {
          status: 200,
          body: {
            ...{ ws_status: 'NHSO-000001', maininscl: 'UCS', maininscl_name: 'บัตรทอง' },
            ...{ hmain_name: 'โรงพยาบาลทดลอง', startdate: '25600101' },
          },
        },
      },
      expects: { outcome: 'ok', rows: { สิทธิหลัก: mainRight } },
    })
  const form = author.locator('#record')
  await form.getByLabel('ชื่อกรณี').fill('ผู้ใช้บัตรทอง')
  await form.getByLabel(/^กรณี \(JSON\)/).fill(recorded('ประกันสังคม'))
  await press(author, 'บันทึกกรณีทดสอบ')
  await expect(author.locator('.case.failed')).toContainText('คาดว่า: ประกันสังคม · ได้: บัตรทอง')
  await lookAt(author, 'publish-case-fails')
  await author.locator('.case summary', { hasText: 'แก้' }).click()
  await author
    .locator('.case')
    .getByLabel(/^กรณี \(JSON\)/)
    .fill(recorded('บัตรทอง'))
  await author.locator('.case').getByRole('button', { name: 'บันทึกกรณีทดสอบ' }).click()
  await author.locator('.case.passed > summary').click()
  await lookAt(author, 'publish-case-passes')
  await author.locator('.portal-ways a').click()
  await author.getByLabel('เปลี่ยนอะไร').fill('ชื่อที่สั้นลง')
  await press(author, 'เสนอให้เผยแพร่')
  await expect(author.locator('#own')).toBeVisible()
  await lookAt(author, 'publish-proposed')
})

test('a colleague reads and publishes it; the citizen opens it on the phone at once', async () => {
  await colleague.goto(author.url())
  expect(await overflow(colleague)).toBeLessThanOrEqual(0)
  await lookAt(colleague, 'publish-by-a-colleague-small')
  await colleague.locator('#publish').click()
  await expect(colleague.locator('#state')).toContainText('เปิดให้บริการ')
  await phone.goto(`${system.origin}/app/services/right-in-short`)
  await expect(phone.getByRole('heading', { name: NAME })).toBeVisible({ timeout: 30_000 })
  await press(phone, 'อนุญาตและดูผล')
  await see(phone, 'service-ok', 'publish-citizen')
})

test('one press goes back, one withdraws; the pages hold in the dark, in English and when narrow', async () => {
  await author.goto(author.url().replace('right-in-short', 'treatment-right'))
  await author.locator('#write').click()
  await rewrite(author, text => text.replace('version: "1.0"', 'version: "1.1"'))
  await author.goto(author.url().replace('/edit', '/versions/0'))
  await expect(author.locator('.good')).toContainText('ใช้อยู่')
  await author.goto(`${author.url().split('/services/')[0]}/services/right-in-short`)
  await author.locator('#withdraw summary').click()
  await author.locator('#withdraw').getByLabel('เหตุผล').fill('ตอบผิดในบางกรณี')
  await author.locator('#withdraw .danger').click()
  await expect(author.locator('#state')).toContainText('ถอนแล้ว')
  await expect(author.locator('#history')).toContainText('ตอบผิดในบางกรณี')
  await lookAt(author, 'publish-withdrawn')
  await colleague.goto(`${author.url()}/versions/1?lang=en`)
  await putOn(colleague, { language: 'en', theme: 'dark', size: 'normal', screen: 'narrow' })
  await lookAt(colleague, 'publish-back-dark-small')
  expect(await overflow(colleague)).toBeLessThanOrEqual(0)
  await colleague.getByLabel('Reason').fill('It was right after all')
  await colleague.locator('#roll-back').click()
  await expect(colleague.locator('#state')).toContainText('เปิดให้บริการ')
  await colleague.goto(`${author.url()}/preview?lang=en`)
  await lookAt(colleague, 'publish-preview-dark-small')
  expect(await overflow(colleague)).toBeLessThanOrEqual(0)
})
