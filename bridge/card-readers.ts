// What the bridge needs of the machine's card readers. Another binding of PC/SC, or none (tests), stands behind the same few verbs.
import type { Transmit } from '../shared/thai-card/apdu.ts'

/** `mute` is a card that does not answer; `insertion` differs from one insertion to the next. */
export type ReaderState = { name: string; card: 'absent' | 'present' | 'mute'; insertion: number }
/** `missing`: the machine's smart card service does not run, so no reader can be seen. */
export type ReadersState = { service: 'running' | 'missing'; readers: readonly ReaderState[] }

/** A powered card of which nobody else may ask anything. `transmit` rejects with a CardReadError. */
export type CardConnection = {
  atr: Uint8Array
  transmit: Transmit
  /** Takes the power off, once the last command is answered. */
  close: () => Promise<void>
}

export type CardReaders = {
  state: () => ReadersState
  /** Calls `listener` after every change, with the states after and before it; returns how to stop that. */
  onChange: (listener: (after: ReadersState, before: ReadersState) => void) => () => void
  /** Powers the card. @throws CardReadError where there is no such reader, no card, or a card that cannot be had. */
  connect: (reader: string) => Promise<CardConnection>
  close: () => Promise<void>
}

export type CardEvent = { event: 'inserted' | 'removed'; reader: string }

/** What happened to cards from one state to the next; a card swapped between two looks was removed and inserted. */
export function cardEventsBetween(before: ReadersState, after: ReadersState): CardEvent[] {
  const names = new Set([...before.readers, ...after.readers].map(reader => reader.name))
  return [...names].flatMap(reader => {
    const [was, is] = [before, after].map(state => cardIn(state, reader))
    if (was === is) return []
    return [
      ...(was === undefined ? [] : [{ event: 'removed' as const, reader }]),
      ...(is === undefined ? [] : [{ event: 'inserted' as const, reader }]),
    ]
  })
}

/** The insertion of the card in a reader, undefined where there is none. */
function cardIn({ readers }: ReadersState, name: string): number | undefined {
  const reader = readers.find(one => one.name === name)
  return reader === undefined || reader.card === 'absent' ? undefined : reader.insertion
}
