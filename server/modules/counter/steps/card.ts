// The newest card: by what its chip says, or by the laser code on its back. Data, not proof: the register has to agree, and a body to follow.
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import {
  type CardStanding,
  checkChipAgainstRegister,
  checkNewestCard,
  getPerson,
} from '../../people/index.ts'
import { fail } from '../failures.ts'
import { claimNumber } from '../open.ts'
import type { ChipBody } from '../schemas.ts'
import { type Outcome, takeStep } from '../step.ts'
import { insertCheck } from '../store.ts'
import type { CaseRow, Reason } from '../tables.ts'
import { recognise } from './identify.ts'

const MAX_TRIES = 3

const reasons: Partial<Record<CardStanding | 'underAge', Reason>> = {
  ended: 'cardCancelled',
  expired: 'cardExpired',
  personNotAlive: 'personDeceased',
  underAge: 'underAge',
}

/** The card of somebody whose number was given, by the laser code on its back. */
export const checkLaser = (ctx: Ctx, caseId: string, asked: { laserCode: string; stepId: string }) =>
  takeStep(ctx, { caseId, stepId: asked.stepId, step: 'card' }, async (tx, row) => {
    const { citizenNumber } = await getPerson(tx, row.person_id ?? '')
    const standing = await checkNewestCard(tx, { citizenNumber, laserCode: asked.laserCode })
    return judge(tx, row, standing, 'laserMismatch', { card_at: tx.now() })
  })

/** Without a card the case goes on by the face alone, to a lower level, and says so. */
export const skipCard = (ctx: Ctx, caseId: string, { stepId }: { stepId: string }) =>
  takeStep(ctx, { caseId, stepId, step: 'card' }, async (tx, row) => {
    if (row.channel !== 'shop') throw fail.wrongStep()
    return { outcome: 'skipped', change: { card_at: tx.now() } }
  })

/** The chip, whole. Where nobody typed a number before, it says whose case this is. */
export const checkChip = (ctx: Ctx, caseId: string, { chip, stepId }: { chip: ChipBody; stepId: string }) =>
  takeStep(ctx, { caseId, stepId, step: 'card' }, async (tx, row) => {
    const person = row.person_id ? await getPerson(tx, row.person_id) : undefined
    // A36, tangrat 3.3 (5): another card than the number that was given is a flag, not a slip.
    if (person && person.citizenNumber !== chip.citizenNumber)
      return { outcome: 'otherCard', reject: 'nameMismatch' }
    if (!person) await claimNumber(tx, row, chip.citizenNumber)
    const { photo, ...data } = chip
    const found = await checkChipAgainstRegister(tx, data)
    const facts = {
      card_at: tx.now(),
      card_by_chip: true,
      card_sealed: tx.vault.seal('counter-chip', Buffer.from(photo, 'base64'), row.case_id),
    }
    const judged = await judge(tx, row, found.standing, 'nameMismatch', facts)
    if (judged.reject || !judged.change?.card_at || person) return judged
    return recognise(tx, row, found.personId ?? '', { ...judged.change, identified_at: tx.now() })
  })

async function judge(
  tx: TxCtx,
  row: CaseRow,
  standing: CardStanding | 'underAge',
  mismatch: Reason,
  facts: Partial<CaseRow>,
): Promise<Outcome> {
  await insertCheck(tx, {
    case_id: row.case_id,
    kind: 'card',
    outcome: standing,
    engine: null,
    measures: null,
  })
  if (standing === 'valid') return { outcome: standing, change: facts }
  const reject = reasons[standing]
  if (reject) return { outcome: standing, reject }
  const card_tries = row.card_tries + 1
  const isOver = card_tries >= MAX_TRIES
  return { outcome: standing, change: { card_tries }, ...(isOver ? { reject: mismatch } : {}) }
}
