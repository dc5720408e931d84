export type ReminderTables = { 'services.reminder': ReminderRow; 'services.due': DueRow }

/** Why there is no fresh answer, or none at all. */
export const troubles = [
  'notFound',
  'notAccepted',
  'maintenance',
  'unreachable',
  'wrongAnswer',
  'outsideHours',
  'levelTooLow',
  'notEligible',
  'consentNeeded',
] as const
export type Trouble = (typeof troubles)[number]

export type ReminderRow = {
  person_id: string
  id: string
  service_id: string
  inputs: string
  form: Buffer
  lead_days: number[]
  since: Date
  ask_at: Date
  asked_at: Date | null
  trouble: Trouble | null
  failures: number
}

export type DueRow = {
  person_id: string
  reminder_id: string
  key: string
  due_on: string
  sealed: Buffer
  told_due_on: string | null
  told_lead: number | null
  tell_on: string | null
}
