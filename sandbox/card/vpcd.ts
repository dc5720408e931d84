// Puts a virtual card into a virtual reader: the protocol of vpcd, two bytes of length and then a control byte or a command.
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { VirtualCard } from './virtual-card.ts'

const control = { off: 0, on: 1, reset: 2, atr: 4 } as const

/** Where the reader listens and how the card behaves in it: milliseconds per command, and per byte that it hands out. */
export type Insertion = {
  host?: string
  port: number
  latency?: number
  latencyPerByte?: number
  /** The card is pulled out instead of answering the command of this number, counted from 1. */
  removedAt?: number | undefined
}
/** A card in a reader. `ended` is fulfilled when it is out, whoever took it out. */
export type InsertedCard = { remove: () => void; ended: Promise<void> }

/** Inserts the card and answers the reader until the card is removed. @throws Error when no vpcd listens there. */
export async function insertCard(
  card: VirtualCard,
  { host = '127.0.0.1', port, latency = 0, latencyPerByte = 0, removedAt }: Insertion,
): Promise<InsertedCard> {
  const socket = connect({ host, port, noDelay: true })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  const send = (bytes: Uint8Array) =>
    socket.writable &&
    socket.write(Buffer.concat([Uint8Array.of(bytes.length >> 8, bytes.length & 0xff), bytes]))
  let commands = 0

  async function hear(message: Uint8Array): Promise<void> {
    if (message.length > 1) {
      commands += 1
      if (commands === removedAt) return void socket.destroy()
      const answer = card.answer(message)
      if (!answer) return
      await delay(latency + latencyPerByte * answer.length)
      send(answer)
    } else if (message[0] === control.atr) send(card.atr)
    else if (message[0] === control.off || message[0] === control.reset) card.reset()
  }

  let heard = Buffer.alloc(0)
  let turn = Promise.resolve()
  socket.on('data', chunk => {
    heard = Buffer.concat([heard, chunk])
    while (heard.length >= 2 && heard.length >= 2 + heard.readUInt16BE()) {
      const message = heard.subarray(2, 2 + heard.readUInt16BE())
      heard = heard.subarray(2 + message.length)
      turn = turn.then(() => hear(message))
    }
  })
  socket.on('error', () => undefined)
  const ended = new Promise<void>(resolve => socket.once('close', () => resolve()))
  return { remove: () => void socket.destroy(), ended }
}
