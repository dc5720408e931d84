// How much of one person is told to another, when many ask at once: nothing, in so many answers. Every record of everybody carries a
// mark; requests of all of them follow each other on the same connections, some of which are cut (A51).
import { parseArgs } from 'node:util'
import { startWithAgencies } from '../tests/agencies.ts'
import { aMarkedPerson, type Marked } from '../tests/canary/people.ts'
import { askAtOnce } from '../tests/canary/run.ts'
import { setup } from '../tests/database.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '40' },
    answers: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '900' },
    connections: { type: 'string', default: '32' },
  },
})
const teardown = await setup()
const world = await startWithAgencies(undefined, { LOG_LEVEL: 'error' })
const people: Marked[] = []
for (let at = 0; at < Number(values.people); at += 1) people.push(await aMarkedPerson(world, at))
const begun = performance.now()
const found = await askAtOnce(Number(new URL(world.t.settings.origin).port), people, {
  answers: Number(values.answers),
  seconds: Number(values.seconds),
  connections: Number(values.connections),
})
const seconds = (performance.now() - begun) / 1000
const row = {
  people: people.length,
  answers: found.answers,
  'with the own mark': found.marked,
  'agencies asked': world.calls.length,
  'of others': found.ofOthers.length,
  'other than alone': found.otherThanAlone.length,
  'cut off': found.cut,
  'a second': Math.round(found.answers / seconds),
}
console.table([row])
for (const line of [...found.ofOthers, ...found.otherThanAlone].slice(0, 10))
  process.stdout.write(`${line}\n`)
process.stdout.write(
  `${JSON.stringify({ bench: 'canary', ...row, byStatus: found.byStatus, seconds: Math.round(seconds), aims: 'no mark of anybody else, every answer as it is alone', how: 'one process for server and askers, up to 8 requests at a time on each connection' })}\n`,
)
await world.close()
await teardown()
process.exit(found.ofOthers.length > 0 ? 1 : 0)
