// What an agency says of something that was sent, and what it changes here. Only its own answer to our question is believed.
import { visibleText } from '../../../../shared/thai-text.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId, transaction } from '../../../platform/context.ts'
import { addNotice } from '../../notices/index.ts'
import type { AgencyAnswer } from '../agency/ask-agency.ts'
import { readAddress } from '../definition/address.ts'
import { openStages } from '../definition/case.ts'
import { ConversionError } from '../definition/conversion.ts'
import type { Words } from '../definition/words.ts'
import { applicationMoved } from '../events.ts'
import type { PublishedService } from '../load.ts'
import type { ApplicationRow, ApplicationStage } from '../tables.ts'
import { viewAnswer } from '../use/result.ts'
import {
  db,
  hashReference,
  holdApplication,
  openSaid,
  type Said,
  sealSaid,
  subjectOf,
  updateApplication,
} from './store.ts'

const NOTE_MOST = 500
/** A case that moves seldom is looked at less often: an hour at first, a day in the end. */
const LOOK_SECONDS = 3_600
const LOOK_SELDOM_SECONDS = 24 * 3_600
const LOOKS_OFTEN = 72

type Settling = {
  row: ApplicationRow
  service: PublishedService
  answered: AgencyAnswer
  waitSeconds: number
}
type Standing = { reference: string; agencyState: string; stage: ApplicationStage; said: Partial<Said> }

/** Takes an answer to the first call, or to a later one, into the row, once whoever else comes. */
export async function settle(ctx: Ctx, { row, service, answered, waitSeconds }: Settling): Promise<void> {
  const standing = answered.is === 'answer' ? readStanding(service, answered.answer) : undefined
  await transaction(ctx, async tx => {
    const held = await holdApplication(tx, row.person_id, row.id)
    if (!held || held.state === 'ended') return
    if (standing && isSame(tx, service, held, standing)) return moveTo(tx, { row: held, service, standing })
    if (held.state === 'sending' && (answered.is === 'notAccepted' || answered.is === 'notFound'))
      return end(tx, {
        row: held,
        service,
        stage: 'notAccepted',
        why: answered.is === 'notAccepted' ? answered.say : undefined,
      })
    const again = answered.is === 'maintenance' && answered.until ? answered.until : later(tx, waitSeconds)
    await updateApplication(tx, held, { next_look_at: again, looks: held.looks + 1 })
  })
}

const later = (ctx: Ctx, seconds: number) => new Date(ctx.now().getTime() + seconds * 1000)

/** Where a case stands by an answer. Undefined when it breaks the promise: an unknown state, no number, a value of the wrong shape. */
export function readStanding(service: PublishedService, answer: unknown): Standing | undefined {
  const { case: sent } = service
  if (!sent) return undefined
  const [reference, agencyState] = [sent.reference, sent.state].map(at =>
    String(readAddress({ answer }, at) ?? ''),
  )
  const state = agencyState && Object.hasOwn(sent.states, agencyState) ? sent.states[agencyState] : undefined
  const note = sent.note && readAddress({ answer }, sent.note)
  if (!reference || reference.length > 60 || !agencyState || !state) return undefined
  try {
    return {
      reference,
      agencyState,
      stage: state.stage,
      said: {
        reference,
        result: viewAnswer(service, answer),
        ...(typeof note === 'string' && note !== '' ? { note: visibleText(note).slice(0, NOTE_MOST) } : {}),
      },
    }
  } catch (error) {
    if (error instanceof ConversionError) return undefined
    throw error
  }
}

/** An answer about another case is no answer. */
const isSame = (ctx: Ctx, { agency }: PublishedService, row: ApplicationRow, { reference }: Standing) =>
  row.reference_hash === null || row.reference_hash.equals(hashReference(ctx, agency.id, reference))

type Moving = { row: ApplicationRow; service: PublishedService; standing: Standing }

async function moveTo(tx: TxCtx, { row, service, standing }: Moving) {
  const { reference, agencyState, stage, said } = standing
  const isEnded = !openStages.some(open => open === stage)
  const isMoved = row.agency_state !== agencyState
  const { form, shown } = openSaid(tx, row)
  const looks = isMoved ? 0 : row.looks + 1
  await updateApplication(tx, row, {
    ...(isMoved ? { stage, agency_state: agencyState, moved_at: tx.now() } : {}),
    state: isEnded ? 'ended' : 'open',
    reference_hash: hashReference(tx, service.agency.id, reference),
    sealed: sealSaid(tx, row, { form, shown, ...said }),
    looked_at: tx.now(),
    looks,
    next_look_at: isEnded ? null : later(tx, looks > LOOKS_OFTEN ? LOOK_SELDOM_SECONDS : LOOK_SECONDS),
    ended_at: isEnded ? tx.now() : null,
  })
  if (isMoved) await tell(tx, { row, service, stage, agencyState })
}

type Ending = {
  row: ApplicationRow
  service: PublishedService | undefined
  stage: ApplicationStage
  why?: Words | undefined
}

async function end(tx: TxCtx, { row, service, stage, why }: Ending) {
  const said = openSaid(tx, row)
  const ended = { state: 'ended' as const, stage, moved_at: tx.now(), ended_at: tx.now(), next_look_at: null }
  await updateApplication(tx, row, {
    ...ended,
    sealed: sealSaid(tx, row, { ...said, ...(why ? { why } : {}) }),
  })
  await tell(tx, { row, service, stage, agencyState: null })
}

/** Ends what its agency never took. */
export const endUnsent = (ctx: Ctx, row: ApplicationRow, stage: 'undelivered' | 'withdrawn'): Promise<void> =>
  transaction(ctx, async tx => {
    const held = await holdApplication(tx, row.person_id, row.id)
    if (held?.state === 'sending') await end(tx, { row: held, service: undefined, stage })
  })

/** Writes the step and says it: in the history, and to the person unless they are looking at it now. A visitor looks by themselves. */
async function tell(
  tx: TxCtx,
  { row, service, stage, agencyState }: Omit<Ending, 'why'> & { agencyState: string | null },
) {
  const { person_id: personId, is_visitor: isVisitor } = row
  const steps = await db(tx)
    .selectFrom('services.application_step')
    .select('number')
    .where('person_id', '=', personId)
    .where('application_id', '=', row.id)
    .execute()
  const step = { number: steps.length + 1, stage, agency_state: agencyState, at: tx.now() }
  await db(tx)
    .insertInto('services.application_step')
    .values({ person_id: personId, application_id: row.id, ...step })
    .execute()
  const fact = { serviceId: row.service_id, applicationId: row.id, stage }
  await tx.emit(applicationMoved, fact, subjectOf({ personId, isVisitor }))
  const isAtOnce = steps.length === 0 && tx.now().getTime() - row.made_at.getTime() < AT_ONCE_MILLISECONDS
  if (!isAtOnce && !isVisitor)
    await addNotice(tx, {
      ...{ personId, factId: newId(tx), kind: 'applicationMoved', about: service?.name },
      opens: { room: 'application', id: row.id },
    })
}
const AT_ONCE_MILLISECONDS = 20_000
