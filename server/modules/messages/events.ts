import { z } from 'zod'
import { defineEvent } from '../../platform/events.ts'
import { failureReasons } from './port.ts'
import { codePurposeNames, messagePurposes } from './words.ts'

const Message = z.object({ messageId: z.uuid(), purpose: z.enum(messagePurposes) })
const Code = z.object({ codeId: z.uuid(), purpose: z.enum(codePurposeNames) })

export const messageQueued = defineEvent('messages.queued', Message)
export const messageSent = defineEvent('messages.sent', Message.extend({ parts: z.number() }))
export const messageDelivered = defineEvent('messages.delivered', Message)
export const messageFailed = defineEvent(
  'messages.failed',
  Message.extend({ reason: z.enum(failureReasons) }),
)
export const codeAccepted = defineEvent('messages.codeAccepted', Code)
export const codeRefused = defineEvent(
  'messages.codeRefused',
  Code.extend({ reason: z.enum(['wrong', 'expired', 'replaced', 'usedUp']), triesLeft: z.number() }),
)
