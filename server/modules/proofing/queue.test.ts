// Many captures at once: each is read, in the order they came, and whoever waits is told an honest place and time.
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Applicant, aCitizen, anApplicant, photographsOf } from '../../../tests/applicant.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { authenticators } from '../authenticators/index.ts'
import { biometrics } from '../biometrics/index.ts'
import { consent } from '../consent/index.ts'
import { people } from '../people/index.ts'
import { proofing } from './index.ts'

const AT_ONCE = 6
let t: TestServer
let front: Buffer
beforeAll(async () => {
  t = await startTestServer({
    modules: [people, consent, biometrics, authenticators, proofing],
    environment: { BIOMETRIC_THREADS: '1' },
  })
  front = (await photographsOf(await aCitizen(t, 3))).front
})
afterAll(() => t.close())

type Waiting = { status: string; queueAhead?: number; waitSeconds?: number }
const captureOf = async (applicant: Applicant) =>
  ((await applicant.show()) as unknown as { cardFront: Waiting }).cardFront

test('are read one after another, nobody overtakes, and the place told only shrinks', async () => {
  const applicants = await Promise.all(Array.from({ length: AT_ONCE }, () => anApplicant(t)))
  for (const applicant of applicants) {
    await applicant.acceptTerms()
    // The frozen clock gives each its own moment, as a real one would.
    t.clock.advance(1)
    await applicant.send('PUT', 'card-front', { bytes: front, type: 'image/jpeg' })
  }
  const told: Waiting[][] = applicants.map(() => [])
  const finished: number[] = []
  while (finished.length < AT_ONCE) {
    for (const [index, applicant] of applicants.entries()) {
      const capture = await captureOf(applicant)
      told[index]?.push(capture)
      if (capture.status === 'read' && !finished.includes(index)) finished.push(index)
    }
    await delay(50)
  }
  expect(finished).toEqual(applicants.map((_, index) => index))
  for (const views of told) {
    const places = views.filter(view => view.status === 'waiting').map(view => view.queueAhead ?? -1)
    expect(places).toEqual(places.toSorted((one, other) => other - one))
    for (const view of views.filter(view => view.status === 'waiting'))
      expect(view.waitSeconds).toBeGreaterThan(0)
  }
  const last = told.at(-1)?.[0]
  expect(last).toMatchObject({ status: 'waiting' })
  expect(last?.queueAhead).toBeGreaterThanOrEqual(AT_ONCE - 3)
})

test('a capture whose reader died is read by the next one', async () => {
  const applicant = await anApplicant(t)
  await applicant.acceptTerms()
  await applicant.photograph('card-front', front)
  // As a crash in the middle of reading leaves it: leased, with nobody at work.
  await sql`update proofing.evidence set status = 'working', reading_sealed = null,
    lease_until = ${new Date(t.ctx.now().getTime() + 60_000)} where status = 'read'`.execute(t.ctx.db)
  expect(await captureOf(applicant)).toMatchObject({ status: 'working' })
  t.clock.advance(61)
  const other = await anApplicant(t)
  await other.acceptTerms()
  await other.photograph('card-front', front)
  expect(await captureOf(applicant)).toMatchObject({ status: 'read' })
})
