// Test servers: the whole system on a database of its own, copied from a migrated template, with a clock that stands still.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InjectOptions } from 'fastify'
import pg from 'pg'
import { connect, createDatabase } from './database.ts'
import type { Module } from './module.ts'
import { readSettings } from './settings.ts'
import { startSystem } from './system.ts'

export type TestServer = Awaited<ReturnType<typeof startTestServer>>
export type TestOptions = {
  modules: readonly Module[]
  environment?: Record<string, string>
  now?: string
  background?: boolean
}

const NOON = '2026-11-23T05:00:00Z'

const testSettings = (folder: string, environment: Record<string, string> = {}) =>
  readSettings({
    PORT: '4000',
    TUATON_DATA: folder,
    LOG_LEVEL: 'debug',
    TUATON_PEOPLE: '0',
    // Most tests show nobody a face or a card.
    BIOMETRIC_THREADS: '0',
    RATE_LIMIT_PER_MINUTE: '1000000',
    ...environment,
  })

/** Brings an empty database to where every test server begins: all schemas and queues, and nothing in them. */
export async function prepareTemplate(connection: pg.ClientConfig, modules: readonly Module[]) {
  const folder = mkdtempSync(join(tmpdir(), 'tuaton-template-'))
  const system = await startSystem({
    settings: testSettings(folder),
    // Whatever a module writes at its start is sealed with the keys of one server.
    modules: modules.map(({ start: _start, stop: _stop, ...module }) => module),
    database: connect(connection, 2),
    background: false,
    now: () => new Date(NOON),
    writeLog: () => undefined,
  })
  await system.close()
  rmSync(folder, { recursive: true, force: true })
}

/** A running system (not listening) on its own database; `close` drops it. The server is given by TEST_DATABASE (a `pg` config as JSON). */
export async function startTestServer({
  modules,
  environment = {},
  now = NOON,
  background = false,
}: TestOptions) {
  const server = JSON.parse(
    process.env.TEST_DATABASE ?? '{"host":"/var/run/postgresql","user":"postgres"}',
  ) as pg.ClientConfig
  const name = `t_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  await createDatabase({ ...server, database: 'postgres' }, name, process.env.TEST_TEMPLATE)
  const clock = { at: new Date(now) }
  const lines: string[] = []
  const settings = testSettings(mkdtempSync(join(tmpdir(), 'tuaton-test-')), environment)
  const database = connect({ ...server, database: name }, 12)
  const system = await startSystem({
    settings,
    modules,
    database,
    background,
    now: () => new Date(clock.at),
    writeLog: line => void lines.push(line),
  })
  return {
    ...system,
    /** Everything the system logged, for canary scans. */
    logLines: lines,
    settings,
    clock: {
      /** Moves the frozen clock forward. */
      advance(seconds: number) {
        clock.at = new Date(clock.at.getTime() + seconds * 1000)
      },
    },
    request: (options: InjectOptions) => system.app.inject(options),
    async close() {
      await system.close()
      const client = new pg.Client({ ...server, database: 'postgres' })
      await client.connect()
      await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)
      await client.end()
    },
  }
}
