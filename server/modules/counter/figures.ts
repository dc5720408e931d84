// What comes of cases at a place, for whoever leads it (M12): counts and times by channel, terminal and officer; nobody who was proven is in it.
import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import { getPerson } from '../people/index.ts'
import { atWork } from './at-work.ts'
import { fail } from './failures.ts'
import { CASES_A_DAY, DAY_SECONDS, UNUSUAL_CASES } from './open.ts'
import type { Channel, CounterTables } from './tables.ts'

const DAYS = 30

/** The figures of the last thirty days of this place, and who did more today than anybody does. @throws counter.notAllowed for anybody but its supervisor */
export async function showFigures(ctx: Ctx) {
  const { placeId, role } = atWork(ctx)
  if (role !== 'supervisor') throw fail.notAllowed()
  const since = new Date(ctx.now().getTime() - DAYS * 86_400_000)
  const [work, reasons, busy] = await Promise.all([
    countWork(ctx, placeId, since),
    countReasons(ctx, placeId, since),
    listUnusual(ctx, placeId),
  ])
  const names = new Map<string, string>()
  for (const id of new Set([...work, ...busy].flatMap(row => row.operator_id ?? [])))
    names.set(id, (await getPerson(ctx, id)).nameTh)
  return {
    work: work.map(row => ({
      channel: row.channel,
      terminal: row.terminal_id?.slice(-6).toUpperCase() ?? '',
      officer: row.operator_id ? (names.get(row.operator_id) ?? '') : undefined,
      opened: Number(row.opened),
      bound: Number(row.bound),
      rejected: Number(row.rejected),
      medianSeconds: row.median === null ? undefined : Math.round(row.median),
    })),
    reasons: reasons.map(row => ({
      channel: row.channel,
      reason: row.reason ?? '',
      count: Number(row.count),
    })),
    unusual: busy.map(({ operator_id, cases }) => ({
      officer: names.get(operator_id ?? '') ?? '',
      cases,
      isStopped: cases >= CASES_A_DAY,
    })),
  }
}

type Work = {
  channel: Channel
  terminal_id: string | null
  operator_id: string | null
  opened: string
  bound: string
  rejected: string
  median: number | null
}

async function countWork(ctx: Ctx, placeId: string, since: Date): Promise<Work[]> {
  const { rows } = await sql<Work>`
    select channel, terminal_id, operator_id, count(*) as opened,
      count(*) filter (where status = 'bound') as bound,
      count(*) filter (where status = 'rejected') as rejected,
      percentile_cont(0.5) within group (order by extract(epoch from ended_at - created_at))
        filter (where status = 'bound') as median
    from counter.case where place_id = ${placeId} and created_at > ${since}
    group by channel, terminal_id, operator_id order by opened desc limit 200`.execute(ctx.db)
  return rows
}

const countReasons = (ctx: Ctx, placeId: string, since: Date) =>
  tables<CounterTables>(ctx)
    .selectFrom('counter.case')
    .select(all => ['channel', 'reason', all.fn.countAll().as('count')])
    .where('place_id', '=', placeId)
    .where('created_at', '>', since)
    .where('reason', 'is not', null)
    .groupBy(['channel', 'reason'])
    .orderBy('count', 'desc')
    .execute()

/** Officers of this place with an unusual last day, wherever they spent it: the limit is theirs and not the place's. */
const listUnusual = (ctx: Ctx, placeId: string) =>
  tables<CounterTables>(ctx)
    .selectFrom('counter.case as done')
    .select(all => ['operator_id', all.fn.countAll<number>().as('cases')])
    .where('created_at', '>', new Date(ctx.now().getTime() - DAY_SECONDS * 1000))
    .where('operator_id', 'in', here =>
      here.selectFrom('counter.case').select('operator_id').where('place_id', '=', placeId),
    )
    .groupBy('operator_id')
    .having(all => all.fn.countAll(), '>', UNUSUAL_CASES)
    .execute()
