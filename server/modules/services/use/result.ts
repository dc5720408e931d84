// An answer as the person sees it: labels and values, tables, notices. Everything in it is data; the app writes it as text.
import { z } from 'zod'
import { listAt, readAddress, readPointer, splitAddress } from '../definition/address.ts'
import type { Bills } from '../definition/bills.ts'
import { convert, Shown } from '../definition/conversion.ts'
import type { Result } from '../definition/service.ts'
import { Words } from '../definition/words.ts'
import { readBills } from './bills.ts'
import { meets } from './condition.ts'

export const ResultView = z.object({
  asOf: Shown.optional(),
  notices: z.array(z.object({ tone: z.enum(['info', 'ok', 'warn']), text: Words })),
  rows: z.array(z.object({ label: Words, value: Shown })),
  tables: z.array(
    z.object({
      title: Words.optional(),
      columns: z.array(Words),
      rows: z.array(z.array(Shown)),
      ifEmpty: Words,
    }),
  ),
  /** What may be paid here; the agency is asked again before anything is. */
  bills: z
    .array(
      z.object({
        key: z.string(),
        label: z.string(),
        amountSatang: z.int(),
        dueOn: z.string().optional(),
        isPayable: z.boolean(),
      }),
    )
    .default([]),
})
export type ResultView = z.infer<typeof ResultView>

type Shape = { result: Result; bills?: Bills | undefined }

/** @throws ConversionError when a value is not of the shape the definition says */
export function viewAnswer({ result, bills }: Shape, answer: unknown): ResultView {
  const sources = { answer }
  return {
    ...(result.asOf ? { asOf: convert(readAddress(sources, result.asOf.from), result.asOf.as) } : {}),
    notices: result.notices
      .filter(({ when }) => !when || meets(sources, when))
      .map(({ tone, text }) => ({ tone, text })),
    rows: result.rows
      .filter(({ when }) => !when || meets(sources, when))
      .map(({ label, from, as }) => ({ label, value: convert(readAddress(sources, from), as) })),
    tables: result.tables.map(({ title, each, columns, ifEmpty }) => ({
      ...(title ? { title } : {}),
      columns: columns.map(column => column.label),
      rows: listAt(answer, each).map(item =>
        columns.map(({ from, as }) => convert(readPointer(item, splitAddress(from).pointer), as)),
      ),
      ifEmpty,
    })),
    bills: bills
      ? readBills(bills, answer).map(({ key, label, amountSatang, dueOn, isPayable }) => ({
          ...{ key, label, amountSatang, isPayable },
          ...(dueOn ? { dueOn } : {}),
        }))
      : [],
  }
}
