import { defineModule } from '../../platform/module.ts'
import { chase } from './chase.ts'
import { prepareDemoBillers } from './demo.ts'
import { reconcileYesterday } from './reconcile.ts'
import { sendRefunds } from './refunds.ts'
import { eraseOldPayments, eraseUnpaid } from './retain.ts'
import { routes } from './routes.ts'
import { checkTreasurer, treasuryRoutes } from './treasury.ts'

export { type NewBiller, registerBiller } from './billers.ts'
export { describeFor, getOwnPayment, getPayment, listPayments } from './payments.ts'
export { closePayment, type NewPayment, requestPayment } from './request.ts'
export type { PaymentState } from './states.ts'
export { PaymentView } from './view.ts'

export const payments = defineModule({
  name: 'payments',
  migrations: new URL('./migrations/', import.meta.url),
  routes: [...routes, ...treasuryRoutes],
  access: { treasurer: checkTreasurer },
  on: { 'payments.refunding': sendRefunds },
  every: { '* * * * *': chase, '30 3 * * *': reconcileYesterday },
  start: prepareDemoBillers,
  retains: [
    {
      what: 'Bills that nobody paid (payments.payment)',
      keep: '90 days after their end',
      why: 'To find money that comes late, and answer questions about it',
      erase: eraseUnpaid,
    },
    {
      what: 'Payments, receipts, what the bank said of them, money that waited and the files of each day (payments.*)',
      keep: '7 years after the end of their year, also when the account is closed',
      why: 'Accounting Act B.E. 2543 s. 14: five years, or seven where so ordered',
      erase: eraseOldPayments,
    },
    {
      what: 'The ledger and the last receipt numbers (payments.ledger_transaction, ledger_entry, receipt_number)',
      keep: 'For ever',
      why: 'Accounts, amounts and days only; nobody is named',
    },
  ],
})
