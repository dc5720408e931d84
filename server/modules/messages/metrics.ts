import { counter } from '../../platform/metrics.ts'

const outcomes = counter('sms_messages_total', 'Text messages by what became of them', ['outcome'])

/** One message that got so far; the label says nothing about whose. */
export const countMessage = (outcome: 'sent' | 'delivered' | 'undelivered' | 'failed' | 'postponed') =>
  outcomes.labels(outcome).inc()
