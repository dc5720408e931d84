// A system asks to be let at everybody; two operators who have nothing to do with it say yes, or one says no.
import type { Ctx } from '../../../platform/context.ts'
import { newId, transaction } from '../../../platform/context.ts'
import { type Client, describeParty, findAnyClient, setStage, verifyParty } from '../../parties/index.ts'
import { getClient } from '../clients.ts'
import { productionAsked, productionDecided } from '../events.ts'
import { fail } from '../failures.ts'
import { developerOf } from '../session.ts'
import { findMember } from '../store.ts'
import type { ProductionRow } from '../tables.ts'
import { isPassed, runGate } from './gate.ts'
import * as store from './store.ts'

const EYES = 2

export type Asked = { legalBasis: string; reasons: Record<string, string> }

/** What a client asks for that needs a reason. */
export const itemsToExplain = ({ scopes }: Pick<Client, 'scopes'>) =>
  scopes.filter(scope => scope !== 'openid' && scope !== 'offline_access')

/** Asks; while one request is open it stays as it is. @throws portal.notFound | checksMissing | reasonsMissing */
export async function askForProduction(
  ctx: Ctx,
  clientId: string,
  { legalBasis, reasons }: Asked,
): Promise<void> {
  const { client } = await getClient(ctx, clientId)
  if (!isPassed(await runGate(ctx, client))) throw fail.checksMissing()
  const explained = itemsToExplain(client).map(item => [item, reasons[item]?.trim() ?? ''] as const)
  if (explained.some(([, reason]) => reason === '')) throw fail.reasonsMissing()
  const row: ProductionRow = {
    client_id: clientId,
    id: newId(ctx),
    party_id: client.party.id,
    asked_by: developerOf(ctx),
    registration: {
      redirectUris: client.redirectUris,
      scopes: client.scopes,
      dialects: client.dialects,
      profile: client.oidc.profile,
    },
    legal_basis: legalBasis,
    reasons: Object.fromEntries(explained),
    status: 'open',
    created_at: ctx.now(),
    ended_at: null,
  }
  await transaction(ctx, async tx => {
    if (await store.insertRequest(tx, row))
      await tx.emit(productionAsked, { requestId: row.id, clientId, partyId: row.party_id })
  })
}

/** The open requests with who asks, the oldest first. */
export async function listRequests(ctx: Ctx) {
  const rows = await store.listOpen(ctx)
  const found = await Promise.all(
    rows.map(async row => ({
      row,
      party: await describeParty(ctx, row.party_id),
      client: await findAnyClient(ctx, row.client_id),
    })),
  )
  return found.flatMap(({ row, party, client }) => (party && client ? [{ row, party, client }] : []))
}

/** One request with all that an operator needs to decide. @throws portal.notFound */
export async function getRequest(ctx: Ctx, id: string) {
  const row = await store.findRequest(ctx, id)
  const [party, client] = [
    row && (await describeParty(ctx, row.party_id)),
    row && (await findAnyClient(ctx, row.client_id)),
  ]
  if (!row || !party || !client) throw fail.notFound()
  return {
    row,
    party,
    client,
    checks: await runGate(ctx, client),
    verdicts: await store.listVerdicts(ctx, id),
  }
}

export type Verdict = { says: 'approve' | 'refuse'; note: string }

/**
 * An operator says yes or no. Nobody decides about an organisation of their own, and the second yes must be somebody else's.
 * @throws portal.notFound | ownRequest | checksMissing | alreadyDecided
 */
export async function decide(ctx: Ctx, id: string, { says, note }: Verdict): Promise<void> {
  const operatorId = developerOf(ctx)
  const { row, client, checks } = await getRequest(ctx, id)
  if (await findMember(ctx, row.party_id, operatorId)) throw fail.ownRequest()
  if (says === 'approve' && !isPassed(checks)) throw fail.checksMissing()
  await transaction(ctx, async tx => {
    if (!(await store.holdOpen(tx, id))) throw fail.alreadyDecided()
    await store.saveVerdict(tx, { request_id: id, operator_id: operatorId, says, note, at: tx.now() })
    const yes = (await store.listVerdicts(tx, id)).filter(verdict => verdict.says === 'approve').length
    const ends = says === 'refuse' ? ('refused' as const) : yes >= EYES ? ('approved' as const) : undefined
    await tx.emit(productionDecided, {
      requestId: id,
      clientId: client.id,
      says,
      operatorId,
      ends: ends ?? null,
    })
    if (!ends) return
    await store.endOpen(tx, { id }, ends)
    if (ends === 'approved') {
      await verifyParty(tx, row.party_id)
      await setStage(tx, client.id, 'live')
    }
  })
}
