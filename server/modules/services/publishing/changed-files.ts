// A file that was changed, by a deploy, under a text that stands over it: nobody reads the new words until somebody looks.
import type { Ctx } from '../../../platform/context.ts'
import { tables } from '../../../platform/context.ts'
import { sha256 } from '../../../platform/crypto.ts'
import { readServiceText } from '../load.ts'
import { getFiles } from '../published.ts'
import type { ServiceTables, StandingRow } from '../tables.ts'

/** Hash of the file of a service as it stands now; null where there is none. */
export function hashOfFile(ctx: Ctx, serviceId: string): string | null {
  const file = getFiles(ctx).services.find(one => one.id === serviceId)
  return file ? sha256(readServiceText(ctx.settings.servicesFolder, file)) : null
}

export type ChangedFile = { serviceId: string; agencyId: string; number: number }

/** Services whose file is another one than when the text over it was published. */
export async function listChangedFiles(ctx: Ctx): Promise<ChangedFile[]> {
  const rows = await tables<ServiceTables>(ctx)
    .selectFrom('services.standing')
    .selectAll()
    .where('number', '>', 0)
    .where('file_sha256', 'is not', null)
    .orderBy('service_id')
    .execute()
  return rows
    .filter(row => isFileChanged(ctx, row))
    .map(({ service_id: serviceId, agency_id: agencyId, number }) => ({ serviceId, agencyId, number }))
}

/** Whether the file is another one than when what holds was published over it. */
export function isFileChanged(ctx: Ctx, standing: StandingRow | undefined): boolean {
  if (!standing || standing.number === 0 || standing.file_sha256 === null) return false
  const now = hashOfFile(ctx, standing.service_id)
  return now !== null && now !== standing.file_sha256
}

/** Tells whoever starts the system, once. */
export async function logChangedFiles(ctx: Ctx): Promise<void> {
  for (const { serviceId, agencyId } of await listChangedFiles(ctx))
    ctx.log.warn('the file under a published service was changed and is not in use', {
      module: 'services',
      service: serviceId,
      agency: agencyId,
    })
}
