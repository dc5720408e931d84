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
  await noteWrites(t, names)
  let known = { writes: '', print: '' }
  return async () => {
    // Where nobody wrote to any of them since the last look, every row is as it was: reading all of them would only take long.
    const { rows } = await sql<{
      writes: string
    }>`select last_value::text || is_called::text as writes from watch.writes`.execute(t.ctx.db)
    const writes = rows[0]?.writes ?? ''
    if (writes === known.writes) return known.print
    // Ordered: a plan that reads tables side by side answers in whatever order they end.
    const { rows: prints } = await sql`${sql.join(parts, sql` union all `)} order by name`.execute(t.ctx.db)
    known = { writes, print: JSON.stringify(prints) }
    return known.print
  }
}

/** Every statement that writes to one of the tables raises a number, and so does one that is undone: nothing passes by it. */
async function noteWrites({ ctx: { db } }: TestServer, names: readonly string[]) {
  await sql`create schema watch`.execute(db)
  await sql`create sequence watch.writes`.execute(db)
  await sql`create function watch.note() returns trigger language plpgsql as
    'begin perform nextval(''watch.writes''); return null; end'`.execute(db)
  for (const name of names)
    await sql`create trigger watched after insert or update or delete or truncate on ${sql.table(name)}
      for each statement execute function watch.note()`.execute(db)
}
