import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'

export const noticeAdded = defineEvent('notices.added', z.object({ noticeId: z.uuid(), kind: z.string() }))
