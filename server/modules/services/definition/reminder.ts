// How an answer becomes things with a day, and how long before that day somebody wants to hear of them.
import { z } from 'zod'
import { plainRooms } from '../../../../shared/rooms.ts'
import { Address } from './address.ts'
import { Conversion } from './conversion.ts'
import { Id, ShortWords, Words } from './words.ts'

export const LEAD_DAYS_MOST = 365

export const Reminder = z.strictObject({
  register: z
    .enum(['card'])
    .optional()
    .describe("Read from the register's own entry; no agency is asked, and the service has no call"),
  each: Address.optional().describe(
    'A list in the answer, whose things are read as item:/…; absent: the answer is one',
  ),
  key: Address.describe('Tells one thing from another, and is the same when its day moves'),
  on: z.strictObject({ from: Address, as: Conversion }).describe('The day it is due, runs out or ends'),
  what: ShortWords.describe('What is due, as it stands on the home screen; nothing of the person'),
  rows: z
    .array(z.strictObject({ label: Words, from: Address, as: Conversion.optional() }))
    .max(6)
    .default([]),
  leadDays: z
    .union([
      z.literal('atOnce').describe('Told as soon as it is known, as a warning is'),
      z.strictObject({
        choices: z.array(z.int().min(0).max(LEAD_DAYS_MOST)).min(1).max(6),
        default: z.array(z.int().min(0).max(LEAD_DAYS_MOST)).min(1).max(3),
      }),
    ])
    .describe('So many days before; a person chooses one to three'),
  askEvery: z.enum(['hour', 'day', 'week']).default('day').describe('How often the agency is asked anew'),
  next: z
    .union([z.strictObject({ service: Id }), z.strictObject({ opens: z.enum(plainRooms) })])
    .optional()
    .describe('What to do about it: another service, or a room of the app'),
})
export type Reminder = z.infer<typeof Reminder>

/** What the register says of somebody's card, as addresses of a reminder read it. */
export const cardMembers = ['issueDate', 'expiryDate'] as const
