// Who asks, and what keeps a question from being put to an agency at all.
import { isOpenAt, localDay, opensNext } from '../../../../shared/opening-hours.ts'
import type { Ctx } from '../../../platform/context.ts'
import { findLevel, toPublicLevel } from '../../authenticators/index.ts'
import { getRegisterRecord, type RegisterRecord } from '../../people/index.ts'
import { ownItemsOf } from '../definition/asked.ts'
import { findUnmet, type Judged } from '../definition/eligibility.ts'
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
): Partial<Record<Item, string>> => (asker ? pickItems(asker.record, ownItemsOf(data)) : {})

/** The first of: level, rules, permission, hours. Undefined when nothing is in the way. */
export async function findHindrance(
  ctx: Ctx,
  service: PublishedService,
  asker: Asker | undefined,
): Promise<Hindrance | undefined> {
  const unsuited = findUnsuited(service, asker, ctx.now())
  if (unsuited) return unsuited
  if (asker && describePermission(service) && !(await findPermission(ctx, asker.record.personId, service)))
    return { outcome: 'consentNeeded' }
  return findClosed(service, ctx.now())
}

/** The level or the rule that keeps somebody from a service. */
export function findUnsuited(
  { needs }: PublishedService,
  asker: { record: Judged; level: number } | undefined,
  now: Date,
): Hindrance | undefined {
  const level = asker?.level ?? 0
  if (level < needs.level) return { outcome: 'levelTooLow', needed: needs.level, level }
  const unmet = asker && findUnmet(needs.eligibility, asker.record, localDay(now))
  return unmet && { outcome: 'notEligible', unmet }
}

/** Outside its hours, and when it opens. */
export function findClosed(service: PublishedService, now: Date): Hindrance | undefined {
  const hours = service.hours ?? service.agency.hours
  if (hours === 'always' || isOpenAt(hours, now)) return undefined
  const opensAt = opensNext(hours, now)
  return { outcome: 'outsideHours', ...(opensAt ? { opensAt } : {}) }
}
