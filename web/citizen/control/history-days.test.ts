import { describe, expect, it } from 'vitest'
import type { HistoryEntry } from '../../lib/control-types.ts'
import { byDay, partiesIn } from './history-days.ts'

const party = (id: string) => ({ id, nameTh: id, nameEn: id, domain: `${id}.example` })
const entry = (id: string, at: string, by?: string): HistoryEntry => ({
  id,
  at,
  kind: 'signedIn',
  ...(by ? { party: party(by) } : {}),
})

describe('byDay', () => {
  it('begins a new day at midnight in Thailand, not in Greenwich', () => {
    const days = byDay([
      entry('c', '2026-11-23T17:00:00Z'),
      entry('b', '2026-11-23T16:59:59Z'),
      entry('a', '2026-11-23T01:00:00Z'),
    ])
    expect(days.map(({ day, entries }) => [day, entries.map(({ id }) => id).join('')])).toEqual([
      ['2026-11-24', 'c'],
      ['2026-11-23', 'ba'],
    ])
  })

  it('has no day when nothing happened', () => {
    expect(byDay([])).toEqual([])
  })
})

describe('partiesIn', () => {
  it('names each organisation once, the newest first, and leaves out what the person did alone', () => {
    const at = '2026-11-23T01:00:00Z'
    const found = partiesIn([entry('1', at, 'b'), entry('2', at), entry('3', at, 'a'), entry('4', at, 'b')])
    expect(found.map(({ id }) => id)).toEqual(['b', 'a'])
  })
})
