import { readBookings } from '../../lib/finder-api.ts'
import { dayOf } from '../../lib/format.ts'
import { readPayments } from '../../lib/payment-api.ts'
import { readReminders } from '../../lib/reminders-api.ts'
import type { Words } from '../../lib/services-types.ts'
import { keep, recall } from '../../lib/store.ts'
import { type Load, useLoad } from '../../lib/use-load.ts'
import { daysUntil } from './due-words.ts'

export const dueName = 'due'
const AHEAD_DAYS = 60
const LATE_DAYS = 30

/** What the home says of a thing: nothing that tells one person from another, for it is kept on the phone. */
export type DueSoon = {
  id: string
  day: string
  kind: 'reminder' | 'payment' | 'booking'
  what: Words
  to: string
}
export type Due = { things: DueSoon[]; hasReminders: boolean; isKept: boolean }

/** What is due soon, from wherever it is known; without a network what this phone knew last. */
export function useDue(): Load<Due> {
  return useLoad(async () => {
    try {
      const due = await readDue()
      await keep(dueName, due)
      return due
    } catch (error) {
      const kept = await recall<Due>(dueName)
      if (!kept) throw error
      return { ...kept, isKept: true }
    }
  })
}

async function readDue(): Promise<Due> {
  const [reminders, payments, bookings] = await Promise.all([
    readReminders(),
    // Neither is missed where it is not offered.
    readPayments().catch(() => []),
    readBookings().catch(() => []),
  ])
  const things: DueSoon[] = [
    ...reminders.flatMap(({ what, serviceId, due }) =>
      due.map(({ id, dueOn }) => ({
        ...{ id, day: dueOn, kind: 'reminder' as const, what },
        to: `/services/${serviceId}#${id}`,
      })),
    ),
    ...payments
      .filter(payment => payment.state === 'pending')
      .map(({ id, expiresAt, purpose }) => ({
        ...{ id, day: dayOf(expiresAt), kind: 'payment' as const, what: purpose },
        to: `/me/payments/${id}`,
      })),
    ...bookings.map(({ reference, startsAt, place }) => ({
      ...{ id: reference, day: dayOf(startsAt), kind: 'booking' as const },
      ...{ what: { th: place.nameTh, en: place.nameEn }, to: `/finder/bookings#${reference}` },
    })),
  ]
  const soon = things
    .filter(({ day }) => daysUntil(day) <= AHEAD_DAYS && daysUntil(day) >= -LATE_DAYS)
    .sort((one, other) => one.day.localeCompare(other.day))
  return { things: soon, hasReminders: reminders.length > 0, isKept: false }
}
