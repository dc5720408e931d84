import type { ServiceResult, ServiceTrouble, Shown, Words } from './services-types.ts'

export type Stage = 'waiting' | 'needsYou' | 'done' | 'refused' | 'withdrawn' | 'notAccepted' | 'undelivered'
export type ApplicationEntry = {
  id: string
  serviceId: string
  kind: string
  name: Words
  agency: Words
  reference?: string
  state: 'sending' | 'open' | 'ended'
  stage?: Stage
  stateName?: Words
  madeAt: string
  movedAt: string
}
export type ApplicationView = ApplicationEntry & {
  hotline: string
  say?: Words
  note?: string
  promisedBy?: string
  lookedAt?: string
  result?: ServiceResult
  steps: { stage: Stage; name?: Words; at: string }[]
  answers: { label: Words; value: Words; isStory: boolean }[]
  attachments: { id: string; mediaType: string; sizeBytes: number }[]
  mayWithdraw: boolean
}
export type SentOutcome = { outcome: 'sent'; application: ApplicationView } | ServiceTrouble
export type ListedOptions =
  | { outcome: 'ok'; options: { value: string; text: Shown; beside?: Shown }[] }
  | ServiceTrouble
