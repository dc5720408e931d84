// Every test of the project, in the order of their speed: the check of the house, unit and module tests, journeys in a browser.
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startEmbeddedPostgres } from '../server/platform/embedded-postgres.ts'

const server = process.argv.includes('--postgres') ? await startServer() : undefined
const environment = {
  ...process.env,
  // The same programs start some hundred times: compiled code is kept for the next.
  NODE_COMPILE_CACHE: resolve('node_modules/.cache/compiled'),
  ...(server ? { TEST_DATABASE_URL: server.url } : {}),
}

const parts = [
  ['check', ['scripts/check.ts']],
  // Once and first: servers of tests that run beside each other would build over each other.
  ['web apps', ['scripts/build-web.ts']],
  ['tests', ['node_modules/vitest/vitest.mjs', 'run']],
  ['journeys', ['node_modules/@playwright/test/cli.js', 'test']],
] as const

const failed = parts.filter(([name, args]) => {
  process.stdout.write(`\n── ${name}\n`)
  return spawnSync(process.execPath, args, { stdio: 'inherit', env: environment }).status !== 0
})
process.stdout.write(`\n${parts.length - failed.length} passed, ${failed.length} failed\n`)
await server?.stop()
process.exit(failed.length > 0 ? 1 : 0)

/** TEST_DATABASE_URL, or Debian's PostgreSQL started for this run on a folder of its own. */
async function startServer() {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, stop: async () => undefined }
  const programs = globSync('/usr/lib/postgresql/*/bin').sort().at(-1)
  if (!programs) throw new Error('No PostgreSQL server found: install postgresql, or set TEST_DATABASE_URL')
  const folder = mkdtempSync(join(tmpdir(), 'tuaton-server-'))
  const running = await startEmbeddedPostgres({ folder: join(folder, 'data'), durable: false, programs })
  return {
    url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(running.socketFolder)}`,
    async stop() {
      await running.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
