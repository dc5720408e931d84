import type { Ctx } from '../../../platform/context.ts'
import { fail } from '../failures.ts'
import type { Publication, PublishedAgency, PublishedService } from '../load.ts'
import { checkDefinition } from './check-definition.ts'
import { findMissing } from './open-cases.ts'
import { tryCases } from './recorded-cases.ts'

type Checking = { agency: PublishedAgency; serviceId: string; text: string; publication: Publication }

/** A text that may be published. @throws services.definitionFaulty | openCasesNeedIt | caseMissing | caseFails */
export async function checkReady(ctx: Ctx, checking: Checking): Promise<PublishedService> {
  const { service, faults } = await checkDefinition(ctx, checking)
  if (!service) throw fail.definitionFaulty({ faults })
  await checkUnderWay(ctx, checking.publication, service)
  const tried = await tryCases(ctx, service)
  const failed = tried.filter(({ differences }) => differences.length > 0)
  if (failed.length > 0)
    throw fail.caseFails({ failed: failed.map(({ name, differences }) => ({ name, differences })) })
  if (service.call && !tried.some(({ recorded }) => recorded.expects.outcome === 'ok'))
    throw fail.caseMissing()
  return service
}

/** Nobody who is under way by what holds now is left behind. @throws services.openCasesNeedIt */
export async function checkUnderWay(
  ctx: Ctx,
  { services, withdrawn }: Publication,
  next: PublishedService,
): Promise<void> {
  const last = [...services, ...withdrawn].find(one => one.id === next.id)
  const missing = last ? await findMissing(ctx, last, next) : []
  if (missing.length > 0) throw fail.openCasesNeedIt({ missing })
}
