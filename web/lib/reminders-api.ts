import type { ServiceRule, Shown, Words } from './services-types.ts'
import { asCitizen } from './session.ts'

export type DueThing = { id: string; dueOn: string; rows: { label: Words; value: Shown }[] }
export type Reminder = {
  id: string
  serviceId: string
  name: Words
  agency: Words
  category: string
  what: Words
  next?: { service: string } | { opens: string }
  form: Record<string, string>
  leadDays: number[]
  askedAt?: string
  trouble?:
    | 'notFound'
    | 'notAccepted'
    | 'maintenance'
    | 'unreachable'
    | 'wrongAnswer'
    | 'outsideHours'
    | 'levelTooLow'
    | 'notEligible'
    | 'consentNeeded'
  due: DueThing[]
}
export type SwitchedOn =
  | { outcome: 'on' }
  | { outcome: 'levelTooLow'; needed: number; level: number }
  | { outcome: 'notEligible'; unmet: ServiceRule }
  | { outcome: 'consentNeeded' }
  | { outcome: 'outsideHours'; opensAt?: string }

const path = (id: string) => `/v1/me/reminders/${encodeURIComponent(id)}`

export async function readReminders(): Promise<Reminder[]> {
  return (await asCitizen<{ reminders: Reminder[] }>({ path: '/v1/me/reminders', patienceSeconds: 4 }))
    .reminders
}

export function switchOnReminder(
  serviceId: string,
  wanted: { form: Record<string, string>; leadDays?: number[] },
): Promise<SwitchedOn> {
  const address = `/v1/me/services/${encodeURIComponent(serviceId)}/reminders`
  return asCitizen({ method: 'POST', path: address, json: wanted, patienceSeconds: 4 })
}

export function changeReminder(id: string, leadDays: number[]): Promise<void> {
  return asCitizen({ method: 'PUT', path: path(id), json: { leadDays } })
}

export function switchOffReminder(id: string): Promise<void> {
  return asCitizen({ method: 'DELETE', path: path(id) })
}
