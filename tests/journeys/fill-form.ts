// A form filled in as a person does, whatever its definition asks: each field by its label, in its own way.
import { expect, type Page } from '@playwright/test'
import type { Field } from '../../server/modules/services/definition/form.ts'
import { loadServices } from '../../server/modules/services/load.ts'
import { localDay } from '../../shared/opening-hours.ts'
import { plainValueOf } from '../service-forms.ts'
import { fillDay } from './steps.ts'

const { services } = loadServices('services')
const PDF = { name: 'paper.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') }

export function definitionOf(id: string) {
  const found = services.find(service => service.id === id)
  if (!found) throw new Error(`no service ${id}`)
  return found
}

/** Fills in what must be filled in. */
export async function fillIn(page: Page, id: string) {
  for (const field of definitionOf(id).form.filter(one => one.required && !one.onlyWhen))
    await fillOne(page, field)
}

async function fillOne(page: Page, field: Field) {
  const label = field.label.th
  const box = page.getByLabel(label, { exact: true })
  const value = plainValueOf(field, localDay(new Date())) ?? ''
  switch (field.type) {
    case 'buddhistYear':
    case 'sum':
      return
    case 'choice':
      await box.selectOption(value)
      return
    case 'options':
    case 'fromRegister':
      await expect(box).toBeVisible()
      await box.selectOption({ index: 1 })
      return
    case 'several':
      await page
        .getByText(field.choices[0]?.label.th ?? '', { exact: true })
        .first()
        .click()
      return
    case 'date':
      await fillDay(page, label, value)
      return
    case 'files':
      await page.getByLabel(label).setInputFiles(PDF)
      await expect(page.getByText('ไฟล์ที่ 1').first()).toBeVisible()
      return
    case 'agreement':
      await page.getByText(label, { exact: true }).click()
      return
    case 'place':
      await page.getByLabel(label).first().fill(value)
      return
    default:
      if ((await box.inputValue()) === '') await box.fill(value)
  }
}
