// Bills in an agency's answer, to be paid here. The amount is always the agency's, never the phone's.
import { z } from 'zod'
import { Address } from './address.ts'
import { Call, Condition } from './call.ts'
import { ShortWords } from './words.ts'

export const Bills = z.strictObject({
  each: Address.describe('A list of bills in the answer, or one bill'),
  biller: z
    .string()
    .regex(/^[0-9]{15}$/)
    .describe('Who is paid: fifteen digits, as the bank knows them'),
  ref1: Address,
  ref2: Address.optional(),
  amount: Address.describe('Satang, as a whole number'),
  purpose: ShortWords.describe('What is paid for, as it stands on the receipt'),
  label: Address.describe('What tells one bill from another, for the person'),
  dueOn: Address.optional().describe('A date (ISO 8601)'),
  payable: Condition.optional().describe('Absent: every bill of the list'),
  payWithinDays: z.int().min(1).max(90).default(3),
  whenPaid: Call.describe('Tells the agency; knows payment:/ref1, /ref2, /amountSatang, /receipt, /paidAt'),
})
export type Bills = z.infer<typeof Bills>
