import type { PlainRoom, ThingRoom } from '../../../shared/rooms.ts'
import type { NoticeKind } from './words/index.ts'

export type NoticeTables = {
  'notices.notice': NoticeRow
  'notices.outgoing': OutgoingRow
  'notices.quiet_hours': { person_id: string; is_on: boolean; from_minute: number; to_minute: number }
}

export type NoticeRow = {
  person_id: string
  id: string
  kind: NoticeKind
  about_th: string | null
  about_en: string | null
  from_th: string | null
  from_en: string | null
  sealed: Buffer | null
  due_on: string | null
  room: PlainRoom | ThingRoom | null
  thing_id: string | null
  at: Date
  read_at: Date | null
  archived_at: Date | null
}

export type OutgoingRow = {
  person_id: string
  notice_id: string
  tries: number
  next_try_at: Date
  give_up_at: Date
  waits: boolean
}
