// Fills the register with invented people: `npm run seed -- --people 1000000`. Interrupted, it goes on where it stopped.
import { parseArgs } from 'node:util'
import { people as peopleModule, seedRegister, standardSeed } from '../server/modules/people/index.ts'
import { openDatabase } from '../server/platform/database.ts'
import { readSettings } from '../server/platform/settings.ts'
import { startSystem } from '../server/platform/system.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(standardSeed) },
  },
})
const people = Number(values.people)
const seed = Number(values.seed)
if (!Number.isSafeInteger(people) || people < 0 || !Number.isSafeInteger(seed)) {
  throw new Error('--people and --seed take whole numbers')
}
const settings = { ...readSettings(), people: 0 }
if (!settings.sandbox) throw new Error('Invented people belong in a sandbox: TUATON_SANDBOX is off')

const database = await openDatabase(settings)
const system = await startSystem({ settings, modules: [peopleModule], database, background: false })
const started = performance.now()
let firstWritten: number | undefined
try {
  const added = await seedRegister(system.ctx, { people, seed, onProgress: showProgress })
  const seconds = (performance.now() - started) / 1000
  process.stdout.write(`${added} people added in ${seconds.toFixed(1)} s, ${people} are there\n`)
} finally {
  await system.close()
}

function showProgress(written: number) {
  firstWritten ??= written
  const rate = (written - firstWritten) / ((performance.now() - started) / 1000)
  const left = rate > 0 ? Math.round((people - written) / rate) : 0
  const memory = Math.round(process.memoryUsage().rss / 1e6)
  process.stdout.write(
    `${written} of ${people} people · ${Math.round(rate)} a second · ${left} s left · ${memory} MB\n`,
  )
}
