// How something that was sent stands: looked up when its person looks, when the agency rings, and now and then.
import type { Ctx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { askAgency } from '../agency/ask-agency.ts'
import { fail } from '../failures.ts'
import { findKnownService, getPublication } from '../published.ts'
import type { ApplicationRow } from '../tables.ts'
import { deliver, deliverTaken, LEASE_SECONDS } from './send.ts'
import { settle } from './settle.ts'
import {
  db,
  findApplication,
  hashReference,
  openSaid,
  requestKeyOf,
  take,
  takeDue,
  updateApplication,
} from './store.ts'
import { type ApplicationView, mayWithdraw, showApplication } from './view.ts'

const PORTION = 50
const WAIT_SECONDS = 600
const UNKNOWN_SECONDS = 24 * 3_600

const inSeconds = (ctx: Ctx, seconds: number) => new Date(ctx.now().getTime() + seconds * 1000)

/** One application of a person, as its agency says it stands now, or said last. @throws services.applicationUnknown */
export async function lookAtApplication(ctx: Ctx, personId: string, id: string): Promise<ApplicationView> {
  const row = await findApplication(ctx, personId, id)
  if (!row) throw fail.applicationUnknown()
  if (row.state === 'sending') await deliver(ctx, row)
  if (row.state === 'open' && (await take(ctx, row, LEASE_SECONDS))) await follow(ctx, row)
  return showApplication(ctx, (await findApplication(ctx, personId, id)) ?? row)
}

/** Looks at those that are due, a portion at a time: an agency that was away is not overrun when it is back. */
export async function lookAtDue(ctx: Ctx): Promise<void> {
  const rows = await takeDue(ctx, { most: PORTION, leaseSeconds: LEASE_SECONDS })
  await Promise.all(rows.map(row => (row.state === 'sending' ? deliverTaken(ctx, row) : follow(ctx, row))))
}

async function follow(ctx: Ctx, row: ApplicationRow): Promise<void> {
  const service = findKnownService(ctx, row.service_id)
  // Its definition went with a file: nothing says how to ask. It is looked at again in case the file comes back.
  if (!service?.case)
    return transaction(ctx, tx =>
      updateApplication(tx, row, { next_look_at: inSeconds(ctx, UNKNOWN_SECONDS) }),
    )
  const { reference } = openSaid(ctx, row)
  const answered = await askAgency(ctx, service.agency, service.case.follow, { case: { reference } })
  await settle(ctx, { row, service, answered, waitSeconds: WAIT_SECONDS })
}

/** An agency rings: what it says is not believed, it is asked. Nothing tells whether there is such a number. */
export async function noteRing(ctx: Ctx, agencyId: string, reference: string): Promise<void> {
  if (!getPublication(ctx).agencies.some(agency => agency.id === agencyId)) return
  await db(ctx)
    .updateTable('services.application')
    .set({ next_look_at: ctx.now(), looked_at: null })
    .where('reference_hash', '=', hashReference(ctx, agencyId, reference))
    .where('state', '=', 'open')
    .execute()
}

/** Takes something back. @throws services.applicationUnknown | cannotWithdraw */
export async function withdrawApplication(ctx: Ctx, personId: string, id: string): Promise<ApplicationView> {
  const row = await findApplication(ctx, personId, id)
  if (!row) throw fail.applicationUnknown()
  if (row.stage === 'withdrawn') return showApplication(ctx, row)
  const service = findKnownService(ctx, row.service_id)
  if (!service || !mayWithdraw(service, row)) throw fail.cannotWithdraw()
  const { reference } = openSaid(ctx, row)
  const call = service.case?.withdraw
  if (!call) throw fail.cannotWithdraw()
  const answered = await askAgency(
    ctx,
    service.agency,
    call,
    { case: { reference } },
    requestKeyOf(ctx, row, 'withdraw'),
  )
  if (answered.is === 'notAccepted' || answered.is === 'notFound') throw fail.cannotWithdraw()
  if (answered.is !== 'answer') throw fail.agencyAway()
  await settle(ctx, { row, service, answered, waitSeconds: WAIT_SECONDS })
  return showApplication(ctx, (await findApplication(ctx, personId, id)) ?? row)
}
