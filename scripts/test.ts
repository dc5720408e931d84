// Every test of the project: the check of the house and the web apps, then unit and module tests beside the journeys in a browser.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { setPriority, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startEmbeddedPostgres } from '../server/platform/embedded-postgres.ts'

const server = process.argv.includes('--postgres') ? await startServer() : undefined
const environment = {
  ...process.env,
  // The same programs start some hundred times: compiled code is kept for the next.
  NODE_COMPILE_CACHE: resolve('node_modules/.cache/compiled'),
  ...(server ? { TEST_DATABASE_URL: server.url } : {}),
}

const check = await run('check', ['scripts/check.ts'])
// Once and first: servers of tests that run beside each other would build over each other.
const build = await run('web apps', ['scripts/build-web.ts'])
// Journeys wait for films, clocks and people who read; the others compute in those moments, and step back whenever a browser wants to.
const others = run('tests', ['node_modules/vitest/vitest.mjs', 'run'], { isBehind: true })
const journeys = await run('journeys', ['node_modules/@playwright/test/cli.js', 'test'])
const passed = [check, build, await others, journeys]
const failed = passed.filter(isPassed => !isPassed)
process.stdout.write(`\n${passed.length - failed.length} passed, ${failed.length} failed\n`)
await server?.stop()
process.exit(failed.length > 0 ? 1 : 0)

/** Whether a part passed. One that runs behind another speaks once it has ended: its sums, or everything when it failed. */
async function run(name: string, args: string[], { isBehind = false } = {}) {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', isBehind ? 'pipe' : 'inherit', isBehind ? 'pipe' : 'inherit'],
    env: environment,
  })
  if (isBehind && child.pid) setPriority(child.pid, 5)
  const said: Buffer[] = []
  child.stdout?.on('data', chunk => said.push(chunk))
  child.stderr?.on('data', chunk => said.push(chunk))
  if (!isBehind) process.stdout.write(`\n── ${name}\n`)
  const [code] = await once(child, 'close')
  const words = Buffer.concat(said).toString().trimEnd()
  if (isBehind)
    process.stdout.write(`\n── ${name}\n${code === 0 ? words.split('\n').slice(-6).join('\n') : words}\n`)
  return code === 0
}

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
