import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import type { Earned, OpenSession } from '../authenticators/index.ts'
import {
  bindDevice,
  findBoundDevice,
  hashPasscode,
  matchesPasscode,
  openSession,
  requireGoodPasscode,
} from '../authenticators/index.ts'
import { claimAcceptances, recordAcceptance } from '../consent/index.ts'
import { getPerson } from '../people/index.ts'
import { setNewPasscode } from './end-recovery.ts'
import { completed, passcodeRefused, termsAccepted } from './events.ts'
import { findEvidence } from './evidence-store.ts'
import { fail } from './failures.ts'
import { enterStep } from './journey.ts'
import type { FrontReading, JourneyView } from './schemas.ts'
import { sendToCounter, sessionIdOf, showSession } from './sessions.ts'
import { findSession, lockPerson, lockSession, updateSession } from './store.ts'
import { requireStoredPasscode } from './stored-passcode.ts'
import type { SessionRow } from './tables.ts'
import { readingOf } from './view.ts'

const MAX_WRONG_PASSCODES = 10
/** Cabinet, 6 December 2022, put self-enrolment at IAL 2.3 (numbers of ETDA and NDID): self-enrolment with card, register and face; passcode and a key bound to the phone. */
const EARNED: Earned = { ial: '2.3', aal: '2.2', method: 'selfCardFace', source: 'register' }

type TextReference = { version: string; sha256: string }

/** Accepts the terms in the version that was shown. */
export async function acceptTerms(ctx: Ctx, text: TextReference): Promise<JourneyView> {
  await transaction(ctx, async tx => {
    const session = await enterStep(tx, sessionIdOf(tx), 'terms')
    await recordAcceptance(tx, { kind: 'terms', ...text, sessionId: session.id, channel: session.channel })
    await updateSession(tx, session.id, { terms_version: text.version })
    await tx.emit(termsAccepted, { sessionId: session.id, version: text.version })
  })
  return showSession(ctx)
}

/** Sets the passcode, typed twice. Only its hash is kept; on a bound phone it holds at once. */
export async function choosePasscode(
  ctx: Ctx,
  entry: { passcode: string; repeat: string },
): Promise<JourneyView> {
  const sessionId = sessionIdOf(ctx)
  const before = await transaction(ctx, tx => enterStep(tx, sessionId, 'passcode'))
  if (before.purpose === 'resetPasscode') {
    await setNewPasscode(ctx, before, entry)
    return showSession(ctx)
  }
  requireGoodPasscode(ctx, entry, await knownOf(ctx, before))
  const passcode_hash = await hashPasscode(ctx, entry.passcode)
  await transaction(ctx, async tx => {
    const session = await enterStep(tx, sessionId, 'passcode')
    await updateSession(tx, session.id, { passcode_hash })
  })
  return showSession(ctx)
}

/** What others know of somebody, and so no passcode: as the card says it, or as a case proved it. */
async function knownOf(ctx: Ctx, session: SessionRow) {
  const { person_id: personId, card_front_id: frontId } = session
  if (session.channel === 'case') return getPerson(ctx, personId ?? '')
  return readingOf<FrontReading>(ctx, await findEvidence(ctx, session.id, frontId ?? '')) ?? {}
}

/**
 * Consents with the passcode: binds the phone to the person and opens the app, all or nothing. Sent twice it binds once.
 * While another phone of the person lives, this one is told until when it waits (A46).
 * @throws authenticators.passcodeWrong through `passcodeWrong`, proofing.superseded, consent.textOutdated
 */
export async function giveConsent(
  ctx: Ctx,
  text: TextReference & { passcode: string; deviceName: string },
): Promise<(OpenSession | { waitingUntil: Date }) & { session: JourneyView }> {
  const { keyThumbprint, sessionId } = ctx.actor as ActorOf<'applicant'>
  await checkPasscode(ctx, sessionId, text.passcode)
  const binding = await transaction(ctx, async tx => {
    const again = await lockSession(tx, sessionId)
    if (again?.completed_at && again.person_id)
      return { personId: again.person_id, deviceId: again.device_id ?? '' }
    const session = await enterStep(tx, sessionId, 'consent')
    const personId = session.person_id ?? ''
    await lockPerson(tx, personId)
    await enterStep(tx, sessionId, 'consent')
    const earned = session.earned ?? EARNED
    const accepted = {
      version: text.version,
      sha256: text.sha256,
      personId,
      sessionId,
      channel: session.channel,
    }
    await recordAcceptance(tx, { kind: 'card', ...accepted })
    await claimAcceptances(tx, { sessionId, personId })
    const device = await bindDevice(tx, {
      personId,
      keyThumbprint,
      deviceName: text.deviceName,
      passcodeHash: session.passcode_hash ?? '',
      assurance: earned,
    })
    await updateSession(tx, sessionId, {
      status: 'completed',
      completed_at: tx.now(),
      passcode_hash: null,
      device_id: device.deviceId,
    })
    const { ial, aal, method } = earned
    await tx.emit(completed, { sessionId, ial, aal, method, caseId: session.case_id }, { personId })
    return { personId, deviceId: device.deviceId }
  })
  const session = await showSession(ctx)
  const bound = await findBoundDevice(ctx, keyThumbprint)
  if (bound?.status === 'waiting') return { waitingUntil: bound.usableAt ?? ctx.now(), session }
  const open = await openSession(ctx, {
    personId: binding.personId,
    authenticatorId: binding.deviceId,
    by: 'phone',
    keyThumbprint,
  })
  return { ...open, session }
}

/** Counted before it is compared, like every passcode. */
async function checkPasscode(ctx: Ctx, sessionId: string, passcode: string) {
  const session = await transaction(ctx, async tx => {
    const row = await findSession(tx, sessionId)
    if (row?.completed_at) return row
    const entered = await enterStep(tx, sessionId, 'consent')
    return updateSession(tx, sessionId, { wrong_passcodes: entered.wrong_passcodes + 1 })
  })
  if (session.completed_at) return requireStoredPasscode(ctx, session, passcode)
  if (session.passcode_hash && (await matchesPasscode(ctx, passcode, session.passcode_hash))) {
    await transaction(ctx, tx => updateSession(tx, sessionId, { wrong_passcodes: 0 }))
    return
  }
  const triesLeft = Math.max(0, MAX_WRONG_PASSCODES - session.wrong_passcodes)
  await transaction(ctx, async tx => {
    await tx.emit(passcodeRefused, { sessionId, triesLeft })
    if (triesLeft === 0) await sendToCounter(tx, session, 'proofing.tooManyPasscodes')
  })
  throw fail.passcodeWrong({ triesLeft })
}
