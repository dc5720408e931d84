// A freshly started system for a journey: `npm start`'s own program, a database and a folder of its own, a small country.
import { spawn } from 'node:child_process'
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
  const port = await freePort()
  const origin = `http://${host}:${port}`
  const database = process.env.TEST_DATABASE_URL
    ? await freshDatabase(process.env.TEST_DATABASE_URL)
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
    async stop() {
      child.kill('SIGTERM')
      const [code] = (await exited) as [number | null]
      await database?.drop()
      rmSync(folder, { recursive: true, force: true })
      return code
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

async function freshDatabase(url: string) {
  const name = `journey_${process.pid}_${Date.now()}`
  await createDatabase({ connectionString: url }, name)
  const own = new URL(url)
  own.pathname = `/${name}`
  return {
    url: own.href,
    async drop() {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)
      await client.end()
    },
  }
}
