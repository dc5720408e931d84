import { counter } from '../../platform/metrics.ts'
import type { NoticeRow, Outcome } from './tables.ts'

const notices = counter(
  'payment_notices_total',
  'Transactions of the bank by what they meant and how they were heard of',
  ['outcome', 'heard_by'],
)

/** One transaction heard of for the first time. */
export const countNotice = (outcome: Outcome, heardBy: NoticeRow['heard_by']) =>
  notices.labels(outcome, heardBy).inc()
