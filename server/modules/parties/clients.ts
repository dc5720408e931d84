// Who may ask people to identify themselves, and with which secret, addresses and items.
import { timingSafeEqual } from 'node:crypto'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { requireAddresses } from './addresses.ts'
import { toDgaSecret } from './dga-secret.ts'
import { clientRegistered, dialectAllowed, partyRegistered, partyVerified } from './events.ts'
import { type NewOidcMetadata, OidcMetadata } from './oidc-metadata.ts'
import { randomBase64 } from './random-name.ts'
import {
  addDialect,
  type ClientWithParty,
  findClientRow,
  findPartyRow,
  markVerified,
  saveClient,
  saveParty,
} from './store.ts'
import { Switches } from './switches.ts'
import type { ClientRow, Dialect, PartyRow, Stage } from './tables.ts'

type Party = {
  id: string
  nameTh: string
  nameEn: string
  domain: string
  /** A small SVG of ours or of the registration, as a data: address. */
  mark?: string
  verified: boolean
}
export type Client = {
  id: string
  party: Party
  redirectUris: string[]
  /** The sandbox's open client: any address of this machine. */
  acceptsAnyLoopback: boolean
  scopes: string[]
  optionalScopes: string[]
  purpose: { th: string; en: string }
  minIal: string
  dialects: Dialect[]
  switches: Switches
  oidc: OidcMetadata
  stage: Stage
  rehearsing: boolean
}

type NewParty = {
  id?: string
  nameTh: string
  nameEn: string
  domain: string
  mark?: string
  verified: boolean
  isDemo?: boolean
}
type NewClient = {
  redirectUris: string[]
  scopes: string[]
  optionalScopes?: string[]
  purpose: { th: string; en: string }
  minIal?: string
  switches?: Partial<Switches>
  oidc?: NewOidcMetadata
  /** How it may speak; by itself as clients of today do. */
  dialects?: Dialect[]
  /** `trial` until it is asked for and approved; by itself `live`. */
  stage?: Stage
}
/** What is written again at every start: demo clients, and parts of this very system. */
type Fixed = {
  id: string
  secret?: string
  acceptsAnyLoopback?: boolean
  isDemo: boolean
}

/** Registers an organisation; returns its id. */
export async function registerParty(ctx: Ctx, party: NewParty): Promise<string> {
  const id = party.id ?? newId(ctx)
  const { nameTh, nameEn, domain, verified, mark = null, isDemo = false } = party
  const row: PartyRow = {
    id,
    name_th: nameTh,
    name_en: nameEn,
    domain,
    mark,
    verified,
    is_demo: isDemo,
    created_at: ctx.now(),
  }
  await transaction(ctx, async tx => {
    await saveParty(tx, row)
    // With an id of its own it is written again at every start: no news.
    if (party.id === undefined) await tx.emit(partyRegistered, { partyId: id })
  })
  return id
}

/** An operator has seen that name and domain are the organisation's own. Repeated it does nothing. */
export async function verifyParty(tx: TxCtx, partyId: string): Promise<void> {
  if (await markVerified(tx, partyId)) await tx.emit(partyVerified, { partyId })
}

/** A party, or undefined. */
export async function describeParty(ctx: Ctx, id: string): Promise<Party | undefined> {
  const row = await findPartyRow(ctx, id)
  return row && toParty(row)
}

/** Registers a client of a party. The secret is returned here and never again. @throws parties.redirectInvalid */
export async function registerClient(ctx: Ctx, partyId: string, client: NewClient, fixed?: Fixed) {
  const id = fixed?.id ?? randomBase64(32)
  const secret = fixed?.secret ?? randomBase64(40)
  requireAddresses(ctx, client.redirectUris)
  const row: ClientRow = {
    id,
    party_id: partyId,
    secret_hash: hashSecret(ctx, id, secret),
    dga_secret_hash: hashSecret(ctx, id, toDgaSecret(secret)),
    redirect_uris: client.redirectUris,
    accepts_any_loopback: fixed?.acceptsAnyLoopback ?? false,
    scopes: client.scopes,
    optional_scopes: client.optionalScopes ?? [],
    purpose_th: client.purpose.th,
    purpose_en: client.purpose.en,
    min_ial: client.minIal ?? '1.1',
    dialects: client.dialects ?? ['oidc'],
    switches: Switches.parse(client.switches ?? {}),
    oidc: OidcMetadata.parse(client.oidc ?? {}),
    status: 'active',
    stage: client.stage ?? 'live',
    rehearsing: false,
    is_demo: fixed?.isDemo ?? false,
    created_at: ctx.now(),
  }
  await transaction(ctx, async tx => {
    await saveClient(tx, row)
    if (!fixed) await tx.emit(clientRegistered, { partyId, clientId: id })
  })
  return { clientId: id, clientSecret: secret }
}

/** An operator allows a client a dialect that gives more away, or takes less care, than the usual one. */
export async function allowDialect(ctx: Ctx, clientId: string, dialect: Dialect) {
  await transaction(ctx, async tx => {
    if (await addDialect(tx, clientId, dialect)) await tx.emit(dialectAllowed, { clientId, dialect })
  })
}

/** The active client of that id (base64 padding does not matter), with its party, or undefined. */
export async function findClient(ctx: Ctx, clientId: string): Promise<Client | undefined> {
  const row = await findActiveRow(ctx, clientId)
  return row && toClient(row)
}

/** Who a client is, for the person who once dealt with it: suspended ones too. */
export async function describeClient(ctx: Ctx, clientId: string) {
  const row = await findClientRow(ctx, clientId)
  if (!row) return undefined
  const { party, purpose } = toClient(row)
  const { nameTh, nameEn, domain, verified } = party
  return { party: { id: party.id, nameTh, nameEn, domain, verified }, purpose }
}

/** The active client of that id with a way to know its secret, which is compared in constant time. */
export async function findClientToVerify(ctx: Ctx, clientId: string) {
  const row = await findActiveRow(ctx, clientId)
  if (!row) return undefined
  const isSecret = (secret: string) => timingSafeEqual(row.secret_hash, hashSecret(ctx, row.id, secret))
  return { client: toClient(row), isSecret }
}

/** The client, if the secret is its own, as it is or in the form of a dialect; compared in constant time. Undefined for a wrong secret. */
export async function verifyClientSecret(ctx: Ctx, clientId: string, secret: string, form?: 'dga') {
  const row = await findActiveRow(ctx, clientId)
  const kept = form === 'dga' ? row?.dga_secret_hash : row?.secret_hash
  if (!row || !kept || !timingSafeEqual(kept, hashSecret(ctx, row.id, secret))) return undefined
  return toClient(row)
}

async function findActiveRow(ctx: Ctx, clientId: string) {
  if (!/^[\w=-]{1,200}$/.test(clientId)) return undefined
  const row = await findClientRow(ctx, clientId.replace(/=+$/, ''))
  // A database that came from a sandbox must not open a production door.
  return row?.status === 'active' && (ctx.settings.sandbox || !row.is_demo) ? row : undefined
}

/** The keyed hash under which a secret is kept. */
export const hashSecret = (ctx: Ctx, clientId: string, secret: string) =>
  ctx.vault.keyedHash('client-secret', `${clientId}.${secret.replace(/=+$/, '')}`)

/** A row with its party, in our words. */
export function toClient(row: ClientWithParty): Client {
  return {
    id: row.id,
    party: toParty(row.party),
    redirectUris: row.redirect_uris,
    acceptsAnyLoopback: row.accepts_any_loopback,
    scopes: row.scopes,
    optionalScopes: row.optional_scopes,
    purpose: { th: row.purpose_th, en: row.purpose_en },
    minIal: row.min_ial,
    dialects: row.dialects,
    switches: Switches.parse(row.switches),
    oidc: OidcMetadata.parse(row.oidc),
    stage: row.stage,
    rehearsing: row.rehearsing,
  }
}

function toParty(row: PartyRow): Party {
  const { id, domain, verified, mark } = row
  const asImage = mark && `data:image/svg+xml;base64,${Buffer.from(mark).toString('base64')}`
  return {
    id,
    nameTh: row.name_th,
    nameEn: row.name_en,
    domain,
    verified,
    ...(asImage ? { mark: asImage } : {}),
  }
}
