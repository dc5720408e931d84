import type { Ctx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import type { RecordedEvent } from '../../platform/events.ts'
import { addNotice } from '../notices/index.ts'
import { describePlace } from '../staff/index.ts'

/** Whose record was opened at a counter is told so, with the place: also who was not there (A54). */
export async function tellSeen(
  ctx: Ctx,
  { id: factId, personId, data }: RecordedEvent<{ placeId: string | null }>,
): Promise<void> {
  const place = data.placeId ? await describePlace(ctx, data.placeId) : undefined
  if (!personId || !place) return
  const about = { th: place.nameTh, en: place.nameEn }
  await transaction(ctx, tx => addNotice(tx, { personId, factId, kind: 'recordSeen', about }))
}
