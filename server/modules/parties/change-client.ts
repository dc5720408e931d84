// What the people of an organisation change about a client of theirs; each change holds from the next request on.
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { requireAddresses } from './addresses.ts'
import { type Client, hashSecret, toClient } from './clients.ts'
import { toDgaSecret } from './dga-secret.ts'
import { clientChanged } from './events.ts'
import { type NewOidcMetadata, OidcMetadata } from './oidc-metadata.ts'
import { randomBase64 } from './random-name.ts'
import { findClientRow, listClientRows, updateClient } from './store.ts'
import type { ClientRow, Dialect, Stage } from './tables.ts'

export type ClientStatus = ClientRow['status']
export type ClientChanges = {
  redirectUris: string[]
  scopes: string[]
  dialects: Dialect[]
  purpose: { th: string; en: string }
  oidc: NewOidcMetadata
}

/** All clients of a party, suspended ones too, the newest first. */
export async function listClients(ctx: Ctx, partyId: string): Promise<(Client & { status: ClientStatus })[]> {
  const rows = await listClientRows(ctx, partyId)
  return rows.map(row => ({ ...toClient(row), status: row.status }))
}

/** A client, suspended or not. */
export async function findAnyClient(ctx: Ctx, id: string) {
  const row = await findClientRow(ctx, id)
  return row && { ...toClient(row), status: row.status }
}

/** @throws parties.redirectInvalid */
export async function changeClient(ctx: Ctx, id: string, changes: ClientChanges): Promise<void> {
  requireAddresses(ctx, changes.redirectUris)
  await change(ctx, id, 'registration', {
    redirect_uris: changes.redirectUris,
    scopes: changes.scopes,
    dialects: changes.dialects,
    purpose_th: changes.purpose.th,
    purpose_en: changes.purpose.en,
    oidc: OidcMetadata.parse(changes.oidc),
  })
}

/** A new secret; the old one is dead. It is returned here and never again. */
export async function rotateSecret(ctx: Ctx, id: string): Promise<string> {
  const secret = randomBase64(40)
  await change(ctx, id, 'secret', {
    secret_hash: hashSecret(ctx, id, secret),
    dga_secret_hash: hashSecret(ctx, id, toDgaSecret(secret)),
  })
  return secret
}

/** Suspends a client, or lets it on again. A suspended one is as if it did not exist. */
export const setClientStatus = (ctx: Ctx, id: string, status: ClientStatus): Promise<void> =>
  change(ctx, id, status, { status })

/** Lets everybody in, or nobody but the people of the organisation. */
export const setStage = (ctx: Ctx, id: string, stage: Stage): Promise<void> =>
  change(ctx, id, stage, { stage })

/** Whether the next sign-ins are rehearsals. No fact of its own: the rehearsal is. */
export const setRehearsing = (tx: TxCtx, id: string, rehearsing: boolean): Promise<void> =>
  updateClient(tx, id, { rehearsing })

const change = (
  ctx: Ctx,
  id: string,
  what: 'registration' | 'secret' | ClientStatus | Stage,
  changes: Partial<ClientRow>,
) =>
  transaction(ctx, async (tx: TxCtx) => {
    await updateClient(tx, id, changes)
    await tx.emit(clientChanged, { clientId: id, what })
  })
