import type { Ctx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import type { RecordedEvent } from '../../../platform/events.ts'
import { addNotice } from '../../notices/index.ts'
import { describeService } from '../../services/index.ts'
import { findPartyOf } from '../agencies/ties.ts'
import { listMembers } from '../store.ts'

/** Whoever looks after a service hears of what one of them did alone. */
export async function tellColleagues(
  ctx: Ctx,
  { id, data }: RecordedEvent<{ serviceId: string; agencyId: string; byId: string }>,
): Promise<void> {
  const partyId = await findPartyOf(ctx, data.agencyId)
  if (!partyId) return
  const about = describeService(ctx, data.serviceId)?.name
  const colleagues = (await listMembers(ctx, partyId)).filter(member => member.person_id !== data.byId)
  await transaction(ctx, async tx => {
    for (const { person_id: personId } of colleagues)
      await addNotice(tx, { personId, factId: id, kind: 'serviceStopped', about })
  })
}
