// The readers of this machine, by PC/SC through the `smartcard` package.
import { setTimeout as delay } from 'node:timers/promises'
import { type CardFailure, CardReadError } from '../shared/thai-card/failure.ts'
import type { CardConnection, CardReaders, ReaderState, ReadersState } from './card-readers.ts'

type Pcsc = typeof import('smartcard')

const lookEvery = 1_000
const serviceAgain = 2_000

/**
 * Watches the readers of this machine until closed.
 * @throws Error (of the loader) when the package's native part was not built.
 */
export async function openSmartcardReaders(): Promise<CardReaders> {
  const pcsc = await import('smartcard')
  const listeners = new Set<(after: ReadersState, before: ReadersState) => void>()
  const end = new AbortController()
  let state: ReadersState = { service: 'missing', readers: [] }
  let context: InstanceType<Pcsc['Context']> | undefined

  function see(after: ReadersState) {
    const before = state
    if (JSON.stringify(before) === JSON.stringify(after)) return
    state = after
    for (const listener of listeners) listener(after, before)
  }

  /** Looks, then sleeps until something changes. A context of its own: PC/SC locks a context while it waits. */
  async function look() {
    context ??= new pcsc.Context()
    const seen = context.listReaders().map(({ name, state }) => ({ name, state, changed: false, atr: null }))
    see({ service: 'running', readers: seen.map(reader => stateOf(pcsc, reader)) })
    const known = seen.map(reader => ({ ...reader, state: reader.state & ~pcsc.SCARD_STATE_CHANGED }))
    await context.waitForChange(known, lookEvery)
  }

  async function watch() {
    while (!end.signal.aborted) {
      try {
        await look()
      } catch {
        context?.close()
        context = undefined
        see({ service: 'missing', readers: [] })
        await delay(serviceAgain, undefined, { signal: end.signal }).catch(() => undefined)
      }
    }
    context?.close()
  }

  const watching = watch()
  return {
    state: () => state,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    connect: reader => connect(pcsc, reader, () => state),
    async close() {
      end.abort()
      context?.cancel()
      await watching
    },
  }
}

function stateOf(pcsc: Pcsc, { name, state }: { name: string; state: number }): ReaderState {
  const card =
    (state & pcsc.SCARD_STATE_PRESENT) === 0
      ? 'absent'
      : (state & pcsc.SCARD_STATE_MUTE) === 0
        ? 'present'
        : 'mute'
  // The upper half of the state counts insertions and removals (pcsc-lite, Windows).
  return { name, card, insertion: state >>> 16 }
}

async function connect(pcsc: Pcsc, name: string, now: () => ReadersState): Promise<CardConnection> {
  const context = await attempt('serviceMissing', async () => new pcsc.Context())
  const protocols = pcsc.SCARD_PROTOCOL_T0 | pcsc.SCARD_PROTOCOL_T1
  const card = await attempt('unreadable', async () => {
    const reader = context.listReaders().find(one => one.name === name)
    if (!reader) throw new CardReadError('noReader')
    // Alone if possible, so that no other program can put its commands between ours; some systems hold every card, though.
    return reader
      .connect(pcsc.SCARD_SHARE_EXCLUSIVE, protocols)
      .catch(error =>
        reasonOf(error) === 'readerBusy'
          ? reader.connect(pcsc.SCARD_SHARE_SHARED, protocols)
          : Promise.reject(error),
      )
  }).catch(error => {
    context.close()
    throw error.reason === 'cardRemoved' ? new CardReadError('noCard', error) : error
  })
  const insertion = now().readers.find(reader => reader.name === name)?.insertion
  let last: Promise<unknown> = Promise.resolve()
  return {
    atr: card.atr ?? new Uint8Array(),
    async transmit(command) {
      const answer = card.transmit(Buffer.from(command)).then(bytes => {
        // Some drivers answer for a card that is gone with nothing at all.
        if (bytes.length < 2) throw new Error('an answer without its status')
        return bytes
      })
      last = answer.catch(() => undefined)
      return answer.catch(async error => {
        throw await whyFailed(error, { name, insertion }, now)
      })
    },
    async close() {
      // Disconnecting while a command is under way would hold up the whole program until it is answered.
      await last
      try {
        card.disconnect(pcsc.SCARD_UNPOWER_CARD)
      } catch {
        // A card that is gone needs no goodbye.
      }
      context.close()
    },
  }
}

async function attempt<Result>(otherwise: CardFailure, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof CardReadError ? error : new CardReadError(reasonOf(error) ?? otherwise, error)
  }
}

/** A card that was pulled out and a bad contact fail alike at first; within half a second the service knows which. */
async function whyFailed(
  error: unknown,
  { name, insertion }: { name: string; insertion: number | undefined },
  now: () => ReadersState,
): Promise<CardReadError> {
  const known = reasonOf(error)
  if (known) return new CardReadError(known, error)
  for (let looks = 0; looks < 10; looks += 1) {
    const { service, readers } = now()
    const reader = readers.find(one => one.name === name)
    if (service === 'missing') return new CardReadError('serviceMissing', error)
    if (!reader) return new CardReadError('readerLost', error)
    if (reader.card === 'absent' || reader.insertion !== insertion)
      return new CardReadError('cardRemoved', error)
    await delay(100)
  }
  return new CardReadError('unreadable', error)
}

// The package gives the sentence of a PC/SC error and not its number.
const reasons: Record<string, CardFailure> = {
  'No smart card present': 'cardRemoved',
  'Card was removed': 'cardRemoved',
  'Card was reset': 'readerBusy',
  'Sharing violation': 'readerBusy',
  'Card is unresponsive': 'cardMute',
  'Card is unpowered': 'cardMute',
  'Card is not supported': 'cardMute',
  'Protocol mismatch': 'cardMute',
  'Unknown reader': 'readerLost',
  'Reader unavailable': 'readerLost',
  'PC/SC service not running': 'serviceMissing',
  'PC/SC service stopped': 'serviceMissing',
}

const reasonOf = (error: unknown): CardFailure | undefined =>
  error instanceof CardReadError ? error.reason : reasons[error instanceof Error ? error.message : '']
