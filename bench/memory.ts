// Memory of the server as it is started, with its models loaded, while four people register at once over the network.
import { readFileSync } from 'node:fs'
import { photographCard } from '../invented/cards/index.ts'
import { cast } from '../invented/faces/index.ts'
import { anApplicant, framesOf } from '../tests/applicant.ts'
import { aPerson, sideOf } from '../tests/journeys/people.ts'
import { startSystem } from '../tests/journeys/server.ts'
import { overNetwork } from '../tests/over-network.ts'

const AT_ONCE = 4
const system = await startSystem({ BIOMETRIC_THREADS: '1', LOG_LEVEL: 'error' })
const server = overNetwork(system)

const people = await Promise.all(
  Array.from({ length: AT_ONCE }, async (_, index) => {
    const person = await aPerson(system, index)
    const [front, back] = await Promise.all([sideOf(system, person, 'front'), sideOf(system, person, 'back')])
    return {
      front: await photographCard(front, { level: 'mild', seed: index }),
      back: await photographCard(back, { level: 'mild', seed: index + 50 }),
      castIndex: cast.findIndex(one => one.id === person.face),
    }
  }),
)
const atRest = megabytes('VmRSS')
const begun = performance.now()
const steps = await Promise.all(
  people.map(async ({ castIndex, ...pictures }) => {
    const applicant = await anApplicant(server)
    await applicant.acceptTerms()
    await applicant.showCard(pictures)
    await applicant.post('details/confirm')
    const asked = await applicant.challenge()
    if (!asked.asks) return (await applicant.show()).step
    return (await applicant.selfie(await framesOf(castIndex, asked.asks), asked)).step
  }),
)
const rows = [
  { figure: 'at rest, models loaded, MB', value: atRest, aim: '' },
  { figure: 'most while four register at once, MB', value: megabytes('VmHWM'), aim: '≤ 900' },
  {
    figure: 'four registrations to the passcode, wall seconds',
    value: Math.round((performance.now() - begun) / 100) / 10,
    aim: '',
  },
  { figure: 'of them passed', value: steps.filter(step => step === 'passcode').length, aim: AT_ONCE },
]
console.table(rows)
process.stdout.write(
  `${JSON.stringify({ bench: 'memory', rows, how: 'VmRSS and VmHWM of the server process from /proc' })}\n`,
)
await system.stop()
process.exit(0)

function megabytes(name: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${system.pid}/status`, 'utf8')
  return Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024)
}
