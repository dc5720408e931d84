// A bill is paid: the phone shows its code, the bank beside it takes the money and tells us. Then a callback that comes late, and a bill paid
// twice.
import { expect, type Page, test } from '@playwright/test'
import { aPerson } from './people.ts'
import { registerByCode } from './proven.ts'
import { aPhoneAlone } from './scene.ts'
import type { RunningSystem } from './server.ts'
import { type Phone, press } from './steps.ts'
import { lookAt, see } from './walk.ts'

test.describe.configure({ mode: 'serial' })

let system: RunningSystem
let phone: Phone
let bank: Page

aPhoneAlone(scene => {
  ;({ system, phone } = scene)
})

const misbehave = (what: object) =>
  fetch(`${system.outside}/bank/payments/misbehaviour`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(what),
  })

/** The bill of that name, opened from the list; its code as a bank's app reads it. */
async function openBill(page: Page, name: string, picture: string): Promise<string> {
  await page.goto(`${system.origin}/app/me/payments`)
  await see(page, 'payments')
  await press(page, new RegExp(`^จ่าย ${name}`))
  await expect(page.locator('.qr-code')).toBeVisible()
  await see(page, 'payment', picture)
  return (await page.locator('.qr-code').getAttribute('data-text')) ?? ''
}

/** At the bank: pastes the code, looks at the bill and pays it. */
async function payAtBank(code: string, button = 'จ่าย') {
  await bank.goto(`${system.outside}/bank/pay`)
  await bank.getByLabel(/^วางข้อความ/).fill(code)
  await press(bank, 'ดูบิล')
  await expect(bank.getByRole('heading', { level: 1 })).toContainText('ตัวอย่าง')
  await lookAt(bank, 'bank-bill')
  await press(bank, button)
  await expect(bank.locator('#paid')).toBeVisible()
  await lookAt(bank, 'bank-paid')
}

test('an electricity bill is shown as QR and barcode, paid at the bank, and becomes a receipt by itself', async () => {
  const { page } = phone
  await registerByCode(system, page, await aPerson(system, 4))
  await page.goto(`${system.origin}/app/me`)
  await see(page, 'me')
  await page.getByRole('link', { name: /^การชำระเงิน/ }).click()
  await expect(page.getByText('ยังไม่มีรายการ')).toBeVisible()
  await see(page, 'payments', 'payments-empty')
  const code = await openBill(page, 'ค่าไฟฟ้า', 'payment-electricity')
  const saved = page.waitForEvent('download')
  await press(page, 'บันทึก QR เป็นรูป')
  expect((await saved).suggestedFilename()).toBe('thai-qr.png')
  await expect(page.getByText(/^บันทึกแล้ว/)).toBeVisible()
  await page.getByRole('radio', { name: 'บาร์โค้ด' }).click()
  await lookAt(page, 'payment-barcode')
  bank = await phone.another(`${system.outside}/bank/pay`)
  await lookAt(bank, 'bank-scan')
  await payAtBank(code)
  await expect(page.getByText('ชำระแล้ว', { exact: true })).toBeVisible()
  await expect(page.getByText(/^DPEA-25\d\d-0000001$/)).toBeVisible()
  await lookAt(page, 'payment-paid')
})

test('a callback that comes late: the page waits, and then says so', async () => {
  const { page } = phone
  const code = await openBill(page, 'ค่าน้ำประปา', 'payment-water')
  await misbehave({ lateMilliseconds: 4000 })
  await payAtBank(code)
  await misbehave({})
  await expect(page.getByText('รอการชำระเงิน')).toBeVisible()
  await expect(page.getByText('ชำระแล้ว', { exact: true })).toBeVisible({ timeout: 20_000 })
})

test('a bill paid twice: one receipt, and the other money is kept apart, which the page says', async () => {
  const { page } = phone
  const code = await openBill(page, 'ค่าปรับจราจร', 'payment-fine')
  await payAtBank(code, 'จ่ายสองครั้ง (ทดลองจ่ายซ้ำ)')
  await expect(page.getByText('ชำระแล้ว', { exact: true })).toBeVisible()
  await expect(page.getByText(/บิลนี้ถูกจ่ายซ้ำ/)).toBeVisible()
  await lookAt(page, 'payment-double')
})
