// Puts the pieces together in their order; main.ts and the tests start the very same thing.
import { sql } from 'kysely'
import type { Ctx } from './context.ts'
import { createVault, loadMasterKey } from './crypto.ts'
import type { OpenDatabase } from './database.ts'
import { deliverBatch, startDelivery } from './deliver.ts'
import { eraseExpiredFiles } from './files.ts'
import { createHttpServer } from './http.ts'
import { listJobs, openJobs } from './jobs.ts'
import { createLog } from './log.ts'
import { registry } from './metrics.ts'
import { migrate } from './migrate.ts'
import type { Module } from './module.ts'
import { defineModule } from './module.ts'
import { describeApi } from './openapi.ts'
import { keepEventPartitions } from './partitions.ts'
import { reply, route } from './route.ts'
import type { Settings } from './settings.ts'

export type System = Awaited<ReturnType<typeof startSystem>>
export type SystemOptions = {
  settings: Settings
  modules: readonly Module[]
  database: OpenDatabase
  now?: () => Date
  writeLog?: (line: string) => void
  /** Tests deliver by hand, so that nothing happens behind a frozen clock. */
  background?: boolean
}

/** Migrates, opens queues, starts modules and builds the HTTP server (not yet listening). */
export async function startSystem(options: SystemOptions) {
  const { settings, database, now = () => new Date(), background = true } = options
  const log = createLog(settings.logLevel, options.writeLog)
  const vault = createVault(loadMasterKey(settings.masterKey, settings.dataFolder))
  const ctxFor = (requestId = 'background'): Ctx => ({
    db: database.db,
    actor: { kind: 'system' },
    now,
    settings,
    vault,
    log,
    requestId,
    inTransaction: false,
  })
  const state = { ready: false }
  const modules: readonly Module[] = [platformModule(state, () => modules), ...options.modules]
  await migrate(database.db, modules)
  await keepEventPartitions(ctxFor())
  const jobs = await openJobs(database.db, listJobs(modules), ctxFor)
  for (const module of modules) await module.start?.(ctxFor('start'))
  const app = await createHttpServer({ modules, ctxFor })
  const delivery = background ? startDelivery(ctxFor, modules, jobs) : undefined
  if (background) await jobs.work()
  state.ready = true
  return {
    app,
    modules,
    ctx: ctxFor(),
    /** Hands out every recorded fact and runs what listens, until nothing is left. */
    async settle() {
      while ((await deliverBatch(ctxFor(), modules, jobs)) > 0) await jobs.drain()
      await jobs.drain()
    },
    /** Stops taking requests, lets those in flight finish, then closes everything. */
    async close() {
      state.ready = false
      await app.close()
      await delivery?.stop()
      await jobs.stop()
      for (const module of [...modules].reverse()) await module.stop?.(ctxFor('stop'))
      await database.close()
    },
  }
}

/** Health, metrics and the contract itself. */
export function platformModule(state: { ready: boolean }, modules: () => readonly Module[]): Module {
  return defineModule({
    name: 'platform',
    migrations: new URL('./migrations/', import.meta.url),
    routes: [
      route.get('/health/live', { access: 'anyone', summary: 'The process answers' }, () =>
        reply(200, { 'cache-control': 'no-store' }, { status: 'ok' }),
      ),
      route.get('/health/ready', { access: 'anyone', summary: 'The process can do its work' }, async ctx => {
        const answers =
          state.ready &&
          (await sql`select 1`.execute(ctx.db).then(
            () => true,
            () => false,
          ))
        return reply(
          answers ? 200 : 503,
          { 'cache-control': 'no-store' },
          { status: answers ? 'ok' : 'unavailable' },
        )
      }),
      route.get(
        '/metrics',
        { access: 'anyone', summary: 'Prometheus metrics; publish on the inner network only' },
        async () => reply(200, { 'content-type': registry.contentType }, await registry.metrics()),
      ),
      route.get('/api/openapi.json', { access: 'anyone', summary: 'This contract' }, ctx =>
        reply(200, { 'content-type': 'application/json' }, describeApi(modules(), ctx.settings.origin)),
      ),
    ],
    every: { '*/10 * * * *': ctx => eraseOutlived(ctx, modules()), '5 0 * * *': keepEventPartitions },
    retains: [
      {
        what: 'Sealed pictures (platform.file)',
        keep: 'Until the end each carries: 24 hours for captures',
        why: 'Only needed until the check is done',
        erase: eraseExpiredFiles,
      },
      {
        what: 'Recorded facts (platform.event) and their hash chain',
        keep: '10 years, by the month; then the operator drops the month after sealing its last hash',
        why: 'Evidence of acts with legal effect; ids, enumerations and dates only',
      },
    ],
  })
}

/** Erases whatever has outlived its time, kind by kind; one that fails does not stop the others. */
export async function eraseOutlived(ctx: Ctx, modules: readonly Module[]): Promise<void> {
  for (const { erase } of modules.flatMap(module => module.retains ?? []))
    await erase?.(ctx).catch(error => ctx.log.unexpected('retention', error))
}
