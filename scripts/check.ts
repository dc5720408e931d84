// The promises of the house, each with its check: types, form, direction of imports, generated documents.
import { spawnSync } from 'node:child_process'

const checks = [
  ['types', ['node_modules/typescript/bin/tsc', '-p', '.']],
  ['form', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']],
  ['boundaries', ['scripts/check-boundaries.ts']],
  ['documents', ['scripts/generate.ts', '--check']],
  [
    'dead code',
    ['node_modules/knip/bin/knip.js', '--no-progress', '--include', 'files,dependencies,unlisted,binaries'],
  ],
] as const

const failed = checks.filter(([name, args]) => {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  process.stdout.write(`${status === 0 ? 'ok  ' : 'FAIL'} ${name}\n`)
  return status !== 0
})
process.exit(failed.length > 0 ? 1 : 0)
