import type { Opens } from '../../../shared/rooms.ts'
import { type Ctx, transaction } from '../../platform/context.ts'
import type { RecordedEvent } from '../../platform/events.ts'
import { defineModule } from '../../platform/module.ts'
import { addNotice, describeInbox, eraseOldNotices } from './notices.ts'
import { readQuietHours } from './quiet-hours.ts'
import { routes } from './routes.ts'
import { sendDue } from './send.ts'
import type { NoticeKind } from './words/index.ts'

export { addDueNotices } from './due.ts'
export { type AgencyMessage, addMessages, MessageWords } from './messages.ts'
export { addNotice, eraseNotices } from './notices.ts'

/** What this module holds about a person, for the person (PDPA s. 30). */
export const describeFor = async (ctx: Ctx, personId: string) => ({
  messages: await describeInbox(ctx, personId),
  quietHours: await readQuietHours(ctx, personId),
})
export type { NoticeKind } from './words/index.ts'

type Thing = { paymentId?: string | null; documentId?: string }

const tell = (kind: NoticeKind) => (ctx: Ctx, event: RecordedEvent<never>) => {
  const { personId, id: factId, data } = event
  return personId === null
    ? Promise.resolve()
    : transaction(ctx, tx => addNotice(tx, { personId, factId, kind, opens: thingOf(data) }))
}

/** The payment or document that a fact is about, for the notice to open. */
function thingOf({ paymentId, documentId }: Thing): Opens | undefined {
  if (paymentId) return { room: 'payment', id: paymentId }
  return documentId === undefined ? undefined : { room: 'document', id: documentId }
}

export const notices = defineModule({
  name: 'notices',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  on: {
    'proofing.completed': tell('registered'),
    'authenticators.deviceBound': tell('phoneBound'),
    'authenticators.deviceWaiting': tell('phoneWaiting'),
    'authenticators.deviceApproved': tell('phoneApproved'),
    'authenticators.deviceRevoked': tell('phoneRemoved'),
    'authenticators.passcodeReset': tell('passcodeReset'),
    'authenticators.passkeyAdded': tell('passkeyAdded'),
    'authenticators.passkeyRemoved': tell('passkeyRemoved'),
    'authenticators.passkeyRefused': tell('passkeyCopied'),
    'authenticators.accountFrozen': tell('frozen'),
    'authenticators.accountUnfrozen': tell('unfrozen'),
    'authenticators.accountClosed': tell('closed'),
    'document.issued': tell('documentIssued'),
    'document.revoked': (ctx, event: RecordedEvent<{ reason: string }>) =>
      tell(event.data.reason === 'outdated' ? 'documentOutdated' : 'documentRevoked')(
        ctx,
        event as unknown as RecordedEvent<never>,
      ),
    'document.corrected': tell('documentCorrected'),
    'document.correctionRefused': tell('correctionRefused'),
    'document.entryCorrected': tell('entryCorrected'),
    'privacy.exported': tell('exported'),
    'authenticators.cardPasscodeSet': tell('cardPasscodeSet'),
    'authenticators.cardPasscodeEnded': tell('cardPasscodeEnded'),
    'helping.helperAllowed': tell('helperAllowed'),
    'helping.helperEnded': tell('helperEnded'),
    'authenticators.sessionOpened': (ctx, event: RecordedEvent<{ by: string }>) =>
      event.data.by === 'passkey'
        ? tell('passkeyUsed')(ctx, event as RecordedEvent<never>)
        : Promise.resolve(),
    'authenticators.deviceLocked': tell('phoneLocked'),
    'payments.paid': tell('paid'),
    'payments.refunded': tell('moneyBack'),
    'payments.refundRefused': tell('moneyStays'),
    'payments.exceptionFound': (ctx, event: RecordedEvent<{ kind: string }>) =>
      event.data.kind === 'asked'
        ? Promise.resolve()
        : tell('moneyWaits')(ctx, event as unknown as RecordedEvent<never>),
    'notices.added': sendDue,
    'notices.manyAdded': sendDue,
  },
  every: { '* * * * *': sendDue },
  retains: [
    {
      what: 'Messages in the inbox (notices.notice)',
      keep: '1 year',
      why: 'Old news; the facts stay in the history',
      erase: eraseOldNotices,
    },
    {
      what: 'Quiet hours (notices.quiet_hours)',
      keep: 'Until the person changes them or closes the account',
      why: 'The person asked for it',
    },
  ],
})
