import type { Ctx, TxCtx } from '../../platform/context.ts'
import { findKnownService } from './published.ts'
import { viewReminders } from './reminders/reminders.ts'
import { forgetReminders } from './reminders/store.ts'
import { describeApplications, forgetApplications } from './sent/retain.ts'
import { listFavourites, removeFavourite } from './use/favourites.ts'
import { forgetAnswers, listAnswers } from './use/kept-answers.ts'
import { listPermissions, withdrawAllPermissions } from './use/permission.ts'

/** What this module holds about a person, for the person (PDPA s. 30). */
export const describeFor = async (ctx: Ctx, personId: string) => ({
  permissions: await listPermissions(ctx, personId),
  keptAnswers: await listAnswers(ctx, personId),
  favourites: await listFavourites(ctx, personId),
  reminders: await viewReminders(ctx, personId),
  applications: await describeApplications(ctx, personId),
})

/** Forgets a person when their account is closed; permissions stay as evidence, withdrawn. */
export async function forgetPerson(tx: TxCtx, personId: string): Promise<void> {
  await withdrawAllPermissions(tx, personId)
  await forgetAnswers(tx, personId)
  await forgetReminders(tx, personId)
  await removeFavourite(tx, personId)
  await forgetApplications(tx, personId)
}

/** Name and agency of a service, as they are today. */
export const describeService = (ctx: Ctx, serviceId: string) => {
  const service = findKnownService(ctx, serviceId)
  return service && { name: service.name, agency: service.agency.name }
}
