// Everything the page of one service shows before it is asked.
import { hoursOf, localDay } from '../../../../shared/opening-hours.ts'
import type { Ctx } from '../../../platform/context.ts'
import { findLevel, toPublicLevel } from '../../authenticators/index.ts'
import { getRegisterRecord } from '../../people/index.ts'
import { readAddress } from '../definition/address.ts'
import { findUnmet } from '../definition/eligibility.ts'
import type { Reminder } from '../definition/reminder.ts'
import { isForVisitors, type PublishedService } from '../load.ts'
import { getService } from '../published.ts'
import { describeAsker, itemsOf } from './asker.ts'
import { listFavourites } from './favourites.ts'
import { describeField } from './field.ts'
import { describePermission, findPermission } from './permission.ts'

/** @throws services.serviceUnknown */
export async function showService(ctx: Ctx, serviceId: string, personId?: string) {
  const service = getService(ctx, serviceId)
  return {
    ...viewService(service, ctx.now()),
    ...(personId === undefined ? {} : { mine: await showMine(ctx, service, personId) }),
  }
}

/** What everybody sees of a service. */
export function viewService(service: PublishedService, now: Date) {
  const { agency, name, short, about, fee, needs, kind, version, category, opens } = service
  const hours = service.hours ?? agency.hours
  return {
    ...{ id: service.id, version, kind, category, name, short, about, needs },
    ...(fee ? { fee } : {}),
    ...(opens ? { opens } : {}),
    isSent: service.case !== undefined,
    isForVisitors: isForVisitors(service),
    ...(service.reminder ? { reminder: leadsOf(service.reminder) } : {}),
    ...(service.case?.promisedDays === undefined ? {} : { promisedDays: service.case.promisedDays }),
    agency: { id: agency.id, name: agency.name, abbreviation: agency.abbreviation },
    hotline: service.hotline ?? agency.hotline,
    hours: hours === 'always' ? hours : hoursOf(hours),
    permission: describePermission(service),
    form: service.form.map(field => describeField(field, localDay(now))),
  }
}

const leadsOf = ({ leadDays }: Reminder) => (leadDays === 'atOnce' ? { choices: [], default: [] } : leadDays)

async function showMine(ctx: Ctx, service: PublishedService, personId: string) {
  const [level, given, favourites, prefilled, unmet] = await Promise.all([
    findLevel(ctx, personId),
    findPermission(ctx, personId, service),
    listFavourites(ctx, personId),
    prefill(ctx, service, personId),
    findRuleAgainst(ctx, service, personId),
  ])
  return {
    level: level ? toPublicLevel(level.ial) : 1,
    permittedSince: given,
    isFavourite: favourites.includes(service.id),
    prefilled,
    ...(unmet ? { unmet } : {}),
  }
}

/** The rule that keeps a person out: said before they are asked to allow anything. */
async function findRuleAgainst(ctx: Ctx, { needs: { eligibility } }: PublishedService, personId: string) {
  if (eligibility.length === 0) return undefined
  return findUnmet(eligibility, await getRegisterRecord(ctx, personId), localDay(ctx.now()))
}

async function prefill(
  ctx: Ctx,
  service: PublishedService,
  personId: string,
): Promise<Record<string, string>> {
  const { form } = service
  if (!form.some(field => 'prefill' in field && field.prefill)) return {}
  const person = itemsOf(service, await describeAsker(ctx, personId))
  return Object.fromEntries(
    form.flatMap(field => {
      const value = 'prefill' in field && field.prefill && readAddress({ person }, field.prefill)
      return typeof value === 'string' ? [[field.name, value]] : []
    }),
  )
}
