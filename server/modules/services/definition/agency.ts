// Who gives services, and how the catalogue is ordered: the other two documents beside the services.
import { z } from 'zod'
import { Hotline, Id, Name, OpeningHours, ShortWords } from './words.ts'

const Moment = z.iso.datetime({ offset: true })

export const Agency = z
  .strictObject({
    id: Id,
    name: Name,
    abbreviation: Name,
    hotline: Hotline,
    hours: OpeningHours.default('always'),
    maintenance: z
      .array(z.strictObject({ from: Moment, until: Moment }))
      .default([])
      .describe('When its systems are known to rest'),
    answersWithinMilliseconds: z.int().min(100).max(20_000).default(5_000),
    callsAtOnce: z
      .int()
      .min(1)
      .max(500)
      .default(40)
      .describe('Calls that may be open together; more wait, then are refused'),
  })
  .meta({ title: 'An agency' })
export type Agency = z.infer<typeof Agency>

const Entry = z.strictObject({ id: Id, name: ShortWords })
export const Order = z
  .strictObject({ categories: z.array(Entry).min(1), lifeEvents: z.array(Entry).min(1) })
  .meta({ title: 'Order of the catalogue' })
export type Order = z.infer<typeof Order>
