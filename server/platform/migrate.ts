// Numbered SQL per module, forward only, each file once; the history lives in the module's own schema.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import type { Database } from './context.ts'
import { sha256 } from './crypto.ts'
import type { Module } from './module.ts'

const MIGRATION_LOCK = 7_240_001

type Owner = Pick<Module, 'name' | 'migrations'>

/**
 * Brings every schema up to date; two servers starting together wait for each other.
 * @throws Error when a file that already ran was edited: history is not rewritten.
 */
export async function migrate(db: Database, owners: readonly Owner[]) {
  await db.connection().execute(async connection => {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`.execute(connection)
    try {
      for (const owner of owners) await migrateOne(connection, owner)
    } finally {
      await sql`select pg_advisory_unlock(${MIGRATION_LOCK})`.execute(connection)
    }
  })
}

async function migrateOne(db: Database, { name, migrations }: Owner) {
  if (!migrations) return
  const schema = sql.id(name)
  const history = sql.id(name, 'migration')
  await sql`create schema if not exists ${schema}`.execute(db)
  await sql`create table if not exists ${history} (file text primary key, hash text not null, at timestamptz not null default now())`.execute(
    db,
  )
  const done = await sql<{ file: string; hash: string }>`select file, hash from ${history}`.execute(db)
  const known = new Map(done.rows.map(row => [row.file, row.hash]))
  const folder = fileURLToPath(migrations)
  for (const file of readdirSync(folder)
    .filter(file => file.endsWith('.sql'))
    .sort()) {
    const text = readFileSync(`${folder}/${file}`, 'utf8')
    const hash = sha256(text)
    if (known.get(file) === hash) continue
    if (known.has(file))
      throw new Error(`Migration ${name}/${file} was edited after it ran; add a new file instead`)
    await db.transaction().execute(async tx => {
      await sql.raw(text).execute(tx)
      await sql`insert into ${history} (file, hash) values (${file}, ${hash})`.execute(tx)
    })
  }
}
