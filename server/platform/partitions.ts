import { sql } from 'kysely'
import type { Ctx } from './context.ts'

/**
 * Makes this and the next two months' partitions of the event log. A month of which facts already lie in the default
 * partition (the clock jumped, or the machine slept through the job) stays there: PostgreSQL would refuse its own place.
 */
export async function keepEventPartitions(ctx: Ctx) {
  const start = ctx.now()
  for (const offset of [0, 1, 2]) {
    const from = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + offset, 1))
    const until = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + offset + 1, 1))
    const name = `event_${from.toISOString().slice(0, 7).replace('-', '_')}`
    const strays = await sql`select 1 from platform.event_rest where at >= ${from} and at < ${until} limit 1`
    if ((await strays.execute(ctx.db)).rows.length > 0) continue
    await sql`create table if not exists ${sql.id('platform', name)} partition of platform.event
      for values from (${sql.lit(from.toISOString())}) to (${sql.lit(until.toISOString())})`.execute(ctx.db)
  }
}
