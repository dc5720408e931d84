// What a service may see of somebody, as they read it and agreed to it. Per service; the hash says to which words.
import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId, tables, transaction } from '../../../platform/context.ts'
import { sha256 } from '../../../platform/crypto.ts'
import { together } from '../../../platform/together.ts'
import { endOfProof } from '../../consent/index.ts'
import { labelOfAsked } from '../definition/asked.ts'
import { permissionGiven, permissionWithdrawn } from '../events.ts'
import { fail } from '../failures.ts'
import type { PublishedService } from '../load.ts'
import { forgetReminders } from '../reminders/store.ts'
import type { ServiceTables } from '../tables.ts'
import { forgetAnswers } from './kept-answers.ts'

const db = (ctx: Ctx) => tables<ServiceTables>(ctx)

type PermissionText = ReturnType<typeof writePermission>

// A published text never changes: another version is another service here.
const texts = new WeakMap<PublishedService, PermissionText>()

/** What a service sees and why; undefined for one that is told nothing about anybody. */
export function describePermission(service: PublishedService): PermissionText | undefined {
  if (service.data.length === 0) return undefined
  const text = texts.get(service) ?? writePermission(service)
  texts.set(service, text)
  return text
}

function writePermission({ id, name, agency, data }: PublishedService) {
  const text = {
    service: { id, name },
    agency: { id: agency.id, name: agency.name },
    items: data.map(one => ({
      ...{ item: one.item, label: labelOfAsked(one.item), why: one.why },
      ...('tells' in one ? { tells: one.tells.map(labelOfAsked) } : {}),
    })),
  }
  // Members stand in the order written above and in the schema: the same words give the same hash.
  return { items: text.items, sha256: sha256(JSON.stringify(text)) }
}

const findStanding = together(
  async (ctx: Ctx, wanted: readonly { personId: string; serviceId: string }[]) => {
    const [personIds, serviceIds] = [wanted.map(one => one.personId), wanted.map(one => one.serviceId)]
    const rows = await db(ctx)
      .selectFrom('services.permission')
      .selectAll()
      .where('withdrawn_at', 'is', null)
      .where(
        sql<boolean>`(person_id, service_id) in (select * from unnest(${personIds}::uuid[], ${serviceIds}::text[]))`,
      )
      .execute()
    return wanted.map(({ personId, serviceId }) =>
      rows.find(row => row.person_id === personId && row.service_id === serviceId),
    )
  },
)

/** Since when a person lets the service see what it asks for today; other words than those agreed to are not agreed to. */
export async function findPermission(
  ctx: Ctx,
  personId: string,
  service: PublishedService,
): Promise<Date | undefined> {
  const row = await findStanding(ctx, { personId, serviceId: service.id })
  return row && row.sha256 === describePermission(service)?.sha256 ? row.given_at : undefined
}

/** Whether a permission stands, and it stands until the transaction ends: who withdraws it meanwhile waits, and then forgets. */
export const holdPermission = async (tx: TxCtx, personId: string, serviceId: string): Promise<boolean> =>
  (await db(tx)
    .selectFrom('services.permission')
    .select('id')
    .where('person_id', '=', personId)
    .where('service_id', '=', serviceId)
    .where('withdrawn_at', 'is', null)
    .forShare()
    .executeTakeFirst()) !== undefined

/** Records that a person agreed to the words in force; agreed twice is once. @throws services.textOutdated */
export async function givePermission(
  ctx: Ctx,
  personId: string,
  service: PublishedService,
  seen: string,
): Promise<void> {
  const text = describePermission(service)
  if (text?.sha256 !== seen) throw fail.textOutdated()
  await transaction(ctx, async tx => {
    if (await findPermission(tx, personId, service)) return
    await withdraw(tx, personId, service.id)
    const id = newId(tx)
    const items = service.data.map(({ item }) => item)
    const { version } = service
    const values = { person_id: personId, id, service_id: service.id, version, sha256: seen, items }
    const inserted = await db(tx)
      .insertInto('services.permission')
      .values({ ...values, given_at: tx.now(), withdrawn_at: null })
      .onConflict(conflict => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (inserted)
      await tx.emit(
        permissionGiven,
        { serviceId: service.id, permissionId: id, version, sha256: seen },
        { personId },
      )
  })
}

/** Ends a permission, and with it what was kept of the answers; ended twice is once. */
export const withdrawPermission = (ctx: Ctx, personId: string, serviceId: string): Promise<void> =>
  transaction(ctx, async tx => {
    const isWithdrawn = await withdraw(tx, personId, serviceId)
    // After it: an answer that was being kept is there by now, and none comes any more.
    await forgetAnswers(tx, personId, serviceId)
    await forgetReminders(tx, personId, { serviceId })
    if (isWithdrawn) await tx.emit(permissionWithdrawn, { serviceId }, { personId })
  })

async function withdraw(tx: TxCtx, personId: string, serviceId?: string): Promise<boolean> {
  let ending = db(tx)
    .updateTable('services.permission')
    .set({ withdrawn_at: tx.now() })
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
  if (serviceId !== undefined) ending = ending.where('service_id', '=', serviceId)
  return (await ending.returning('id').execute()).length > 0
}

/** Ends every permission, when the account is closed. */
export const withdrawAllPermissions = (tx: TxCtx, personId: string) => withdraw(tx, personId)

export const listPermissions = (ctx: Ctx, personId: string) =>
  db(ctx)
    .selectFrom('services.permission')
    .select(['service_id', 'version', 'sha256', 'items', 'given_at', 'withdrawn_at'])
    .where('person_id', '=', personId)
    .orderBy('given_at', 'desc')
    .execute()

/** Erases permissions withdrawn so long ago that nobody has to prove them any more. */
export async function eraseWithdrawn(ctx: Ctx): Promise<void> {
  await db(ctx).deleteFrom('services.permission').where('withdrawn_at', '<', endOfProof(ctx.now())).execute()
}
