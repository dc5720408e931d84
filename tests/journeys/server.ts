// A freshly started system for a journey: `npm start`'s own program, a database and a folder of its own, a small country.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { createDatabase } from '../../server/platform/database.ts'

export type RunningSystem = Awaited<ReturnType<typeof startSystem>>

/**
 * Starts `server/main.ts` on free ports and waits for its line. `stop` ends it and erases what it left. Passkeys belong to
 * a name, so their journey asks for `localhost`.
 */
export async function startSystem(environment: Record<string, string> = {}, host = '127.0.0.1') {
  const folder = mkdtempSync(join(tmpdir(), 'tuaton-journey-'))
  const prepared = process.env.PREPARED_SYSTEM
  // With its rights: PostgreSQL refuses a folder that others may read.
  if (prepared) execFileSync('cp', ['-a', `${prepared}/.`, folder])
  const port = await freePort()
  const origin = `http://${host}:${port}`
  const database = process.env.TEST_DATABASE_URL
    ? await freshDatabase(process.env.TEST_DATABASE_URL, process.env.PREPARED_DATABASE)
    : undefined
  const child = spawn(process.execPath, ['server/main.ts'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: String(port),
      TUATON_ORIGIN: origin,
      TUATON_DATA: folder,
      TUATON_PEOPLE: '300',
      LOG_LEVEL: 'info',
      RATE_LIMIT_PER_MINUTE: '100000',
      ...(database ? { DATABASE_URL: database.url } : {}),
      ...environment,
    },
  })
  const log: string[] = []
  child.stderr.on('data', chunk => log.push(String(chunk)))
  const exited = once(child, 'exit')
  const line = await Promise.race([once(createInterface(child.stdout), 'line'), exited.then(() => undefined)])
  if (!line) throw new Error(`The system did not start:\n${log.join('')}`)
  /** How to reach the system's own database. */
  const connection = () =>
    database
      ? { connectionString: database.url }
      : { host: readFileSync(join(folder, 'postgres.socket'), 'utf8'), user: 'postgres', database: 'tuaton' }
  return {
    origin,
    folder,
    /** Its database's name on TEST_DATABASE_URL. */
    databaseName: database?.name,
    connection,
    outside: `http://127.0.0.1:${port + 1}`,
    log,
    pid: child.pid ?? 0,
    /** The system's own database, for what no sandbox user may do. */
    async query(text: string, values: unknown[] = []): Promise<Record<string, string>[]> {
      const client = new pg.Client(connection())
      await client.connect()
      try {
        return (await client.query(text, values)).rows
      } finally {
        await client.end()
      }
    },
    /** Ends the system and keeps what it left. */
    async end() {
      child.kill('SIGTERM')
      const [code] = (await exited) as [number | null]
      return code
    },
    async stop() {
      const code = await this.end()
      await this.erase()
      return code
    },
    async erase() {
      await database?.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * A port whose two successors are free as well: the outside world and its operator of text messages listen there. Below
 * 32768, where systems take the ports of outgoing calls from: one of those may come between this look and the listening.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000)
    // The server, the world outside, its operator of text messages, and its card reader.
    const all = await Promise.all([port, port + 1, port + 2, port + 3].map(isFree))
    if (all.every(Boolean)) return port
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1')
  const free = await Promise.race([
    once(server, 'listening').then(() => true),
    once(server, 'error').then(() => false),
  ])
  server.close()
  return free
}

async function freshDatabase(url: string, template?: string) {
  const name = `journey_${process.pid}_${Date.now()}`
  await createDatabase({ connectionString: url }, name, template)
  const own = new URL(url)
  own.pathname = `/${name}`
  return {
    name,
    url: own.href,
    async drop() {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)
      await client.end()
    },
  }
}
