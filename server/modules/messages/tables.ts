import type { FailureReason, Means, ReceiptOutcome } from './port.ts'
import type { MessagePurpose } from './words.ts'

export type MessageState = 'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed'

export type MessageTables = {
  'messages.message': MessageRow
  'messages.part': {
    gateway: string
    operator_id: string
    message_id: string | null
    outcome: ReceiptOutcome | null
    at: Date
  }
  'messages.code': CodeRow
}

export type MessageRow = {
  id: string
  person_id: string | null
  purpose: MessagePurpose
  reference: string
  is_code: boolean
  means: Means
  number_hash: Buffer
  number_sealed: Buffer
  text_sealed: Buffer | null
  state: MessageState
  reason: FailureReason | null
  tries: number
  next_try_at: Date | null
  give_up_at: Date
  parts: number
  receipts: number | null
  created_at: Date
  sent_at: Date | null
  ended_at: Date | null
}

export type CodeRow = {
  id: string
  person_id: string | null
  purpose: MessagePurpose
  reference: string
  number_hash: Buffer
  code_hash: Buffer | null
  previous_hash: Buffer | null
  sends: number
  sent_at: Date | null
  expires_at: Date | null
  wrong_tries: number
  used_at: Date | null
  created_at: Date
}
