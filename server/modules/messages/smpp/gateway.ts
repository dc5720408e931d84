// The operator itself: SMPP 3.4 over one kept connection, with so many submissions under way at a time.
import type { PDU, Session } from 'smpp'
import { createBudget } from '../../../platform/budget.ts'
import type { Log } from '../../../platform/log.ts'
import type { Acceptance, Gateway, Receipt } from '../port.ts'
import { ask } from './ask.ts'
import { keepConnection, type Operator } from './connection.ts'
import { readReceipt } from './receipt.ts'
import { OK, TRY_AGAIN, toRefusal, UNREACHABLE } from './statuses.ts'
import { toSubmissions } from './submit.ts'

const WINDOW = 10
const ANSWER_MILLISECONDS = 10_000
const ENQUIRE_MILLISECONDS = 30_000

export type SmppOptions = Operator & {
  sender: string
  log: Log
  /** Must have kept the receipt when it returns; where it throws, the operator is asked to bring it again. */
  onReceipt: (receipt: Receipt) => Promise<void>
  answerMilliseconds?: number
  enquireMilliseconds?: number
}

/** A gateway that binds as transceiver when it is first needed. */
export function createSmppGateway(options: SmppOptions): Gateway {
  const { sender, log, onReceipt, answerMilliseconds = ANSWER_MILLISECONDS } = options
  const window = createBudget(WINDOW)

  async function takeDelivery(session: Session, pdu: PDU) {
    const receipt = readReceipt(pdu)
    let command_status = OK
    try {
      if (receipt) await onReceipt(receipt)
    } catch (error) {
      log.unexpected('receipt not kept', error)
      command_status = TRY_AGAIN
    }
    session.send(pdu.response({ command_status }))
  }

  const connection = keepConnection({
    ...options,
    answerMilliseconds,
    enquireMilliseconds: options.enquireMilliseconds ?? ENQUIRE_MILLISECONDS,
    onDeliver: (session, pdu) => void takeDelivery(session, pdu),
  })

  async function submit(session: Session, pdu: PDU): Promise<PDU> {
    const giveBack = await window.take(1)
    try {
      return await ask(session, pdu, answerMilliseconds)
    } finally {
      giveBack()
    }
  }

  return {
    name: 'smpp',
    listen: () => connection.open(),
    close: () => connection.close(),
    async send(sms): Promise<Acceptance> {
      const session = await connection.bound()
      if (!session) return UNREACHABLE
      const answers = await Promise.allSettled(toSubmissions(sms, sender).map(pdu => submit(session, pdu)))
      const operatorIds: string[] = []
      for (const answer of answers) {
        if (answer.status === 'rejected') return UNREACHABLE
        const { command_status: status, message_id: id } = answer.value
        if (status !== OK) return toRefusal(status)
        if (id) operatorIds.push(id)
      }
      return { accepted: true, operatorIds }
    },
  }
}
