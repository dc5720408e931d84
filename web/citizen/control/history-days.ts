import type { HistoryEntry, HistoryParty } from '../../lib/control-types.ts'
import { dayOf } from '../../lib/format.ts'

export type HistoryDay = { day: string; entries: HistoryEntry[] }

/** Entries, newest first, under the days of Thailand on which they happened. */
export function byDay(entries: HistoryEntry[]): HistoryDay[] {
  const days: HistoryDay[] = []
  for (const entry of entries) {
    const day = dayOf(entry.at)
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}

/** The organisations that appear, each once, in the order of their last act. */
export function partiesIn(entries: HistoryEntry[]): HistoryParty[] {
  const found = new Map<string, HistoryParty>()
  for (const { party } of entries) if (party && !found.has(party.id)) found.set(party.id, party)
  return [...found.values()]
}
