// `npm run fuzz -- [TIMES] [SEED]`: the fuzz of `npm test`, longer, from any seed; the seed that failed is the one to give again.
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'

const [times = '20', seed = String(randomInt(2 ** 31))] = process.argv.slice(2)
process.stdout.write(`seed ${seed}, ${times} times as many runs as in npm test\n`)
const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'tests/fuzz'], {
  stdio: 'inherit',
  env: { ...process.env, FUZZ_TIMES: times, FUZZ_SEED: seed },
})
process.stdout.write(
  `seed ${seed}: ${status === 0 ? 'nothing found' : `again with npm run fuzz -- ${times} ${seed}`}\n`,
)
process.exit(status ?? 1)
