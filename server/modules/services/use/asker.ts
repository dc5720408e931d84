// Who asks, and what keeps a question from being put to an agency at all.
import { isOpenAt, localDay, opensNext } from '../../../../shared/opening-hours.ts'
import type { Ctx } from '../../../platform/context.ts'
import { findLevel, toPublicLevel } from '../../authenticators/index.ts'
import { getRegisterRecord, type RegisterRecord } from '../../people/index.ts'
import { findUnmet } from '../definition/eligibility.ts'
import { type Item, pickItems } from '../definition/items.ts'
import type { PublishedService } from '../load.ts'
import type { Outcome } from './outcome.ts'
import { describePermission, findPermission } from './permission.ts'

export type Hindrance = Extract<
  Outcome,
  { outcome: 'outsideHours' | 'levelTooLow' | 'notEligible' | 'consentNeeded' }
>
export type Asker = { record: RegisterRecord; level: 1 | 2 }

/** A person's entry in the register and the level they stand on. */
export async function describeAsker(ctx: Ctx, personId: string): Promise<Asker> {
  const [record, level] = await Promise.all([getRegisterRecord(ctx, personId), findLevel(ctx, personId)])
  return { record, level: level ? toPublicLevel(level.ial) : 1 }
}

/** Of the register what the definition names, and nothing else. */
export const itemsOf = (
  { data }: PublishedService,
  asker: Asker | undefined,
): Partial<Record<Item, string>> =>
  asker
    ? pickItems(
        asker.record,
        data.map(({ item }) => item),
      )
    : {}

/** The first of: level, rules, permission, hours. Undefined when nothing is in the way. */
export async function findHindrance(
  ctx: Ctx,
  service: PublishedService,
  asker: Asker | undefined,
): Promise<Hindrance | undefined> {
  const { needs, agency } = service
  const level = asker?.level ?? 0
  if (level < needs.level) return { outcome: 'levelTooLow', needed: needs.level, level }
  const unmet = asker && findUnmet(needs.eligibility, asker.record, localDay(ctx.now()))
  if (unmet) return { outcome: 'notEligible', unmet }
  if (asker && describePermission(service) && !(await findPermission(ctx, asker.record.personId, service)))
    return { outcome: 'consentNeeded' }
  const hours = service.hours ?? agency.hours
  if (hours !== 'always' && !isOpenAt(hours, ctx.now())) {
    const opensAt = opensNext(hours, ctx.now())
    return { outcome: 'outsideHours', ...(opensAt ? { opensAt } : {}) }
  }
  return undefined
}
