import type { Ctx } from '../../platform/context.ts'
import { fail } from './failures.ts'
import { loadServices, type Publication, type PublishedService } from './load.ts'

const read = new Map<string, Publication>()

/** The services in force; read once from their folder. @throws Error with every fault of the definitions */
export function getPublication({ settings: { servicesFolder } }: Ctx): Publication {
  const publication = read.get(servicesFolder) ?? loadServices(servicesFolder)
  read.set(servicesFolder, publication)
  return publication
}

export const findService = (ctx: Ctx, id: string): PublishedService | undefined =>
  getPublication(ctx).services.find(service => service.id === id)

/** @throws services.serviceUnknown */
export function getService(ctx: Ctx, id: string): PublishedService {
  const service = findService(ctx, id)
  if (!service) throw fail.serviceUnknown()
  return service
}
