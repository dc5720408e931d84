// Card readers without PC/SC: virtual cards in readers that are objects, for what needs no real reader service.
import { setTimeout as delay } from 'node:timers/promises'
import type { CardReaders, ReaderState, ReadersState } from '../../bridge/card-readers.ts'
import { CardReadError } from '../../shared/thai-card/failure.ts'
import type { VirtualCard } from './virtual-card.ts'

/** Readers with these names, empty at first. `latency` is in milliseconds per command. */
export function createVirtualReaders(names: readonly string[], { latency = 0 } = {}) {
  const listeners = new Set<(after: ReadersState, before: ReadersState) => void>()
  const cards = new Map<string, VirtualCard>()
  let insertions = 0
  let state: ReadersState = {
    service: 'running',
    readers: names.map(name => ({ name, card: 'absent', insertion: 0 })),
  }

  function see(after: ReadersState) {
    const before = state
    state = after
    for (const listener of listeners) listener(after, before)
  }
  const change = (name: string, card: ReaderState['card']) => {
    insertions += 1
    const insertion = insertions
    const readers = state.readers.map(reader => (reader.name === name ? { name, card, insertion } : reader))
    see({ ...state, readers })
  }

  const readers: CardReaders = {
    state: () => state,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async connect(name) {
      const card = cards.get(name)
      if (!card) throw new CardReadError('noCard')
      if (state.readers.find(reader => reader.name === name)?.card === 'mute')
        throw new CardReadError('cardMute')
      return {
        atr: card.atr,
        async transmit(command) {
          await delay(latency)
          if (cards.get(name) !== card) throw new CardReadError('cardRemoved')
          return card.answer(command) ?? new Promise<never>(() => undefined)
        },
        close: async () => card.reset(),
      }
    },
    close: async () => undefined,
  }
  return {
    readers,
    listeners: () => listeners.size,
    insert(name: string, card: VirtualCard, { mute = false } = {}) {
      cards.set(name, card)
      change(name, mute ? 'mute' : 'present')
    },
    remove(name: string) {
      cards.delete(name)
      change(name, 'absent')
    },
    stopService: () => see({ service: 'missing', readers: [] }),
  }
}
