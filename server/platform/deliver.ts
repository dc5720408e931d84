// The single deliverer: seals each fact into the hash chain and hands it to those who listen, in one transaction.
import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Ctx, Database } from './context.ts'
import type { Fact, RecordedEvent } from './events.ts'
import type { Jobs } from './jobs.ts'
import { queueName } from './jobs.ts'
import type { Module } from './module.ts'

const DELIVERY_LOCK = 7_240_002
const BATCH = 200
const IDLE_MILLISECONDS = 250

/** Delivers one batch; returns how many facts it handed out. Another deliverer at work makes it return 0. */
export async function deliverBatch(ctx: Ctx, modules: readonly Module[], jobs: Jobs): Promise<number> {
  // Most looks find nothing: they are one statement, and no transaction.
  const { rows: waiting } = await sql`select from platform.outbox limit 1`.execute(ctx.db)
  if (waiting.length === 0) return 0
  const queues = new Set<string>()
  const count = await ctx.db.transaction().execute(async tx => {
    const lock = await sql<{
      mine: boolean
    }>`select pg_try_advisory_xact_lock(${DELIVERY_LOCK}) as mine`.execute(tx)
    if (!lock.rows[0]?.mine) return 0
    const { rows } = await sql<Fact>`
      select e.* from platform.outbox o join platform.event e on e.id = o.event_id and e.at = o.event_at
      order by o.event_id limit ${BATCH}`.execute(tx)
    for (const [name, events] of Map.groupBy(rows.map(toEvent), event => event.name))
      for (const module of modules.filter(({ on }) => on?.[name])) {
        const queue = queueName(module.name, name)
        await jobs.enqueue(tx, queue, events)
        queues.add(queue)
      }
    await seal(tx, rows)
    return rows.length
  })
  for (const queue of queues) jobs.wake(queue)
  return count
}

const toEvent = ({ id, at, name, person_id: personId, data }: Fact): RecordedEvent => ({
  id,
  at,
  name,
  personId,
  data,
})

async function seal(tx: Database, rows: readonly Fact[]) {
  if (rows.length === 0) return
  const last = await sql<{ seq: number; hash: Buffer }>`
    select seq, hash from platform.event_chain order by seq desc limit 1`.execute(tx)
  let seq = last.rows[0]?.seq ?? 0
  let hash = last.rows[0]?.hash ?? Buffer.alloc(32)
  const links = rows.map(row => {
    seq += 1
    hash = chainHash(hash, row)
    return { seq, event_id: row.id, event_at: row.at, hash: hash.toString('hex') }
  })
  await sql`
    insert into platform.event_chain (seq, event_id, event_at, hash)
    select seq, event_id, event_at, decode(hash, 'hex')
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as sent(seq bigint, event_id uuid, event_at timestamptz, hash text)`.execute(
    tx,
  )
  const ids = rows.map(row => row.id)
  await sql`delete from platform.outbox where event_id = any(${ids}::uuid[])`.execute(tx)
}

/** SHA-256 over the previous hash and the event's columns in a fixed order. */
function chainHash(previous: Buffer, row: Fact): Buffer {
  const columns = [
    row.id,
    row.at.toISOString(),
    row.name,
    row.actor_kind,
    row.actor_id,
    row.person_id,
    row.data,
    row.request_id,
  ]
  return createHash('sha256').update(previous).update(JSON.stringify(columns)).digest()
}

/** Verifies the whole chain; returns the first broken place, or undefined. */
export async function findBrokenLink(db: Database): Promise<number | undefined> {
  const { rows } = await sql<Fact & { seq: number; hash: Buffer }>`
    select c.seq, c.hash, e.* from platform.event_chain c
    left join platform.event e on e.id = c.event_id and e.at = c.event_at order by c.seq`.execute(db)
  let previous: Buffer = Buffer.alloc(32)
  for (const [index, row] of rows.entries()) {
    if (row.seq !== index + 1 || !row.id || !chainHash(previous, row).equals(row.hash)) return index + 1
    previous = row.hash
  }
  return undefined
}

/** Delivers until stopped. */
export function startDelivery(ctxFor: () => Ctx, modules: readonly Module[], jobs: Jobs) {
  const stopped = new AbortController()
  const loop = (async () => {
    while (!stopped.signal.aborted) {
      const count = await deliverBatch(ctxFor(), modules, jobs).catch(error => {
        ctxFor().log.unexpected('delivery', error)
        return 0
      })
      if (count === 0)
        await delay(IDLE_MILLISECONDS, undefined, { signal: stopped.signal }).catch(() => undefined)
    }
  })()
  return {
    async stop() {
      stopped.abort()
      await loop
    },
  }
}
