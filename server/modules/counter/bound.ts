// The phone ended what the case began: heard as a fact, so that a crash between the two loses nothing.
import type { Ctx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import type { RecordedEvent } from '../../platform/events.ts'
import { bound } from './events.ts'
import { endCase, note, subjectOf } from './step.ts'
import { listOutlived, lockCase } from './store.ts'

type Completed = { caseId: string | null; ial: string }

/** A registration or a raised level was completed on a phone; heard twice it counts once. */
export async function noteBound(ctx: Ctx, { data }: RecordedEvent<Completed>): Promise<void> {
  const { caseId } = data
  if (!caseId) return
  await transaction(ctx, async tx => {
    const row = await lockCase(tx, caseId)
    if (row?.status !== 'bindPending') return
    await note(tx, row, { kind: 'bind', outcome: 'bound' })
    await endCase(tx, row, { status: 'bound' })
    await tx.emit(bound, { caseId, channel: row.channel, ial: row.ial ?? '', to: 'phone' }, subjectOf(row))
  })
}

/** Ends the cases whose time is over. */
export async function endOutlived(ctx: Ctx): Promise<void> {
  for (const { case_id: caseId } of await listOutlived(ctx))
    await transaction(ctx, async tx => {
      const row = await lockCase(tx, caseId)
      if (!row || row.ended_at || row.expires_at > tx.now()) return
      await note(tx, row, { kind: 'expire', outcome: 'expired' })
      await endCase(tx, row, { status: 'expired' })
    })
}
