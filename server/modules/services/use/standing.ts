import type { Ctx } from '../../../platform/context.ts'
import { askedNames, labelOfAsked } from '../definition/asked.ts'
import { findKnownService } from '../published.ts'
import { listPermissions } from './permission.ts'

/** The permissions that hold, with names as they are today; of a service that is gone, its id. */
export async function listStanding(ctx: Ctx, personId: string) {
  const rows = (await listPermissions(ctx, personId)).filter(row => row.withdrawn_at === null)
  return rows.map(row => {
    const service = findKnownService(ctx, row.service_id)
    const gone = { th: row.service_id, en: row.service_id }
    return {
      serviceId: row.service_id,
      name: service?.name ?? gone,
      agency: service?.agency.name ?? gone,
      items: askedNames.filter(item => row.items.includes(item)).map(labelOfAsked),
      givenAt: row.given_at,
    }
  })
}
