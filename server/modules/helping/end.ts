import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import type { RecordedEvent } from '../../platform/events.ts'
import { helpEnded, helperEnded } from './events.ts'
import { fail } from './failures.ts'
import * as store from './store.ts'
import type { EndedHow, HelpRow } from './tables.ts'

/** Ends one, and tells both. Again it does nothing. */
export async function end(tx: TxCtx, { help_id: helpId }: Pick<HelpRow, 'help_id'>, how: EndedHow) {
  const row = await store.endHelp(tx, helpId, how)
  if (!row?.person_id) return
  const { person_id: personId, helper_id: helperId } = row
  await tx.emit(helperEnded, { helpId, otherPersonId: helperId, how }, { personId })
  await tx.emit(helpEnded, { helpId, otherPersonId: personId, how }, { personId: helperId })
}

/** With one press, at once: by the person who is helped, or by who helps. @throws helping.helpUnknown for anybody else's (A50) */
export async function endMine(ctx: Ctx, helpId: string, as: 'person' | 'helper'): Promise<void> {
  const { personId } = ctx.actor as ActorOf<'citizen'>
  await transaction(ctx, async tx => {
    const row = await store.findHelp(tx, helpId)
    if (!row || (as === 'person' ? row.person_id : row.helper_id) !== personId) throw fail.helpUnknown()
    await end(tx, row, row.person_id ? (as === 'person' ? 'byPerson' : 'byHelper') : 'notTaken')
  })
}

/** Who is suspended, closed or dead neither helps nor is helped. The next call is refused anyway; the lists shall say so as well. */
export async function endAllOf(ctx: Ctx, { personId }: RecordedEvent<never>): Promise<void> {
  if (personId === null) return
  await transaction(ctx, async tx => {
    for (const row of await store.listOf(tx, personId))
      if (row.status !== 'ended') await end(tx, row, row.person_id ? 'accountStopped' : 'notTaken')
  })
}

/** Writes down the end of what has outlived its time. */
export async function endOutlived(ctx: Ctx): Promise<void> {
  for (const row of await store.listOutlived(ctx))
    await transaction(ctx, tx => end(tx, row, row.person_id ? 'expired' : 'notTaken'))
}
