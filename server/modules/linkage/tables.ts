import type { Purpose, Result } from './face/words.ts'

export type LinkageTables = {
  'linkage.face_check': FaceCheckRow
  'linkage.officer': { party_id: string; person_id: string; since: Date }
  'linkage.gateway_token': GatewayTokenRow
  'linkage.look': { officer_id: string; id: string; party_id: string; person_key: string; created_at: Date }
}

export type GatewayTokenRow = {
  hash: string
  client_id: string
  /** Nobody for a mini-app. */
  officer_id: string | null
  created_at: Date
  used_at: Date
}

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
