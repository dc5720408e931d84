import type { Ctx, TxCtx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { checkCardAgainstRegister } from '../people/index.ts'
import { registerChecked, superseded } from './events.ts'
import { findEvidence, insertCheck } from './evidence-store.ts'
import type { CounterCode } from './failures.ts'
import { enterStep, undoFrom } from './journey.ts'
import type { FrontReading, JourneyView } from './schemas.ts'
import { sendToCounter, sessionIdOf, showSession } from './sessions.ts'
import { claimPerson, updateSession } from './store.ts'
import type { SessionRow } from './tables.ts'
import { isCrowdedPhone } from './velocity.ts'
import { readingOf } from './view.ts'

const MAX_MISMATCHES = 3

/** Confirms what was read and asks the register, before any face is compared (A31). The view tells the outcome by class only. */
export async function confirmDetails(ctx: Ctx): Promise<JourneyView> {
  await transaction(ctx, async tx => {
    const session = await enterStep(tx, sessionIdOf(tx), 'details')
    const card = await readCardData(tx, session)
    const outcome = await checkCardAgainstRegister(tx, { ...card, today: dayInBangkok(tx.now()) })
    const name = outcome.outcome === 'matched' ? 'matched' : outcome.reason
    await insertCheck(tx, {
      session_id: session.id,
      kind: 'register',
      outcome: name,
      engine: null,
      measures: null,
    })
    await tx.emit(registerChecked, { sessionId: session.id, outcome: name })
    if (outcome.outcome === 'refused') return refuse(tx, session, outcome.reason)
    // Before the claim: a held attempt must not stop one that goes on elsewhere.
    if (await isCrowdedPhone(tx, session, outcome.personId)) {
      await sendToCounter(tx, session, 'proofing.tooManyPeople')
      return
    }
    const replaced = await claimPerson(tx, outcome.personId, session.id)
    if (replaced) await tx.emit(superseded, { sessionId: replaced })
    await updateSession(tx, session.id, { person_id: outcome.personId, last_problem: null })
  })
  return showSession(ctx)
}

/** A card that does not agree with the register may be a misreading: twice it is photographed again, then a person helps. */
async function refuse(
  tx: TxCtx,
  session: SessionRow,
  reason: 'cardDataMismatch' | 'cardNotValid' | 'cardExpired' | 'personNotAlive' | 'underAge',
) {
  const code: CounterCode = `proofing.${reason}`
  const refusals = session.register_refusals + 1
  if (reason !== 'cardDataMismatch' || refusals >= MAX_MISMATCHES) {
    await sendToCounter(tx, session, code)
    return
  }
  await undoFrom(tx, session, 'cardFront')
  await updateSession(tx, session.id, { register_refusals: refusals, last_problem: code })
}

async function readCardData(tx: TxCtx, session: SessionRow) {
  const front = await findEvidence(tx, session.id, session.card_front_id ?? '')
  const back = await findEvidence(tx, session.id, session.card_back_id ?? '')
  const reading = readingOf<FrontReading>(tx, front)
  const laser = readingOf<{ laserCode: string }>(tx, back)
  if (!reading || !laser) throw new Error('A confirmed side has no reading')
  return { ...reading, ...laser }
}

/** The day on the wall calendar of Thailand, YYYY-MM-DD. */
export const dayInBangkok = (now: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Bangkok' }).format(now)
