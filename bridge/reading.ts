// One reading of one card: finds it, waits until it answers, reads it, lets it go.
import { setTimeout as delay } from 'node:timers/promises'
import { CardReadError } from '../shared/thai-card/failure.ts'
import { type CardProgress, type ChipData, readThaiCard } from '../shared/thai-card/read-card.ts'
import type { CardConnection, CardReaders, ReadersState } from './card-readers.ts'

export type ReadingOptions = {
  /** The reader to use; needed only when there are cards in several. */
  reader?: string | undefined
  /** False leaves the photograph on the card. */
  photo?: boolean | undefined
  onProgress: (progress: CardProgress) => void
  /** True once nobody waits for the answer: then the reading ends. */
  isUnwanted: () => boolean
  /** Milliseconds that one command may take. */
  patience?: number | undefined
}

/** Reads the card once. A chip read is data, not proof. @throws CardReadError */
export async function readCardOnce(readers: CardReaders, options: ReadingOptions): Promise<ChipData> {
  const { onProgress, isUnwanted, photo = true, patience = 10_000 } = options
  const connection = await connectPatiently(readers, chooseReader(readers.state(), options.reader))
  let isStuck = false
  const transmit = async (command: Uint8Array) => {
    if (isUnwanted()) throw new CardReadError('unreadable')
    const answer = await Promise.race([connection.transmit(command), endOfPatience(patience)])
    if (answer) return answer
    isStuck = true
    throw new CardReadError('timedOut')
  }
  try {
    return await readThaiCard(transmit, connection.atr, onProgress, { photo })
  } finally {
    const closed = connection.close()
    if (!isStuck) await closed
  }
}

const endOfPatience = (milliseconds: number) => delay(milliseconds, undefined, { ref: false })

/** The reader asked for, or the only one with a card. @throws CardReadError */
export function chooseReader({ service, readers }: ReadersState, wanted?: string): string {
  if (service === 'missing') throw new CardReadError('serviceMissing')
  const asked = wanted === undefined ? readers : readers.filter(reader => reader.name === wanted)
  if (asked.length === 0) throw new CardReadError('noReader')
  const [first, second] = asked.filter(reader => reader.card !== 'absent')
  if (!first) throw new CardReadError('noCard')
  if (second) throw new CardReadError('severalCards')
  return first.name
}

const attempts = 4
const betweenAttempts = 500

/** A card that was just inserted may need a second and a half before it answers to its reset. */
async function connectPatiently(readers: CardReaders, name: string): Promise<CardConnection> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await readers.connect(name)
    } catch (error) {
      if (!(error instanceof CardReadError) || error.reason !== 'cardMute' || attempt === attempts)
        throw error
      await delay(betweenAttempts)
    }
  }
}
