import type { NoticeKind } from './words.ts'

export type NoticeTables = {
  'notices.notice': NoticeRow
  'notices.outgoing': {
    person_id: string
    notice_id: string
    tries: number
    next_try_at: Date
    give_up_at: Date
  }
}

type NoticeRow = {
  person_id: string
  id: string
  kind: NoticeKind
  about_th: string | null
  about_en: string | null
  at: Date
  read_at: Date | null
}
