// One way to the database: the embedded server or DATABASE_URL, `pg` underneath, Kysely on top.
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from './context.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import type { Settings } from './settings.ts'

// Citizen numbers and codes are text; counts fit a JavaScript number. Dates stay text: no time zone can shift them.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, value => value)

export type OpenDatabase = { db: Database; connection: pg.PoolConfig; close: () => Promise<void> }

/** Opens DATABASE_URL, or starts the embedded server and its database `tuaton`. */
export async function openDatabase(settings: Settings): Promise<OpenDatabase> {
  if (settings.databaseUrl) return connect({ connectionString: settings.databaseUrl })
  const embedded = await startEmbeddedPostgres({ folder: join(settings.dataFolder, 'postgres') })
  await createDatabase({ host: embedded.socketFolder, user: 'postgres', database: 'postgres' }, 'tuaton')
  const open = connect({ host: embedded.socketFolder, user: 'postgres', database: 'tuaton' })
  return {
    ...open,
    async close() {
      await open.close()
      await embedded.stop()
    },
  }
}

// PostgreSQL appendix A: connection exceptions, shut-downs and starting up, no room on the disk, no room for a connection.
const OUTAGE = /^(08|57P0[1-3]|53[123]00|58030)/
const UNREACHABLE = ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE']

/** True for an error of a database that cannot work at the moment, whatever was asked of it. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code !== undefined) return OUTAGE.test(code) || (UNREACHABLE.includes(code) && syscall !== 'open')
  return /^Connection terminated|^Client has encountered a connection error/.test(error.message)
}

/** A pool and its Kysely handle. */
export function connect(connection: pg.PoolConfig, max = 16): OpenDatabase {
  const pool = new pg.Pool({ ...connection, max, statement_timeout: 30_000, application_name: 'tuaton' })
  // A broken idle connection is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  // The same for one in use between two queries of a transaction: the next query fails, and that error is handled.
  pool.on('connect', client => void client.on('error', () => undefined))
  const db: Database = new Kysely({ dialect: new PostgresDialect({ pool }) })
  return { db, connection, close: () => db.destroy() }
}

/** Creates a database when it is absent; `template` copies one (tests). */
export async function createDatabase(connection: pg.ClientConfig, name: string, template?: string) {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const known = await client.query('select 1 from pg_database where datname = $1', [name])
    if (known.rowCount) return
    // Page by page through the log, as is usual, a copy costs the processor four times as much.
    const copied = template ? ` template ${client.escapeIdentifier(template)} strategy file_copy` : ''
    await client.query(`create database ${client.escapeIdentifier(name)}${copied}`)
  } finally {
    await client.end()
  }
}
