// Applications as rows; what was said in them stands sealed to its row.
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { tables } from '../../../platform/context.ts'
import type { FormValues } from '../definition/read-form.ts'
import type { Words } from '../definition/words.ts'
import type { ApplicationRow, ServiceTables, StepRow } from '../tables.ts'
import type { ResultView } from '../use/result.ts'

export const db = (ctx: Ctx) => tables<ServiceTables>(ctx)

/** Who sends: a person, or a visitor, who is nobody but an id made of their code. */
export type Sender = { personId: string; isVisitor: boolean }

/** Whom a fact is about: of a visitor nobody. */
export const subjectOf = ({ personId, isVisitor }: Sender) => (isVisitor ? {} : { personId })

/** What only the person reads. */
export type Said = {
  form: FormValues
  /** The words of chosen values that came from a list of the agency. */
  shown: Record<string, string>
  reference?: string
  note?: string
  /** Why it was not accepted. */
  why?: Words
  result?: ResultView
}

const sealOf = ({ person_id, id }: Pick<ApplicationRow, 'person_id' | 'id'>) => `${person_id}:${id}`

export const sealSaid = (ctx: Ctx, row: Pick<ApplicationRow, 'person_id' | 'id'>, said: Said): Buffer =>
  ctx.vault.seal('service-application', Buffer.from(JSON.stringify(said)), sealOf(row))

export const openSaid = (ctx: Ctx, row: ApplicationRow): Said =>
  JSON.parse(ctx.vault.open('service-application', row.sealed, sealOf(row)).toString()) as Said

export const hashReference = (ctx: Ctx, agencyId: string, reference: string): Buffer =>
  ctx.vault.keyedHash('service-reference', `${agencyId}:${reference}`)

/** By which the agency knows the same request again. Ids are chosen by phones: another person's same id is another request (A50). */
export const requestKeyOf = (
  ctx: Ctx,
  row: Pick<ApplicationRow, 'person_id' | 'id'>,
  what: 'send' | 'withdraw',
): string => ctx.vault.keyedHash('service-request', `${what}:${sealOf(row)}`).toString('base64url')

export const findApplication = (
  ctx: Ctx,
  personId: string,
  id: string,
): Promise<ApplicationRow | undefined> =>
  db(ctx)
    .selectFrom('services.application')
    .selectAll()
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()

/** The row, held until the transaction ends. */
export const holdApplication = (
  tx: TxCtx,
  personId: string,
  id: string,
): Promise<ApplicationRow | undefined> =>
  db(tx)
    .selectFrom('services.application')
    .selectAll()
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

const LIST_MOST = 200

export const listApplications = (ctx: Ctx, personId: string): Promise<ApplicationRow[]> =>
  db(ctx)
    .selectFrom('services.application')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('moved_at', 'desc')
    .orderBy('id', 'desc')
    .limit(LIST_MOST)
    .execute()

export const listSteps = (ctx: Ctx, { person_id, id }: ApplicationRow): Promise<StepRow[]> =>
  db(ctx)
    .selectFrom('services.application_step')
    .selectAll()
    .where('person_id', '=', person_id)
    .where('application_id', '=', id)
    .orderBy('number')
    .execute()

export const updateApplication = async (
  tx: TxCtx,
  { person_id, id }: ApplicationRow,
  changed: Partial<ApplicationRow>,
): Promise<void> => {
  await db(tx)
    .updateTable('services.application')
    .set(changed)
    .where('person_id', '=', person_id)
    .where('id', '=', id)
    .execute()
}

/** Takes applications that are due, so that nobody else takes them for as long as a call may last. */
export async function takeDue(ctx: Ctx, { most, leaseSeconds }: { most: number; leaseSeconds: number }) {
  const due = db(ctx)
    .selectFrom('services.application')
    .select(['person_id', 'id'])
    .where('next_look_at', '<=', ctx.now())
    .orderBy('next_look_at')
    .limit(most)
    .forUpdate()
    .skipLocked()
  return db(ctx)
    .updateTable('services.application')
    .set({ next_look_at: new Date(ctx.now().getTime() + leaseSeconds * 1000) })
    .where(({ eb, refTuple }) => eb(refTuple('person_id', 'id'), 'in', due.$asTuple('person_id', 'id')))
    .returningAll()
    .execute()
}

/** The same for one. False when somebody else has it in hand. */
export async function take(
  ctx: Ctx,
  { person_id, id }: ApplicationRow,
  leaseSeconds: number,
): Promise<boolean> {
  const taken = await db(ctx)
    .updateTable('services.application')
    .set({ looked_at: ctx.now(), next_look_at: new Date(ctx.now().getTime() + leaseSeconds * 1000) })
    .where('person_id', '=', person_id)
    .where('id', '=', id)
    .where('state', '!=', 'ended')
    .where(({ eb, or }) =>
      or([
        eb('looked_at', 'is', null),
        eb('looked_at', '<=', new Date(ctx.now().getTime() - LOOK_AGAIN_MILLISECONDS)),
      ]),
    )
    .returning('id')
    .executeTakeFirst()
  return taken !== undefined
}
const LOOK_AGAIN_MILLISECONDS = 5_000
