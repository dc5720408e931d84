// What the pretend bank has in its books: the money of one customer, what left it for bills, what came back, and whom it has to tell.
import type { Bill } from '../../shared/thai-qr/bill-code.ts'
import type { Kept } from '../kept-state.ts'
import { type Misbehaviour, takeOne, wellBehaved } from './misbehaviour.ts'

export type Taken = {
  transactionId: string
  status: 'success' | 'rejected'
  billerId: string
  ref1: string
  ref2: string
  amountSatang: number
  paidAt: string
}
export type Refund = {
  refundId: string
  transactionId: string
  amountSatang: number
  status: 'done' | 'refused'
}

/** Something to tell the server, until it says that it heard. */
export type Call = {
  about: { transactionId: string } | { refundId: string }
  /** What is told, if it is not what is in the books. */
  amountSatang?: number
  unsigned?: boolean
  dueAt: number
  tries: number
}

export type State = {
  balanceSatang: number
  taken: Taken[]
  refunds: Refund[]
  calls: Call[]
  misbehaviour: Misbehaviour
}
export const emptyBooks = (): State => ({
  balanceSatang: 5_000_000,
  taken: [],
  refunds: [],
  calls: [],
  misbehaviour: wellBehaved(),
})

export type Books = ReturnType<typeof createBooks>

export function createBooks(kept: Kept<State>, bank: string, now: () => Date) {
  const state = kept.value
  const dayOf = (at: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Bangkok' }).format(at)
  const byKey = (bill: Pick<Taken, 'billerId' | 'ref1' | 'ref2'>) => (taken: Taken) =>
    taken.billerId === bill.billerId && taken.ref1 === bill.ref1 && taken.ref2 === bill.ref2

  function take(bill: Bill, amountSatang: number, status: Taken['status']): Taken {
    const at = now()
    const number = String(state.taken.length + 1).padStart(8, '0')
    const { billerId, ref1, ref2 } = bill
    const transactionId = `${dayOf(at).replaceAll('-', '')}${number}`
    const taken = { transactionId, status, billerId, ref1, ref2, amountSatang, paidAt: at.toISOString() }
    state.taken.push(taken)
    if (status === 'success') state.balanceSatang -= amountSatang
    return taken
  }

  /** Plans the callback of a transaction, as well or badly as it is to be. */
  function planCall({ transactionId, amountSatang, status }: Taken) {
    const { misbehaviour } = state
    if (status === 'success' && takeOne(misbehaviour, 'never')) return
    const call: Call = {
      about: { transactionId },
      dueAt: now().getTime() + misbehaviour.lateMilliseconds,
      tries: 0,
    }
    if (status === 'success' && takeOne(misbehaviour, 'wrongAmount')) call.amountSatang = amountSatang - 1
    if (status === 'success' && takeOne(misbehaviour, 'unsigned')) call.unsigned = true
    state.calls.push(call)
    if (status === 'success' && takeOne(misbehaviour, 'twice')) state.calls.push({ ...call })
  }

  return {
    state,
    save: kept.save,
    /** What a transaction is called by, told to others. */
    tell: (taken: Taken) => ({ bank, ...taken }),
    /** Pays a bill from the account. Undefined when there is not enough in it. */
    pay(bill: Bill, amountSatang: number): Taken | undefined {
      if (state.balanceSatang < amountSatang) return undefined
      const refused = takeOne(state.misbehaviour, 'outOfOrder')
        ? take(bill, amountSatang, 'rejected')
        : undefined
      const taken = take(bill, amountSatang, 'success')
      planCall(taken)
      if (refused) planCall(refused)
      if (takeOne(state.misbehaviour, 'double')) planCall(take(bill, amountSatang, 'success'))
      kept.save()
      return taken
    },
    find: (transactionId: string) => state.taken.find(taken => taken.transactionId === transactionId),
    findRefund: (refundId: string) => state.refunds.find(refund => refund.refundId === refundId),
    about: (bills: readonly Pick<Taken, 'billerId' | 'ref1' | 'ref2'>[]) =>
      bills.flatMap(bill => state.taken.filter(byKey(bill))),
    onDay: (billerId: string, day: string) =>
      state.taken.filter(taken => taken.billerId === billerId && dayOf(new Date(taken.paidAt)) === day),
    /** Gives money back, once for each name; never more than was taken. */
    refund(wanted: Omit<Refund, 'status'>): Refund {
      const known = state.refunds.find(({ refundId }) => refundId === wanted.refundId)
      if (known) return known
      const taken = state.taken.find(({ transactionId }) => transactionId === wanted.transactionId)
      const back = state.refunds
        .filter(({ transactionId, status }) => transactionId === wanted.transactionId && status === 'done')
        .reduce((sum, { amountSatang }) => sum + amountSatang, 0)
      const isPossible = taken?.status === 'success' && back + wanted.amountSatang <= taken.amountSatang
      const isDone = isPossible && !takeOne(state.misbehaviour, 'refuseRefund')
      const refund: Refund = { ...wanted, status: isDone ? 'done' : 'refused' }
      state.refunds.push(refund)
      if (isDone) state.balanceSatang += wanted.amountSatang
      kept.save()
      return refund
    },
  }
}
