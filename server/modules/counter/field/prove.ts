// One packet, opened: who took it may have, then the very checks of a registrar's counter, with the register as it is now.
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId } from '../../../platform/context.ts'
import { engineIds, readFinger } from '../../biometrics/index.ts'
import { checkNewestCard, findPersonByNumber } from '../../people/index.ts'
import { hadRole } from '../../staff/index.ts'
import { claimNumber } from '../open.ts'
import { endCase, makeBindable, note } from '../step.ts'
import { compareWithRegister } from '../steps/finger.ts'
import { recognise } from '../steps/identify.ts'
import { insertCase, insertCheck, updateCase } from '../store.ts'
import type { CaseRow, PacketRow, Reason } from '../tables.ts'
import type { Inner } from './packets.ts'
import { type Pass, readPass } from './pass.ts'

const CASE_SECONDS = 14 * 24 * 3600

type Refused = 'passInvalid' | 'roleEnded'
type Proven = { caseId?: string; reason?: Refused | Reason }

/** What is slow is done before the transaction; what it answers writes the case. */
export async function prove(
  ctx: Ctx,
  packet: PacketRow,
  inner: Inner,
): Promise<(tx: TxCtx) => Promise<Proven>> {
  const takenAt = new Date(inner.takenAt)
  const pass = await readPass(ctx, inner.pass, takenAt)
  const isOwn = pass?.terminal === packet.terminal_id && pass.event === packet.event_id
  if (!pass || !isOwn) return async () => ({ reason: 'passInvalid' })
  if (!(await hadRole(ctx, { personId: pass.sub, placeId: pass.place, at: takenAt })))
    return async () => ({ reason: 'roleEnded' })
  const person = await findPersonByNumber(ctx, inner.citizenNumber)
  const finger = person ? await compare(ctx, person.personId, inner) : undefined
  return tx => write(tx, { pass, packet, inner, personId: person?.personId, finger })
}

async function compare(ctx: Ctx, personId: string, { print, finger }: Inner) {
  const reading = await readFinger(Buffer.from(print, 'base64'), { finger })
  if (reading.outcome === 'refused') return { outcome: 'unsure' as const, score: 0 }
  const comparison = await compareWithRegister(ctx, personId, finger, reading.template)
  return comparison ?? { outcome: 'unsure' as const, score: 0 }
}

type Found = {
  pass: Pass
  packet: PacketRow
  inner: Inner
  personId: string | undefined
  finger: Awaited<ReturnType<typeof compare>> | undefined
}

async function write(tx: TxCtx, { pass, packet, inner, personId, finger }: Found): Promise<Proven> {
  const caseId = newId(tx)
  const made = await insertCase(tx, {
    case_id: caseId,
    channel: 'field',
    place_id: pass.place,
    terminal_id: packet.terminal_id,
    operator_id: pass.sub,
    slip_hash: tx.vault.keyedHash('counter-slip', `${caseId}.${inner.slip}`),
    expires_at: new Date(tx.now().getTime() + CASE_SECONDS * 1000),
  })
  if (!made) throw new Error('A new case was not written')
  const row = await claimNumber(tx, made, inner.citizenNumber)
  await note(tx, row, { kind: 'packet', outcome: 'opened' })
  if (!personId) return reject(tx, row, 'personUnknown')
  const at = tx.now()
  const recognised = await recognise(tx, row, personId, { identified_at: at })
  if (recognised.reject) return reject(tx, row, recognised.reject)
  const { citizenNumber, laserCode } = inner
  const standing = await checkNewestCard(tx, { citizenNumber, laserCode })
  await insertCheck(tx, { case_id: caseId, kind: 'card', outcome: standing, engine: null, measures: null })
  const known = await updateCase(tx, caseId, { ...recognised.change, attested_at: at })
  if (standing !== 'valid') return reject(tx, known, reasonOf[standing])
  const outcome = finger?.outcome ?? 'unsure'
  const measures = { score: finger?.score }
  await insertCheck(tx, { case_id: caseId, kind: 'finger', outcome, engine: engineIds().finger, measures })
  const held: Reason | undefined = outcome === 'match' ? recognised.review : 'fingerMismatch'
  if (held) {
    await updateCase(tx, caseId, { card_at: at, status: 'review', reason: held })
    return { caseId, reason: held }
  }
  await makeBindable(tx, await updateCase(tx, caseId, { card_at: at, finger_at: at }))
  return { caseId }
}

const reasonOf: Record<string, Reason> = {
  ended: 'cardCancelled',
  expired: 'cardExpired',
  personNotAlive: 'personDeceased',
  underAge: 'underAge',
  unknown: 'laserMismatch',
  mismatch: 'laserMismatch',
}

async function reject(tx: TxCtx, row: CaseRow, reason: Reason | undefined): Promise<Proven> {
  const why = reason ?? 'cardUnreadable'
  await endCase(tx, row, { status: 'rejected', reason: why })
  return { caseId: row.case_id, reason: why }
}
