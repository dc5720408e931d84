// How long refusals take that must not be told apart (A43): the number of nobody, and one wrong word about somebody.
import { performance } from 'node:perf_hooks'
import { aCitizen } from '../tests/applicant.ts'
import { requestTo } from '../tests/faults/client.ts'
import { aKillableSystem } from '../tests/faults/system.ts'
import { aReadCard } from '../tests/read-card.ts'
import { quantile } from './verification.ts'

const pairs = Number(process.argv[2] ?? 300)
const kinds = { nobody: { citizenNumber: '1000300999997' }, wrongLaserCode: { laserCode: 'ZZ9999999999' } }
const times: Record<keyof typeof kinds, number[]> = { nobody: [], wrongLaserCode: [] }

const system = await aKillableSystem()
await system.start()
const t = {
  ctx: await system.ctx(),
  request: requestTo(system.settings.origin),
  settings: system.settings,
} as never
const citizen = await aCitizen(t, 0)
for (let round = 0; round < pairs; round++)
  for (const kind of ['nobody', 'wrongLaserCode'] as const) {
    const applicant = await aReadCard(t, citizen, kinds[kind])
    const begun = performance.now()
    await applicant.post('details/confirm')
    times[kind].push(performance.now() - begun)
  }
await system.stop()

const of = (list: number[]) => ({ p50: round(quantile(list, 0.5)), p95: round(quantile(list, 0.95)) })
const difference = Math.abs(quantile(times.nobody, 0.5) - quantile(times.wrongLaserCode, 0.5))
const result = {
  pairs,
  nobody: of(times.nobody),
  wrongLaserCode: of(times.wrongLaserCode),
  differenceOfMedians: round(difference),
}
process.stdout.write(`${JSON.stringify(result, null, 1)}\n`)

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100
}
