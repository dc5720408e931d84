// Which organisation is which agency. Its people then publish the agency's services, so it takes two operators to say so, and one to end it.
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId, tables, transaction } from '../../../platform/context.ts'
import { describeParty } from '../../parties/index.ts'
import { listAgencies } from '../../services/index.ts'
import { agencyTied, agencyUntied } from '../events.ts'
import { fail } from '../failures.ts'
import { readLookAlikes } from '../look-alike.ts'
import { getOrganisation } from '../organisations.ts'
import { developerOf } from '../session.ts'
import { findMember } from '../store.ts'
import type { PortalTables, TieRow } from '../tables.ts'

const db = (ctx: Ctx) => tables<PortalTables>(ctx)
const standing = (ctx: Ctx) =>
  db(ctx).selectFrom('portal.agency_tie').selectAll().where('status', '<>', 'ended')

/** The tie of an organisation, asked for or agreed to. */
export const findTie = (ctx: Ctx, partyId: string): Promise<TieRow | undefined> =>
  standing(ctx).where('party_id', '=', partyId).executeTakeFirst()

/** The organisation that looks after the services of an agency. */
export const findPartyOf = async (ctx: Ctx, agencyId: string): Promise<string | undefined> =>
  (await standing(ctx).where('agency_id', '=', agencyId).where('status', '=', 'agreed').executeTakeFirst())
    ?.party_id

/** Says that an organisation of one's own is an agency. @throws portal.notFound | agencyUnknown | agencyTaken */
export async function askTie(ctx: Ctx, partyId: string, agencyId: string): Promise<void> {
  await getOrganisation(ctx, partyId)
  if (!listAgencies(ctx).some(({ id }) => id === agencyId)) throw fail.agencyUnknown()
  if (await findPartyOf(ctx, agencyId)) throw fail.agencyTaken()
  await db(ctx)
    .insertInto('portal.agency_tie')
    .values({
      ...{ id: newId(ctx), party_id: partyId, agency_id: agencyId, status: 'asked' },
      ...{ asked_by: developerOf(ctx), asked_at: ctx.now() },
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** Every tie that is asked for or holds, with its organisation and whom that is easily taken for; what waits first. */
export async function listTies(ctx: Ctx) {
  const rows = await standing(ctx).orderBy('status', 'desc').orderBy('asked_at').limit(500).execute()
  const findAlike = await readLookAlikes(ctx)
  const found = await Promise.all(
    rows.map(async row => ({
      row,
      party: await describeParty(ctx, row.party_id),
      agency: listAgencies(ctx).find(({ id }) => id === row.agency_id),
      isOwn: (await findMember(ctx, row.party_id, developerOf(ctx))) !== undefined,
    })),
  )
  return found.flatMap(({ party, ...one }) =>
    party ? [{ party, ...one, alike: findAlike(party, { agencyId: one.row.agency_id }) }] : [],
  )
}

/** One tie, held, which is about no organisation of the operator's own (A55). @throws portal.notFound | ownRequest */
async function holdTie(tx: TxCtx, id: string): Promise<TieRow> {
  const row = await standing(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw fail.notFound()
  if (await findMember(tx, row.party_id, developerOf(tx))) throw fail.ownRequest()
  return row
}

const update = (tx: TxCtx, { id }: TieRow, changed: Partial<TieRow>) =>
  db(tx).updateTable('portal.agency_tie').set(changed).where('id', '=', id).execute()

/** An operator agrees; the second, another one, ties. @throws portal.notFound | ownRequest | alreadyDecided | anotherOperator | agencyTaken */
export const agreeToTie = (ctx: Ctx, id: string): Promise<void> =>
  transaction(ctx, async tx => {
    const row = await holdTie(tx, id)
    const operatorId = developerOf(tx)
    if (row.status !== 'asked') throw fail.alreadyDecided()
    if (row.first_by === operatorId) throw fail.anotherOperator()
    if (row.first_by === null) {
      await update(tx, row, { first_by: operatorId })
      return
    }
    if (await findPartyOf(tx, row.agency_id)) throw fail.agencyTaken()
    await update(tx, row, { status: 'agreed', second_by: operatorId, agreed_at: tx.now() })
    await tx.emit(agencyTied, { partyId: row.party_id, agencyId: row.agency_id })
  })

/** An operator refuses or ends a tie: from now on nobody of the organisation changes a service. @throws portal.notFound | ownRequest */
export const endTie = (ctx: Ctx, id: string): Promise<void> =>
  transaction(ctx, async tx => {
    const row = await holdTie(tx, id)
    await update(tx, row, { status: 'ended', ended_by: developerOf(tx), ended_at: tx.now() })
    if (row.status === 'agreed')
      await tx.emit(agencyUntied, { partyId: row.party_id, agencyId: row.agency_id })
  })
