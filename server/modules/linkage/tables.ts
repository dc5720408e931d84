import type { Purpose, Result } from './face/words.ts'

export type LinkageTables = { 'linkage.face_check': FaceCheckRow }

export type FaceCheckRow = {
  /** Keyed hash of the number that was asked about, known or not. */
  person_key: string
  id: string
  party_id: string
  client_id: string
  purpose: Purpose
  result: Result | 'refused' | null
  created_at: Date
}
