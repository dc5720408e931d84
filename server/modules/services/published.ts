import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Settings } from '../../platform/settings.ts'
import { fail } from './failures.ts'
import { loadServices, type Publication, type PublishedService } from './load.ts'
import { type Composed, compose } from './publishing/compose.ts'

const files = new Map<string, Publication>()
/** By the settings: every running system has its own. */
const held = new WeakMap<Settings, Composed & { revision: number }>()

/** The services as they stand in their folder; read once. @throws Error with every fault of the definitions */
export function getFiles({ settings: { servicesFolder } }: Ctx): Publication {
  const publication = files.get(servicesFolder) ?? loadServices(servicesFolder)
  files.set(servicesFolder, publication)
  return publication
}

/** The services in force, as this process knows them. */
export const getPublication = (ctx: Ctx): Publication => held.get(ctx.settings)?.publication ?? getFiles(ctx)

/** What should be in force and is not. */
export const listLeftOut = (ctx: Ctx) => held.get(ctx.settings)?.leftOut ?? []

/** Takes up what was published meanwhile, here or by another process. */
export async function takeUpPublication(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ revision: number }>`select revision from services.publication`.execute(ctx.db)
  const revision = rows[0]?.revision ?? 0
  if (held.get(ctx.settings)?.revision === revision) return
  const composed = await compose(ctx, getFiles(ctx))
  // Two that look at once: the later word stays.
  if ((held.get(ctx.settings)?.revision ?? -1) > revision) return
  held.set(ctx.settings, { ...composed, revision })
  if (composed.leftOut.length > 0)
    ctx.log.error('published services were left out', { module: 'services', count: composed.leftOut.length })
}

export const findService = (ctx: Ctx, id: string): PublishedService | undefined =>
  getPublication(ctx).services.find(service => service.id === id)

/** A service in force or withdrawn: by it what was sent before is followed and named. */
export const findKnownService = (ctx: Ctx, id: string): PublishedService | undefined =>
  findService(ctx, id) ?? getPublication(ctx).withdrawn.find(service => service.id === id)

/** @throws services.serviceUnknown */
export function getService(ctx: Ctx, id: string): PublishedService {
  const service = findService(ctx, id)
  if (!service) throw fail.serviceUnknown()
  return service
}
