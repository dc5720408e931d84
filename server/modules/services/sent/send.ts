// Sending something to an agency. It is ours first: whatever happens on the way, it is kept, sent again under the same key, and never sent twice.
import { printableText } from '../../../../shared/thai-text.ts'
import type { Ctx } from '../../../platform/context.ts'
import { recordFact, transaction } from '../../../platform/context.ts'
import { type AgencyAnswer, askAgency } from '../agency/ask-agency.ts'
import { isAllowed } from '../agency/request.ts'
import type { Sources } from '../definition/address.ts'
import type { FormValues } from '../definition/read-form.ts'
import { applicationMade, serviceRefused } from '../events.ts'
import { fail } from '../failures.ts'
import { callOf, type PublishedService } from '../load.ts'
import { findService, getService } from '../published.ts'
import type { ApplicationRow } from '../tables.ts'
import { checkForm } from '../use/ask.ts'
import { type Asker, describeAsker, findHindrance, type Hindrance } from '../use/asker.ts'
import { describePermission, findPermission } from '../use/permission.ts'
import { findSources, getSources } from '../use/sources.ts'
import { bindAttachments, readAttachments } from './attachments.ts'
import { endUnsent, settle } from './settle.ts'
import {
  db,
  findApplication,
  openSaid,
  requestKeyOf,
  type Sender,
  sealSaid,
  subjectOf,
  take,
} from './store.ts'
import { type ApplicationView, showApplication } from './view.ts'
import { takeRoom } from './visitors-held.ts'

export const LEASE_SECONDS = 60
const FIRST_WAIT_SECONDS = 30
const LAST_WAIT_SECONDS = 3_600
/** After so long without a word from the agency we say so, and stop. */
const GIVE_UP_MILLISECONDS = 7 * 24 * 3_600_000
const OPEN_MOST = 10

type Sending = Sender & {
  serviceId: string
  applicationId: string
  typed: Record<string, string>
  /** What stood on the screen for a value of the agency's lists. */
  shown: Record<string, string>
}
export type Sent = { outcome: 'sent'; application: ApplicationView } | Hindrance

/** Sends what a person or a visitor filled in. The same application again is the one that is there. @throws services.serviceUnknown | formInvalid | tooManyOpen | visitorsTooMany */
export async function sendApplication(ctx: Ctx, sending: Sending): Promise<Sent> {
  const { personId, serviceId, applicationId, typed } = sending
  const known = await findApplication(ctx, personId, applicationId)
  if (known) return { outcome: 'sent', application: await showApplication(ctx, known) }
  const service = getService(ctx, serviceId)
  if (!service.case) throw fail.serviceUnknown()
  const form = checkForm(ctx, service, typed)
  const asker = await askerOf(ctx, sending)
  const hindrance = await findHindrance(ctx, service, asker)
  if (hindrance) {
    const fact = { serviceId, agencyId: service.agency.id, version: service.version }
    await recordFact(ctx, serviceRefused, { ...fact, outcome: hindrance.outcome }, subjectOf(sending))
    return hindrance
  }
  requireChosen(service, await getSources(ctx, service, { asker, form }), form)
  if (sending.isVisitor) await takeRoom(ctx, service, { things: 1, bytes: 0 })
  const row = await keep(ctx, service, { ...sending, form })
  await deliver(ctx, row)
  return {
    outcome: 'sent',
    application: await showApplication(ctx, (await findApplication(ctx, personId, row.id)) ?? row),
  }
}

/** What no list of the agency's ever offered would be refused by its contract each time it is sent. @throws services.formInvalid */
function requireChosen(service: PublishedService, sources: Sources, form: FormValues): void {
  const chosen = service.form.filter(({ name, type }) => type === 'options' && form[name] !== undefined)
  if (chosen.length === 0 || isAllowed(service.agency.contract, callOf(service), sources)) return
  throw fail.formInvalid({ errors: chosen.map(({ name }) => ({ field: name, code: 'wrongForm' })) })
}

/** Nobody is known of a visitor, so there is nothing of the register to tell. */
const askerOf = async (ctx: Ctx, { personId, isVisitor }: Sender): Promise<Asker | undefined> =>
  isVisitor ? undefined : describeAsker(ctx, personId)

async function keep(
  ctx: Ctx,
  service: PublishedService,
  { personId, isVisitor, applicationId, form, shown }: Sending & { form: FormValues },
): Promise<ApplicationRow> {
  const row: ApplicationRow = {
    person_id: personId,
    id: applicationId,
    service_id: service.id,
    version: service.version,
    state: 'sending',
    stage: null,
    agency_state: null,
    reference_hash: null,
    sealed: sealSaid(
      ctx,
      { person_id: personId, id: applicationId },
      { form, shown: pickShown(service, shown) },
    ),
    made_at: ctx.now(),
    moved_at: ctx.now(),
    looked_at: null,
    next_look_at: ctx.now(),
    looks: 0,
    ended_at: null,
    is_visitor: isVisitor,
  }
  return transaction(ctx, async tx => {
    const open = await db(tx)
      .selectFrom('services.application')
      .select('id')
      .where('person_id', '=', personId)
      .where('service_id', '=', service.id)
      .where('state', '!=', 'ended')
      .execute()
    if (open.length >= OPEN_MOST) throw fail.tooManyOpen()
    const inserted = await db(tx)
      .insertInto('services.application')
      .values(row)
      .onConflict(conflict => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!inserted) return (await findApplication(tx, personId, applicationId)) ?? row
    const ids = service.form.flatMap(({ name, type }) =>
      type === 'files' ? (form[name]?.split(' ') ?? []) : [],
    )
    if (!(await bindAttachments(tx, { personId, serviceId: service.id, applicationId, ids })))
      throw fail.formInvalid({ errors: [{ field: fileField(service), code: 'missing' }] })
    const fact = { serviceId: service.id, applicationId, version: service.version }
    await tx.emit(applicationMade, fact, subjectOf({ personId, isVisitor }))
    return row
  })
}

const pickShown = ({ form }: PublishedService, shown: Record<string, string>) =>
  Object.fromEntries(
    form.flatMap(({ name, type }) =>
      (type === 'options' || type === 'fromRegister') && shown[name] !== undefined
        ? [[name, printableText(shown[name])]]
        : [],
    ),
  )

const fileField = ({ form }: PublishedService) => form.find(({ type }) => type === 'files')?.name ?? ''

/** Puts a kept application to its agency, unless somebody else is at it. */
export async function deliver(ctx: Ctx, row: ApplicationRow): Promise<void> {
  if (row.state === 'sending' && (await take(ctx, row, LEASE_SECONDS))) await deliverTaken(ctx, row)
}

/** The same for one that is in our hands already. */
export async function deliverTaken(ctx: Ctx, row: ApplicationRow): Promise<void> {
  const service = findService(ctx, row.service_id)
  if (!service) return endUnsent(ctx, row, 'undelivered')
  const isLate = ctx.now().getTime() - row.made_at.getTime() > GIVE_UP_MILLISECONDS
  if (isLate) return endUnsent(ctx, row, 'undelivered')
  // Published anew meanwhile for people who are known; nobody is known here.
  if (row.is_visitor && service.needs.level > 0) return endUnsent(ctx, row, 'undelivered')
  // What was withdrawn while the agency was away reaches nobody any more (PDPA s. 19).
  if (describePermission(service) && !(await findPermission(ctx, row.person_id, service)))
    return endUnsent(ctx, row, 'withdrawn')
  const answered = await put(ctx, service, row)
  if (!answered) return endUnsent(ctx, row, 'undelivered')
  await settle(ctx, { row, service, answered, waitSeconds: waitOf(row) })
}

const waitOf = ({ looks }: ApplicationRow) => Math.min(LAST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** looks)

/** Undefined where whom or what it is about is the person's own no more: a child of age, a house of others. */
async function put(
  ctx: Ctx,
  service: PublishedService,
  row: ApplicationRow,
): Promise<AgencyAnswer | undefined> {
  const { form } = openSaid(ctx, row)
  const files = await readAttachments(ctx, row.person_id, row.id)
  const asker = await askerOf(ctx, { personId: row.person_id, isVisitor: row.is_visitor })
  const sources = await findSources(ctx, service, { asker, form, files })
  return sources && askAgency(ctx, service.agency, callOf(service), sources, requestKeyOf(ctx, row, 'send'))
}
