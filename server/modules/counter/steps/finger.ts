// The index finger against the register's. An assisted comparison: the officer stands by, and a second one decides where the machine cannot.
import type { FingerName } from '../../../../shared/fingers.ts'
import type { Ctx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import {
  compareFingers,
  engineIds,
  type FingerComparison,
  type FingerTemplate,
  parseFingerTemplate,
  readFinger,
} from '../../biometrics/index.ts'
import { listRegisterPrints, type RegisteredPrint } from '../../people/index.ts'
import { fail } from '../failures.ts'
import { lockOwnCase, requireStep, takeStep } from '../step.ts'
import { findStep, insertCheck } from '../store.ts'
import type { CaseRow } from '../tables.ts'

const MAX_TRIES = 3

/**
 * Reads and compares an impression. One that cannot be read costs no try; a finger the register never took is a supervisor's matter.
 * @throws counter.printUnusable with the reason, counter.wrongStep | caseEnded
 */
export async function checkFinger(
  ctx: Ctx,
  caseId: string,
  { image, finger, stepId }: { image: Buffer; finger: FingerName; stepId: string },
): Promise<CaseRow> {
  const before = await transaction(ctx, async tx => {
    const row = await lockOwnCase(tx, caseId)
    if (!(await findStep(tx, caseId, stepId))) requireStep(row, 'finger')
    return row
  })
  const reading = await readFinger(image, { finger })
  if (reading.outcome === 'refused') throw fail.printUnusable({ reason: reading.reason })
  const comparison = await compareWithRegister(ctx, before.person_id ?? '', finger, reading.template)
  return takeStep(ctx, { caseId, stepId, step: 'finger' }, async (tx, row) => {
    const outcome = comparison?.outcome ?? 'notEnrolled'
    const measures = { finger, score: comparison?.score, quality: reading.quality }
    await insertCheck(tx, { case_id: caseId, kind: 'finger', outcome, engine: engineIds().finger, measures })
    if (outcome === 'match') return { outcome, change: { finger_at: tx.now() } }
    const finger_tries = row.finger_tries + 1
    const isOver = outcome === 'notEnrolled' || finger_tries >= MAX_TRIES
    return { outcome, change: { finger_tries }, ...(isOver ? { review: 'fingerMismatch' } : {}) }
  })
}

/**
 * Compares with the impressions of a finger the register holds, one after the other until one matches: most people match the first, and
 * reading a picture costs more than everything else here. The best answer counts; undefined where the finger was never taken.
 */
export async function compareWithRegister(
  ctx: Ctx,
  personId: string,
  finger: FingerName,
  template: FingerTemplate,
): Promise<FingerComparison | undefined> {
  let best: FingerComparison | undefined
  for (const print of await listRegisterPrints(ctx, personId, finger)) {
    const enrolled = await templatesOf(print, finger)
    if (enrolled.length === 0) continue
    const comparison = await compareFingers(template, enrolled)
    if (comparison.outcome === 'match') return comparison
    if (!best || comparison.score > best.score) best = comparison
  }
  return best
}

async function templatesOf(
  { format, bytes }: RegisteredPrint,
  finger: FingerName,
): Promise<FingerTemplate[]> {
  if (format === 'iso19794-2') {
    const record = parseFingerTemplate(bytes)
    return record.outcome === 'parsed' ? record.templates : []
  }
  const reading = await readFinger(bytes, { finger })
  return reading.outcome === 'read' ? [reading.template] : []
}
