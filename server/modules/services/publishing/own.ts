import type { Ctx } from '../../../platform/context.ts'
import { Id } from '../definition/words.ts'
import { fail } from '../failures.ts'
import type { PublishedAgency } from '../load.ts'
import { getFiles } from '../published.ts'
import { findStanding, listVersions } from './store.ts'

/** Somebody at work for an agency. Who may say so of whom is known above. */
export type Staff = { agencyId: string; personId: string }

/** What stands beside the services in an agency's folder: its contract and its name, which are the operator's. */
const RESERVED = ['agency', 'openapi']

/** The agency of its staff, if the service is its own or nobody's yet (A50). @throws services.serviceUnknown */
export async function checkOwn(ctx: Ctx, { agencyId }: Staff, serviceId: string): Promise<PublishedAgency> {
  const files = getFiles(ctx)
  const agency = files.agencies.find(one => one.id === agencyId)
  if (!agency || !Id.safeParse(serviceId).success || RESERVED.includes(serviceId)) throw fail.serviceUnknown()
  const [standing, [version]] = [await findStanding(ctx, serviceId), await listVersions(ctx, serviceId)]
  const owners = [
    files.services.find(one => one.id === serviceId)?.agency.id,
    standing?.agency_id,
    version?.agency_id,
  ]
  if (owners.some(owner => owner !== undefined && owner !== agencyId)) throw fail.serviceUnknown()
  return agency
}
