// For whom a service is: a fixed list of rules, each read from the register on the day of asking.
import { z } from 'zod'
import { ageOn } from '../../../../shared/partial-date.ts'
import type { RegisterRecord } from '../../people/index.ts'

export const Rule = z.discriminatedUnion('rule', [
  z
    .strictObject({
      rule: z.literal('age'),
      atLeast: z.int().min(0).max(130).optional(),
      atMost: z.int().min(0).max(130).optional(),
    })
    .describe('Completed years on the day of asking'),
  z.strictObject({ rule: z.literal('nationality'), is: z.literal('thai') }),
  z.strictObject({ rule: z.literal('sex'), is: z.enum(['male', 'female']) }),
  z.strictObject({ rule: z.literal('headOfHouse') }).describe('The head in the house registration'),
])
export type Rule = z.infer<typeof Rule>

/** What of a person the rules look at. */
export type Judged = Pick<RegisterRecord, 'birthDate' | 'sex' | 'isThai'> & {
  home: { isHead: boolean } | undefined
}

/** The first rule that a person does not meet, or undefined. */
export const findUnmet = (rules: readonly Rule[], record: Judged, today: string): Rule | undefined =>
  rules.find(rule => !isMet(rule, record, today))

function isMet(rule: Rule, record: Judged, today: string): boolean {
  switch (rule.rule) {
    case 'age': {
      const age = ageOn(record.birthDate, today)
      return age >= (rule.atLeast ?? 0) && age <= (rule.atMost ?? Number.POSITIVE_INFINITY)
    }
    case 'nationality':
      return record.isThai
    case 'sex':
      return record.sex === rule.is
    case 'headOfHouse':
      return record.home?.isHead === true
  }
}
