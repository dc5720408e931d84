// The link that a screen on the wall is opened with: made at a desk of the place, shown once, ended by anybody who works there. Its token
// stands behind `#`, which no server is sent with an address.
import type { Ctx } from '../../../platform/context.ts'
import { newId, transaction } from '../../../platform/context.ts'
import { randomToken, sha256 } from '../../../platform/crypto.ts'
import { officerOf } from '../desk/call.ts'
import { wallEnded, wallOpened } from '../events.ts'
import { fail } from '../failures.ts'
import * as store from '../store.ts'
import { requireRegistry } from '../visits/book.ts'

/** More screens than any office has. */
const WALLS_MOST = 10

/** @throws queues.tooManyWalls | notDoneHere */
export async function openWall(ctx: Ctx) {
  const { placeId, personId: by } = officerOf(ctx)
  return transaction(ctx, async tx => {
    await requireRegistry(tx, placeId)
    await store.lockPlace(tx, placeId)
    if ((await store.listWalls(tx, placeId)).length >= WALLS_MOST) throw fail.tooManyWalls()
    const [wallId, token] = [newId(tx), randomToken()]
    await store.insertWall(tx, {
      ...{ wall_id: wallId, place_id: placeId, token_hash: sha256(token) },
      ...{ made_by: by, made_at: tx.now(), ended_at: null },
    })
    await tx.emit(wallOpened, { wallId, placeId, by })
    return { wallId, link: `${ctx.settings.origin}/counter/#wall=${token}` }
  })
}

/** The links of this place that stand open. */
export async function listWalls(ctx: Ctx) {
  const rows = await store.listWalls(ctx, officerOf(ctx).placeId)
  return rows.map(({ wall_id: wallId, made_at: madeAt }) => ({ wallId, madeAt }))
}

/** Ends a link of this place; its screen says so within seconds. Ended before, it stays ended. @throws queues.wallUnknown */
export async function endWall(ctx: Ctx, wallId: string): Promise<void> {
  const { placeId, personId: by } = officerOf(ctx)
  await transaction(ctx, async tx => {
    const open = (await store.listWalls(tx, placeId)).some(wall => wall.wall_id === wallId)
    if (!open || !(await store.endWall(tx, wallId))) throw fail.wallUnknown()
    await tx.emit(wallEnded, { wallId, placeId, by })
  })
}
