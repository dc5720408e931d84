// A whole registration, compute only: processor time of reading both sides, judging the face and hashing the passcode;
// then four at once: does the web process still answer.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { biometricsReady } from '../server/modules/biometrics/index.ts'
import { modules } from '../server/modules.ts'
import { startTestServer } from '../server/platform/testing.ts'
import { aCitizen, anApplicant, framesOf, photographsOf } from '../tests/applicant.ts'
import { setup } from '../tests/database.ts'

const { values } = parseArgs({
  options: { count: { type: 'string', default: '12' }, level: { type: 'string', default: 'mild' } },
})
const level = values.level as 'clean' | 'mild' | 'medium'
const teardown = await setup()
const t = await startTestServer({
  modules: modules.filter(module => module.name !== 'welcome'),
  environment: { BIOMETRIC_THREADS: '1' },
})
await biometricsReady()

type Ready = Awaited<ReturnType<typeof prepare>>
async function prepare(index: number) {
  const citizen = await aCitizen(t, index % 20)
  return { citizen, pictures: await photographsOf(citizen, level) }
}

/** One person from the terms to the card; drawing the pretend camera's pictures is not counted. */
async function register({ citizen, pictures }: Ready) {
  const applicant = await anApplicant(t)
  const challengeFrames = new Map<string, Uint8Array>()
  const before = process.cpuUsage()
  await applicant.acceptTerms()
  const read = await applicant.showCard(pictures)
  if (read.step !== 'details') return undefined
  await applicant.post('details/confirm')
  const asked = await applicant.challenge()
  const counted = process.cpuUsage(before)
  const frames = await framesOf(citizen.castIndex, asked.asks)
  for (const [index, frame] of frames.entries()) challengeFrames.set(String(index), frame)
  const again = process.cpuUsage()
  const judged = await applicant.selfie(frames, asked)
  if (judged.step !== 'passcode') return undefined
  await applicant.choosePasscode()
  const { session } = await applicant.consent()
  const rest = process.cpuUsage(again)
  return session.step === 'done' ? (counted.user + counted.system + rest.user + rest.system) / 1e6 : undefined
}

const people: Ready[] = []
for (let index = 0; index < Number(values.count) + 5; index++) people.push(await prepare(index))
await register(people[0]!)

const seconds: number[] = []
let failed = 0
for (const ready of people.slice(5)) {
  const taken = await register(ready)
  if (taken === undefined) failed++
  else seconds.push(taken)
}

const delay = monitorEventLoopDelay({ resolution: 5 })
const frames = await Promise.all(
  people.slice(1, 5).map(ready => framesOf(ready.citizen.castIndex, ['front', 'left', 'right', 'up'])),
)
delay.enable()
const waits: number[] = []
const knock = setInterval(async () => {
  const begun = performance.now()
  await t.request({ method: 'GET', url: '/health/live' })
  waits.push(performance.now() - begun)
}, 50)
await Promise.all(
  people.slice(1, 5).map(async ({ pictures }, index) => {
    const applicant = await anApplicant(t)
    await applicant.acceptTerms()
    await applicant.showCard(pictures)
    await applicant.post('details/confirm')
    const asked = await applicant.challenge()
    if (asked.asks)
      await applicant.selfie(
        asked.asks.map((_, place) => frames[index]?.[place] ?? new Uint8Array()),
        asked,
      )
  }),
)
clearInterval(knock)
delay.disable()

const quantile = (list: number[], share: number) =>
  [...list].sort((one, other) => one - other)[Math.min(list.length - 1, Math.floor(list.length * share))] ??
  Number.NaN
const rows = [
  {
    figure: 'whole registration, processor seconds, median',
    value: quantile(seconds, 0.5).toFixed(2),
    aim: '≤ 4',
  },
  {
    figure: 'whole registration, processor seconds, p95',
    value: quantile(seconds, 0.95).toFixed(2),
    aim: '≤ 8',
  },
  {
    figure: `registrations completed of ${values.count} (${level})`,
    value: String(seconds.length),
    aim: values.count,
  },
  { figure: 'four at once: others wait, ms, p99', value: quantile(waits, 0.99).toFixed(0), aim: '≤ 100' },
  {
    figure: 'four at once: main thread blocked, ms, longest',
    value: (delay.max / 1e6).toFixed(0),
    aim: '≤ 100',
  },
]
console.table(rows)
process.stdout.write(
  `${JSON.stringify({ bench: 'registration', rows, failed, how: 'process.cpuUsage over HTTP calls in one process, real photographs drawn by the project' })}\n`,
)
await t.close()
await teardown()
process.exit(0)
