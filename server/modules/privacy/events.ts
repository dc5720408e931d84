import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'

export const exported = defineEvent('privacy.exported', z.object({}))
