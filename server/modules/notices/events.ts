import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'

export const noticeAdded = defineEvent('notices.added', z.object({ noticeId: z.uuid(), kind: z.string() }))
/** Many people were written to at once: one fact, not one for each. */
export const manyAdded = defineEvent('notices.manyAdded', z.object({ kind: z.string(), count: z.int() }))
