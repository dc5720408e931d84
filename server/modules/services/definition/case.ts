// What becomes of something sent to an agency: it has a number there, and states that the agency alone moves it through.
import { z } from 'zod'
import { Address } from './address.ts'
import { Call } from './call.ts'
import { ShortWords, Words } from './words.ts'

/** What a state of the agency's means to the person: who acts next, or how it ended. */
export const stages = ['waiting', 'needsYou', 'done', 'refused', 'withdrawn'] as const
export type Stage = (typeof stages)[number]
export const openStages: readonly Stage[] = ['waiting', 'needsYou']

const State = z.strictObject({
  name: ShortWords,
  stage: z.enum(stages),
  say: Words.optional().describe('What happens next, or what the person is to do'),
})

export const Case = z.strictObject({
  reference: Address.describe("The agency's own number, in the answer to the first call and to follow"),
  state: Address.describe('A state of the list below, in both answers'),
  note: Address.optional().describe('What the officer wrote'),
  states: z.record(z.string().min(1).max(40), State).describe('Every state the agency may answer'),
  follow: Call.describe('Asks how it stands; knows case:/reference'),
  withdraw: Call.optional().describe('Takes it back; knows case:/reference'),
  withdrawWhile: z.array(z.string()).default([]).describe('The states in which it may be taken back'),
  fromVisitors: z
    .boolean()
    .default(false)
    .describe(
      'Whether somebody who has not signed in may send it, and follows it with a code; of level 0 only',
    ),
  promisedDays: z
    .int()
    .min(0)
    .max(365)
    .optional()
    .describe('Within how many days the agency says it is done'),
})
export type Case = z.infer<typeof Case>
