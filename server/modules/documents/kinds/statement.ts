// A statement of a service: an agency says something about a person, in rows of its own.
import { z } from 'zod'
import { cell, type Kind, partyCells } from './form.ts'

const text = z.string().min(1).max(600)
const Both = z.strictObject({ th: text, en: text })

export const Statement = z.strictObject({
  agency: Both,
  title: Both,
  /** How the agency calls its form; printed in the corner. */
  formCode: z.string().max(20),
  holder: z.strictObject({ name: Both, citizenNumber: z.string().nullable() }),
  rows: z
    .array(z.strictObject({ label: Both, value: Both }))
    .min(1)
    .max(80),
})

export const statement: Kind<z.infer<typeof Statement>> = {
  holders: ({ holder }) => [holder.name],
  form: (record, say) => ({
    formCode: say.print(record.formCode),
    title: say.both(record.title),
    blocks: [
      {
        heading: say.words('ออกโดย', 'Issued by'),
        cells: [cell(say.words('หน่วยงาน', 'Agency'), say.both(record.agency), 12)],
      },
      { heading: say.words('ผู้ถือเอกสาร', 'The holder'), cells: partyCells(say, record.holder, 'holder') },
      {
        heading: say.words('ข้อความ', 'It is stated'),
        cells: record.rows.map(row => cell(say.both(row.label), say.both(row.value), 12)),
      },
    ],
  }),
}
