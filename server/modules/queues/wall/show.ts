// What hangs on the wall: numbers that are called, at which desk, and who is next. Nobody's name, matter or reference.
import { localDay } from '../../../../shared/opening-hours.ts'
import type { Ctx } from '../../../platform/context.ts'
import { sha256 } from '../../../platform/crypto.ts'
import { namePlace } from '../../staff/index.ts'
import { readDesks, toWaiting } from '../desk/waiting.ts'
import { fail } from '../failures.ts'
import { planOf } from '../order.ts'
import * as store from '../store.ts'

const NEXT_SHOWN = 6

/** @throws queues.wallUnknown */
export async function showWall(ctx: Ctx, token: string) {
  const wall = await store.findWall(ctx, sha256(token))
  if (!wall) throw fail.wallUnknown()
  const { place_id: placeId } = wall
  const [{ nameTh: th, nameEn: en }, there, desks] = await Promise.all([
    namePlace(ctx, placeId),
    store.listThere(ctx, placeId, localDay(ctx.now()), ['waiting', 'called']),
    readDesks(ctx, placeId),
  ])
  const numbers = new Map(there.map(visit => [visit.visit_id, visit.number ?? '']))
  const waiting = there.filter(visit => visit.state === 'waiting')
  return {
    place: { th, en },
    called: there
      .filter(visit => visit.state === 'called')
      .sort((one, other) => (other.called_at?.getTime() ?? 0) - (one.called_at?.getTime() ?? 0))
      .map(({ number, desk, times_called: timesCalled }) => ({
        ...{ number: number ?? '', desk: desk ?? 0, timesCalled },
      })),
    next: planOf(waiting.map(toWaiting), desks)
      .slice(0, NEXT_SHOWN)
      .map(({ id }) => numbers.get(id) ?? ''),
    waiting: waiting.length,
    at: ctx.now(),
  }
}
