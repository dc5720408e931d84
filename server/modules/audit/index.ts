import { z } from 'zod'
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import type { RecordedEvent } from '../../platform/events.ts'
import { defineModule } from '../../platform/module.ts'
import { route } from '../../platform/route.ts'
import { eraseOldHistory, keepFact, listHistory } from './history.ts'
import { accessKinds, kinds } from './kinds.ts'

export { eraseHistory, listHistory } from './history.ts'

const DESCRIBED = 10_000

/** What this module holds about a person, for the person (PDPA s. 30). */
export const describeFor = async (ctx: Ctx, personId: string) => ({
  history: (await listHistory(ctx, personId, { limit: DESCRIBED })).entries,
})

const Words = z.object({ th: z.string(), en: z.string() })
const History = z.object({
  entries: z.array(
    z.object({
      id: z.uuid(),
      at: z.date().transform(date => date.toISOString()),
      kind: z.enum(accessKinds),
      party: z
        .object({
          id: z.string(),
          nameTh: z.string(),
          nameEn: z.string(),
          domain: z.string(),
          verified: z.boolean(),
        })
        .optional(),
      /** A service of the catalogue and the agency behind it, as they are called today. */
      service: z.object({ name: Words, agency: Words }).optional(),
      clientId: z.string().optional(),
      otherPerson: z.object({ nameTh: z.string(), nameEn: z.string() }).optional(),
      items: z.array(z.string()).optional(),
      itemLabels: z.array(z.object({ th: z.string(), en: z.string() })).optional(),
      level: z.string().optional(),
      via: z.string().optional(),
      deviceName: z.string().optional(),
      deviceId: z.string().optional(),
    }),
  ),
  next: z.uuid().optional(),
})

export const audit = defineModule({
  name: 'audit',
  migrations: new URL('./migrations/', import.meta.url),
  routes: [
    route.get(
      '/v1/me/history',
      {
        access: 'person',
        summary: 'What happened to my identity: who asked, what was given, which phone',
        query: z.object({
          before: z.uuid().optional(),
          limit: z.coerce.number().int().min(1).max(100).default(50),
        }),
        returns: History,
      },
      (ctx, { query }) => listHistory(ctx, (ctx.actor as ActorOf<'citizen'>).personId, query),
    ),
  ],
  on: Object.fromEntries(
    Object.keys(kinds).map(name => [name, (ctx: Ctx, event: RecordedEvent<never>) => keepFact(ctx, event)]),
  ),
  retains: [
    {
      what: 'History of use, as the person reads it (audit.access)',
      keep: '2 years',
      why: 'PDPA s. 30: the person may ask what was done with their data',
      erase: eraseOldHistory,
    },
  ],
})
