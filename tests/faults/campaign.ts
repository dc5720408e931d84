// People register and sign in while the server or its database is killed at random moments; after each kill the history is judged.
import { setTimeout as delay } from 'node:timers/promises'
import { createRandom } from '../../bench/random.ts'
import { aHistory } from './history.ts'
import { aKillableSystem } from './system.ts'
import { Stopped, walkOnce } from './walk.ts'

export type Report = {
  seed: number
  kills: { server: number; database: number }
  people: number
  steps: number
  codes: number
  /** Milliseconds until the system could work again. */
  restarts: number[]
  contradictions: string[]
}

const WALKERS = 2

/** Kills `kills` times. The moments follow from the seed, as far as two machines are equally fast. */
export async function runCampaign(
  kills: number,
  seed: number,
  tell: (line: string) => void = () => undefined,
): Promise<Report> {
  const random = createRandom(String(seed))
  const system = await aKillableSystem()
  const history = aHistory()
  const report: Report = {
    seed,
    kills: { server: 0, database: 0 },
    people: 0,
    steps: 0,
    codes: 0,
    restarts: [],
    contradictions: [],
  }
  await system.start()
  let ctx = await system.ctx()
  const state = { over: false }
  const world = { origin: system.settings.origin, ctx: () => ctx, history, goOn: () => !state.over }
  const walkers = Array.from({ length: WALKERS }, async (_, index) => {
    while (!state.over) {
      await walkOnce(world, index).then(
        () => report.people++,
        error => {
          if (!(error instanceof Stopped)) report.contradictions.push(String(error))
        },
      )
    }
  })
  try {
    for (let kill = 0; kill < kills; kill++) {
      await delay(100 + random() * 2_500)
      const target = random() < 0.5 ? 'server' : 'database'
      report.kills[target]++
      if (target === 'database') {
        await system.killDatabase()
        report.restarts.push(await system.untilReady())
      } else {
        await system.killServer()
        const milliseconds = await system.start()
        report.restarts.push(milliseconds)
        ctx = await system.ctx()
      }
      const found = await history.check(ctx)
      report.contradictions.push(...found)
      tell(
        `${kill + 1} ${target}: ${Math.round(report.restarts.at(-1) ?? 0)} ms, ${history.counts().steps} steps${found.length ? `, ${found.join('; ')}` : ''}`,
      )
    }
    // Whoever was on the way gets there.
    await delay(2_000)
    report.contradictions.push(...(await history.check(ctx)))
  } catch (error) {
    report.contradictions.push(`${error}\n${system.log.slice(-3).join('')}`)
  } finally {
    state.over = true
    await Promise.all(walkers)
    await system.stop()
  }
  return { ...report, ...history.counts(), contradictions: [...new Set(report.contradictions)] }
}
