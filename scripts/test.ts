// Every test of the project, in the order of their speed: the check of the house, unit and module tests, journeys in a browser.
import { spawnSync } from 'node:child_process'

const onServer = process.argv.includes('--postgres')
const environment = {
  ...process.env,
  ...(onServer
    ? {
        TEST_DATABASE_URL:
          process.env.TEST_DATABASE_URL ?? 'postgresql://postgres@/postgres?host=/var/run/postgresql',
      }
    : {}),
}

const parts = [
  ['check', ['scripts/check.ts']],
  ['tests', ['node_modules/vitest/vitest.mjs', 'run']],
  ['journeys', ['node_modules/@playwright/test/cli.js', 'test']],
] as const

const failed = parts.filter(([name, args]) => {
  process.stdout.write(`\n── ${name}\n`)
  return spawnSync(process.execPath, args, { stdio: 'inherit', env: environment }).status !== 0
})
process.stdout.write(`\n${parts.length - failed.length} passed, ${failed.length} failed\n`)
process.exit(failed.length > 0 ? 1 : 0)
