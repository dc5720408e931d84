// Receipts of the pretend operator: to whoever of the sender is bound, again until they are taken, and kept while nobody is there.
import { PDU, type Session } from 'smpp'
import { type Misbehaviour, takeOne } from './misbehaviour.ts'

const RECEIPT_MARK = 0x04
const AGAIN_MILLISECONDS = 500
const STATES = { DELIVRD: 2, UNDELIV: 5 }

type Receipt = { id: string; from: string; to: string; word: keyof typeof STATES; isBare: boolean }

export function createReceipts(misbehaviour: () => Misbehaviour, bound: Set<Session>) {
  const waiting = new Set<Receipt>()
  const timers = new Set<NodeJS.Timeout>()

  const later = (milliseconds: number, work: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      work()
    }, milliseconds)
    timers.add(timer)
  }

  function deliver(receipt: Receipt) {
    const [session] = bound
    if (!session || !waiting.has(receipt)) return
    session.send(toDeliver(receipt), answer => {
      if (answer.command_status === 0) waiting.delete(receipt)
      else later(AGAIN_MILLISECONDS, () => deliver(receipt))
    })
  }

  return {
    /** Plans the receipt of an accepted submission. */
    plan(id: string, { source_addr: from = '', destination_addr: to = '' }: PDU) {
      const now = misbehaviour()
      if (takeOne(now, 'dropReceipts')) return
      const word = takeOne(now, 'undelivered') ? 'UNDELIV' : 'DELIVRD'
      const times = takeOne(now, 'twice') ? 2 : 1
      for (let time = 0; time < times; time++) {
        const receipt: Receipt = { id, from, to, word, isBare: now.bareReceipts }
        waiting.add(receipt)
        if (now.lateMilliseconds === 0) deliver(receipt)
        else later(now.lateMilliseconds, () => deliver(receipt))
      }
    },
    /** Hands over what waits, when somebody has bound. */
    flush() {
      for (const receipt of waiting) deliver(receipt)
    },
    stop() {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

function toDeliver({ id, from, to, word, isBare }: Receipt): PDU {
  const minute = new Date().toISOString().replace(/\D/g, '').slice(2, 12)
  const dates = `submit date:${minute} done date:${minute}`
  return new PDU('deliver_sm', {
    source_addr: to,
    destination_addr: from,
    esm_class: RECEIPT_MARK,
    short_message: Buffer.from(`id:${id} sub:001 dlvrd:001 ${dates} stat:${word} err:000 text:`, 'latin1'),
    ...(isBare ? {} : { receipted_message_id: id, message_state: STATES[word] }),
  })
}
