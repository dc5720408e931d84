// Nothing of an abandoned attempt outlives its retention; the events stay. Of a completed one only the outcome stays.
import type { Ctx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { eraseFiles } from '../../platform/files.ts'
import { abandoned } from './events.ts'
import { eraseReadings, eraseSession, listOutlived } from './store.ts'

const READING_SECONDS = 24 * 3600

/** Erases what has outlived its time; safe to run at any moment and twice. */
export async function eraseOutlived(ctx: Ctx): Promise<void> {
  for (;;) {
    const outlived = await listOutlived(ctx)
    if (outlived.length === 0) break
    for (const session of outlived)
      await transaction(ctx, async tx => {
        const files = await eraseSession(tx, session.id)
        if (!files) return
        await eraseFiles(tx, files)
        if (session.status === 'open') await tx.emit(abandoned, { sessionId: session.id, reason: 'expired' })
      })
  }
  await eraseReadings(ctx, new Date(ctx.now().getTime() - READING_SECONDS * 1000))
}
