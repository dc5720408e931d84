// `npm run faults -- [KILLS] [SEED]`: kill -9 of the server and of its database at random moments (F01, F02), and what came of it.
import { randomInt } from 'node:crypto'
import { runCampaign } from './campaign.ts'

const [kills = '100', seed = String(randomInt(2 ** 31))] = process.argv.slice(2)
process.stdout.write(`${kills} kills, seed ${seed}\n`)
const report = await runCampaign(Number(kills), Number(seed), line => process.stdout.write(`${line}\n`))
const { restarts, contradictions, ...counts } = report
const sorted = restarts.toSorted((one, other) => one - other)
const at = (share: number) =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
process.stdout.write(
  `${JSON.stringify({ ...counts, restartMilliseconds: { p50: at(0.5), p95: at(0.95), max: at(1) }, contradictions }, null, 1)}\n`,
)
process.exit(contradictions.length > 0 ? 1 : 0)
