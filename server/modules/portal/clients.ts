import { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { AppError } from '../../platform/failures.ts'
import { nameLine } from '../../platform/plain-text.ts'
import { ITEM_NAMES } from '../federation/index.ts'
import {
  changeClient,
  findAnyClient,
  listClients,
  type NewOidcMetadata,
  OidcMetadata,
  registerClient,
  rotateSecret,
  setClientStatus,
} from '../parties/index.ts'
import { fail } from './failures.ts'
import { getOrganisation } from './organisations.ts'
import { beginAgain } from './production/begin-again.ts'
import { rights } from './tables.ts'

// A picture is compared with a token of the client itself (RFC 6749 §4.4).
const USUAL_GRANTS = ['authorization_code', 'refresh_token'] as const

/** What may be asked for in a registration; the first generation of ThaID's names is another word for the same. */
export const offeredItems = ITEM_NAMES.filter(name => !name.startsWith('th_') && name !== 'dob')

export const spokenDialects = ['oidc', 'fapi2', 'thaid', 'dga'] as const
export type Spoken = (typeof spokenDialects)[number]

const lines = (text: string) => text.split(/\s+/).filter(Boolean)
const many = z.preprocess(value => (value === undefined ? [] : [value].flat()), z.array(z.string().max(60)))

/** The form as a browser sends it. */
export const ClientForm = z.object({
  speaks: z.enum(spokenDialects),
  redirectUris: z.string().max(4000).transform(lines).pipe(z.array(z.string()).min(1).max(20)),
  logoutUris: z.string().max(4000).default('').transform(lines),
  items: many,
  rights: z.preprocess(value => (value === undefined ? [] : [value].flat()), z.array(z.enum(rights))),
  purposeTh: nameLine(1, 140),
  purposeEn: nameLine(1, 140),
  jwks: z.string().max(20_000).default(''),
})
export type ClientForm = z.output<typeof ClientForm>

/** Which field of the form is wrong, where the registration itself refuses. */
export class FormProblem extends Error {
  readonly field: 'redirectUris' | 'logoutUris' | 'jwks'
  constructor(field: FormProblem['field']) {
    super(field)
    this.field = field
  }
}

/** A client of whoever is signed in. @throws portal.notFound for anybody else's */
export async function getClient(ctx: Ctx, id: string) {
  const client = await findAnyClient(ctx, id)
  if (!client) throw fail.notFound()
  return { client, organisation: await getOrganisation(ctx, client.party.id) }
}

/** Registers a client; its secret is returned here and never again. @throws portal.notFound | tooMany | FormProblem */
export async function createClient(ctx: Ctx, partyId: string, form: ClientForm) {
  await getOrganisation(ctx, partyId)
  await requireFew(ctx, partyId)
  return refusing(() => registerClient(ctx, partyId, { ...toRegistration(form), stage: 'trial' }))
}

/** Changes a system on trial, which begins its checks again. @throws portal.notFound | liveStays | FormProblem */
export async function saveClient(ctx: Ctx, id: string, form: ClientForm): Promise<void> {
  if ((await getClient(ctx, id)).client.stage === 'live') throw fail.liveStays()
  await refusing(() =>
    transaction(ctx, async tx => {
      // First, for it waits for operators who are deciding: what they have just let at everybody is not changed under them.
      await beginAgain(tx, id)
      if ((await findAnyClient(tx, id))?.stage === 'live') throw fail.liveStays()
      await changeClient(tx, id, toRegistration(form))
    }),
  )
}

/** New public keys; of a system that people use too, as keys must be changed in time. @throws portal.notFound | FormProblem */
export async function saveKeys(ctx: Ctx, id: string, jwks: string): Promise<void> {
  const { client } = await getClient(ctx, id)
  const oidc = { ...client.oidc, jwks: parseKeys(jwks) }
  if (OidcMetadata.safeParse(oidc).error) throw new FormProblem('jwks')
  const { redirectUris, scopes, dialects, purpose } = client
  await changeClient(ctx, id, { redirectUris, scopes, dialects, purpose, oidc })
}

const MOST_OF_ONE_ORGANISATION = 50

async function requireFew(ctx: Ctx, partyId: string) {
  if ((await listClients(ctx, partyId)).length >= MOST_OF_ONE_ORGANISATION) throw fail.tooMany()
}

/** A second system with the same registration, on trial; its keys are its own. @throws portal.notFound */
export async function copyClient(ctx: Ctx, id: string) {
  const { client } = await getClient(ctx, id)
  await requireFew(ctx, client.party.id)
  const { redirectUris, scopes, dialects, purpose, oidc } = client
  return registerClient(ctx, client.party.id, {
    redirectUris,
    scopes,
    dialects,
    purpose,
    oidc,
    stage: 'trial',
  })
}

/** @throws portal.notFound */
export async function renewSecret(ctx: Ctx, id: string): Promise<string> {
  await getClient(ctx, id)
  return rotateSecret(ctx, id)
}

/** @throws portal.notFound */
export async function switchClient(ctx: Ctx, id: string, status: 'active' | 'suspended'): Promise<void> {
  await getClient(ctx, id)
  await setClientStatus(ctx, id, status)
}

function toRegistration(form: ClientForm) {
  const items = form.items.filter(item => offeredItems.includes(item))
  return {
    redirectUris: form.redirectUris,
    scopes: ['openid', ...items, ...form.rights],
    // Every dialect is given at once for a trial; operators see what an older one gives away before they let it at everybody (ADR 9).
    dialects: [form.speaks === 'fapi2' ? ('oidc' as const) : form.speaks],
    purpose: { th: form.purposeTh, en: form.purposeEn },
    oidc: toMetadata(form),
  }
}

function toMetadata({ speaks, jwks, logoutUris, rights }: ClientForm): NewOidcMetadata {
  const keys = jwks.trim() === '' ? undefined : parseKeys(jwks)
  if (speaks === 'fapi2' && !keys) throw new FormProblem('jwks')
  const metadata: NewOidcMetadata = {
    profile: speaks === 'fapi2' ? 'fapi2' : 'baseline',
    ...(keys ? { jwks: keys } : {}),
    post_logout_redirect_uris: logoutUris,
    ...(rights.includes('fvs.verify')
      ? { grant_types: [...USUAL_GRANTS, 'client_credentials' as const] }
      : {}),
  }
  const { error } = OidcMetadata.safeParse(metadata)
  if (error) throw new FormProblem(error.issues[0]?.path[0] === 'jwks' ? 'jwks' : 'logoutUris')
  return metadata
}

function parseKeys(text: string) {
  try {
    return JSON.parse(text) as { keys: { kty: string }[] }
  } catch {
    throw new FormProblem('jwks')
  }
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError && error.code === 'parties.redirectInvalid')
      throw new FormProblem('redirectUris')
    throw error
  }
}
