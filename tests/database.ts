// One PostgreSQL for the whole test run: the embedded one, or TEST_DATABASE_URL (npm run test:postgres).
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { modules } from '../server/modules.ts'
import { createDatabase } from '../server/platform/database.ts'
import { startEmbeddedPostgres } from '../server/platform/embedded-postgres.ts'
import { prepareTemplate } from '../server/platform/testing.ts'
import { openScratch } from './scratch.ts'

// A server of somebody's own may have other runs, with other migrations.
const TEMPLATE = `tuaton_template_${process.pid}`

export async function setup() {
  const erase = openScratch()
  const url = process.env.TEST_DATABASE_URL
  const folder = mkdtempSync(join(tmpdir(), 'tuaton-pg-'))
  const embedded = url
    ? undefined
    : await startEmbeddedPostgres({ folder: join(folder, 'data'), durable: false })
  const server = url ? fromUrl(url) : { host: embedded?.socketFolder, user: 'postgres' }
  process.env.TEST_DATABASE = JSON.stringify(server)
  await createDatabase({ ...server, database: 'postgres' }, TEMPLATE)
  await prepareTemplate({ ...server, database: TEMPLATE }, modules)
  process.env.TEST_TEMPLATE = TEMPLATE
  return async () => {
    if (url) await drop({ ...server, database: 'postgres' }, TEMPLATE)
    await embedded?.stop()
    erase()
  }
}

async function drop(connection: pg.ClientConfig, name: string) {
  const client = new pg.Client(connection)
  await client.connect()
  await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)
  await client.end()
}

function fromUrl(text: string) {
  const url = new URL(text)
  const socket = url.searchParams.get('host')
  return {
    host: socket ?? url.hostname,
    ...(url.port ? { port: Number(url.port) } : {}),
    user: decodeURIComponent(url.username || 'postgres'),
    ...(url.password ? { password: decodeURIComponent(url.password) } : {}),
  }
}
