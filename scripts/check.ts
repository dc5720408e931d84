// The promises of the house, each with its check: types, form, direction of imports, generated documents.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

const checks = [
  ['types', ['node_modules/typescript/bin/tsc', '-p', '.']],
  ['form', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']],
  ['boundaries', ['scripts/check-boundaries.ts']],
  ['services', ['scripts/check-services.ts']],
  ['documents', ['scripts/generate.ts', '--check']],
  [
    'dead code',
    ['node_modules/knip/bin/knip.js', '--no-progress', '--include', 'files,dependencies,unlisted,binaries'],
  ],
] as const

/** Side by side, and each tells what it found in one piece. */
const passed = await Promise.all(
  checks.map(async ([name, args]) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const [out, error, [status]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ])
    process.stdout.write(`${out}${error}${status === 0 ? 'ok  ' : 'FAIL'} ${name}\n`)
    return status === 0
  }),
)
process.exit(passed.every(Boolean) ? 0 : 1)
