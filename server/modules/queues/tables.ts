import type { MediaType } from '../../../shared/media-type.ts'
import type { MatterId } from './matters.ts'
import type { PaperId } from './papers.ts'

export type QueuesTables = {
  'queues.visit': VisitRow
  'queues.paper_file': PaperFileRow
  'queues.wall': WallRow
  'queues.last_number': { place_id: string; day: string; letter: string; number: number }
}

export type PaperFileRow = {
  person_id: string
  file_id: string
  visit_id: string
  paper: PaperId
  media_type: MediaType
  sha256: string
  size_bytes: number
  created_at: Date
}

export type WallRow = {
  wall_id: string
  place_id: string
  token_hash: string
  made_by: string
  made_at: Date
  ended_at: Date | null
}

export const visitStates = ['booked', 'waiting', 'called', 'done', 'missed', 'cancelled', 'left'] as const
export type VisitState = (typeof visitStates)[number]

export type VisitRow = {
  visit_id: string
  place_id: string
  day: string
  person_id: string | null
  request_id: string
  matter: MatterId
  quarters: number
  booked_for: Date | null
  reference: string
  state: VisitState
  number: string | null
  arrived_at: Date | null
  turn_at: Date | null
  is_in_time: boolean
  times_called: number
  called_at: Date | null
  called_by: string | null
  desk: number | null
  ended_at: Date | null
  turn_hash: Buffer | null
  papers: string[]
  words: Buffer | null
  wrong_codes: number
  reminders: number
  created_at: Date
}
