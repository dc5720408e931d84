import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'

export const cardLoaded = defineEvent(
  'card.loaded',
  z.object({ deviceId: z.string(), cardStatus: z.string() }),
)
