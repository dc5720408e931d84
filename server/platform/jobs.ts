// The one place that knows pg-boss: work is enqueued from recorded facts and from the clock, never by hand.
import { CompiledQuery } from 'kysely'
import { PgBoss } from 'pg-boss'
import type { Ctx, Database } from './context.ts'
import type { RecordedEvent } from './events.ts'
import type { Module } from './module.ts'

export type Job = { queue: string; run: (ctx: Ctx, data: unknown) => Promise<void>; cron?: string }
export type Jobs = Awaited<ReturnType<typeof openJobs>>

/** The queues of all modules: one for each listener and one for each entry of `every`. */
export function listJobs(modules: readonly Module[]): Job[] {
  return modules.flatMap(module => [
    ...Object.entries(module.on ?? {}).map(([event, handle]) => ({
      queue: queueName(module.name, event),
      run: (ctx: Ctx, data: unknown) => handle(ctx, reviveEvent(data) as RecordedEvent<never>),
    })),
    ...Object.entries(module.every ?? {}).map(([cron, handle], index) => ({
      queue: `${module.name}.every.${index}`,
      run: (ctx: Ctx) => handle(ctx),
      cron,
    })),
  ])
}

// A queue is looked into when something was put there, and by itself only for what another process left, or the clock puts in.
const LOOK_SECONDS = 30
const LOOK_FOR_CLOCK_SECONDS = 5
/** After the first wait of a job that failed. */
const LOOK_AGAIN_MILLISECONDS = 2_500

export const queueName = (module: string, event: string) => `${module}.on.${event}`

/** Opens the queues. `work` starts taking jobs; `drain` runs what waits, once, for tests. */
export async function openJobs(db: Database, jobs: readonly Job[], ctxFor: () => Ctx) {
  const boss = new PgBoss({ db: adapter(db), schema: 'jobs' })
  boss.on('error', error => ctxFor().log.unexpected('job queue', error))
  await boss.start()
  const known = new Set((await boss.getQueues()).map(queue => queue.name))
  for (const job of jobs) {
    if (!known.has(job.queue))
      await boss.createQueue(job.queue, { retryLimit: 8, retryBackoff: true, retryDelay: 2 })
    if (job.cron) await boss.schedule(job.queue, job.cron, null, { tz: 'Asia/Bangkok' })
  }
  const runOne = async (job: Job, data: unknown) => {
    const ctx = ctxFor()
    try {
      await job.run(ctx, data)
    } catch (error) {
      ctx.log.unexpected('job failed', error, { job: job.queue })
      throw error
    }
  }
  const workers = new Map<string, string>()
  const wake = (queue: string) => boss.notifyWorker(workers.get(queue) ?? '')
  return {
    /** Enqueues inside the given transaction; an event's id makes a repeated delivery one job. */
    async enqueue(tx: Database, queue: string, events: readonly RecordedEvent[]) {
      const jobs = events.map(event => ({ data: event as object, singletonKey: event.id }))
      await boss.insert(queue, jobs, { db: adapter(tx) })
    },
    /** Looks into a queue now: hundreds of queues that were asked every other second cost a twentieth of a processor all day. */
    wake,
    async work() {
      for (const job of jobs) {
        const pollingIntervalSeconds = job.cron ? LOOK_FOR_CLOCK_SECONDS : LOOK_SECONDS
        const worker = await boss.work(job.queue, { pollingIntervalSeconds }, async batch => {
          // Where one was, there may be another.
          wake(job.queue)
          try {
            for (const item of batch) await runOne(job, item.data)
          } catch (error) {
            setTimeout(() => wake(job.queue), LOOK_AGAIN_MILLISECONDS).unref()
            throw error
          }
        })
        workers.set(job.queue, worker)
      }
    },
    async drain() {
      for (const job of jobs.filter(job => !job.cron)) {
        for (;;) {
          const batch = await boss.fetch(job.queue, { batchSize: 100 })
          if (batch.length === 0) break
          for (const item of batch) {
            try {
              await runOne(job, item.data)
              await boss.complete(job.queue, item.id)
            } catch (error) {
              await boss.fail(job.queue, item.id)
              throw error
            }
          }
        }
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  }
}

const adapter = (db: Database) => ({
  executeSql: async (text: string, values: unknown[] = []) => {
    const result = await db.executeQuery(CompiledQuery.raw(text, values))
    return { rows: result.rows as never[] }
  },
})

function reviveEvent(data: unknown): RecordedEvent {
  const event = data as Omit<RecordedEvent, 'at'> & { at: string }
  return { ...event, at: new Date(event.at) }
}
