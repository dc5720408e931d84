// The short version of `npm run faults`: the same program, a fixed seed, few kills.
import { expect, test } from 'vitest'
import { runCampaign } from './campaign.ts'

test('kill -9 of the server and of the database loses nothing acknowledged and does nothing twice (F01, F02)', async () => {
  const report = await runCampaign(10, 2569)
  expect(report.contradictions).toEqual([])
  expect(report.steps).toBeGreaterThan(0)
}, 300_000)
