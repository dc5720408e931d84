import type { Content } from './content.ts'
import type { ItemName } from './items.ts'

export type MiniAppTables = {
  'mini_apps.app': AppRow
  'mini_apps.version': VersionRow
  'mini_apps.verdict': VerdictRow
  'mini_apps.picture': PictureRow
  'mini_apps.permission': PermissionRow
  'mini_apps.m_token': MTokenRow
  'mini_apps.push': PushRow
  'mini_apps.virtual_card': VirtualCardRow
}

export type AppRow = {
  id: string
  party_id: string
  client_id: string
  suspended_by: 'organisation' | 'operator' | null
  created_at: Date
}

/** One version at most is open (the first four) and one is published. */
export type VersionState = 'draft' | 'inReview' | 'returned' | 'approved' | 'published' | 'replaced'

export type VersionRow = {
  app_id: string
  number: number
  state: VersionState
  content: Content
  author_id: string | null
  exchanged_at: Date | null
  changed_at: Date
}

export type VerdictRow = {
  app_id: string
  number: number
  operator_id: string
  says: 'approve' | 'return'
  note: string
  at: Date
}

export type PictureRow = { app_id: string; id: string; type: string; bytes: Buffer; created_at: Date }

export type PermissionRow = {
  person_id: string
  id: string
  app_id: string
  version: number
  sha256: string
  items: ItemName[]
  has_notifications: boolean
  user_id: string
  given_at: Date
  withdrawn_at: Date | null
}

export type MTokenRow = {
  hash: string
  app_id: string
  version: number
  person_id: string | null
  rehearsed: Buffer | null
  created_at: Date
  expires_at: Date
}

export type PushRow = {
  person_id: string
  id: string
  app_id: string
  item: string
  sealed: Buffer | null
  is_pushed: boolean
  created_at: Date
  send_at: Date
  sent_at: Date | null
}

export type VirtualCardRow = {
  person_id: string
  app_id: string
  code_hash: string
  sealed: Buffer
  expires_at: Date
}
