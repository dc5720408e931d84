// A fingerprint of every row, so that a refusal can be shown to have changed nothing.
import { sql } from 'kysely'
import type { TestServer } from '../../server/platform/testing.ts'

// What a refusal may leave: the memory of a proof, a counted try, the fact that it happened.
const counted = [
  'authenticators.seen_proof',
  'authenticators.device',
  'proofing.session',
  'proofing.evidence',
  'federation.sign_in_request',
  'platform.event',
  'platform.outbox',
]

/** Takes fingerprints: table → number of rows and a sum over all of them. */
export async function watchDatabase(t: TestServer) {
  const { rows } = await sql<{ name: string }>`select table_schema || '.' || table_name as name
    from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'jobs')`.execute(
    t.ctx.db,
  )
  const names = rows
    .map(row => row.name)
    .filter(name => !counted.includes(name) && !name.startsWith('platform.event_'))
  const parts = names.map(
    name =>
      sql`select ${name} as name, count(*) as rows, coalesce(sum(hashtextextended(t::text, 0)), 0)::text as sum from ${sql.table(name)} t`,
  )
  let known = { at: '', print: '' }
  return async () => {
    // Where no transaction wrote or ended since the last look, every row is as it was: reading all of them would only take long.
    const { rows } = await sql<{ at: string }>`select pg_current_snapshot()::text as at`.execute(t.ctx.db)
    const at = rows[0]?.at ?? ''
    if (at === known.at) return known.print
    // Ordered: a plan that reads tables side by side answers in whatever order they end.
    const { rows: prints } = await sql`${sql.join(parts, sql` union all `)} order by name`.execute(t.ctx.db)
    known = { at, print: JSON.stringify(prints) }
    return known.print
  }
}
