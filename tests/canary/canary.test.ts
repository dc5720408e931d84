// Caches, connections and prepared statements that many people share never give one what is another's (A51).
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWithAgencies, type World } from '../agencies.ts'
import { aMarkedPerson, type Marked, marksIn } from './people.ts'
import { askAtOnce } from './run.ts'

let world: World
const people: Marked[] = []
beforeAll(async () => {
  world = await startWithAgencies()
  for (let at = 0; at < 5; at += 1) people.push(await aMarkedPerson(world, at))
})
afterAll(() => world.close())

test('each of many who ask at once, over shared and cut connections, hears what they would hear alone (A51)', async () => {
  const found = await askAtOnce(Number(new URL(world.t.settings.origin).port), people, {
    answers: 1_000,
    seconds: 60,
    connections: 6,
  })
  expect({ ofOthers: found.ofOthers, otherThanAlone: found.otherThanAlone }).toEqual({
    ofOthers: [],
    otherThanAlone: [],
  })
  expect(world.calls.length).toBeGreaterThan(found.answers / 100)
  expect(found.marked).toBeGreaterThan(found.answers / 8)
  expect(found.byStatus).toMatchObject({
    200: expect.any(Number),
    401: expect.any(Number),
    404: expect.any(Number),
  })
})

test('no mark stands in a line of the log (A63)', () => {
  expect([...marksIn(world.t.logLines.join('\n'))]).toEqual([])
})
