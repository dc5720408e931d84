// An authority of our own, and under it a key that seals files and one that signs codes, each for ninety days. A document outlives the use
// of its key by a year at most, and the certificates outlive the documents.
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { CodeKey } from '../../../../shared/document-code.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { tables, transaction } from '../../../platform/context.ts'
import { listSigners, rotateKey, type Signer } from '../../../platform/keys.ts'
import { sealMade } from '../events.ts'
import type { CertificateRow, DocumentsTables } from '../tables.ts'
import { makeAuthority, makeSealCertificate } from './x509.ts'

type Role = CertificateRow['role']
const keyNames: Record<Role, string> = {
  authority: 'documents-authority',
  seal: 'documents-seal',
  code: 'documents-code',
}
const DAY_MILLISECONDS = 24 * 3_600_000
const USED_DAYS = 90
const SEAL_DAYS = 2 * 365
const AUTHORITY_DAYS = 15 * 365

const db = (ctx: Ctx) => tables<DocumentsTables>(ctx)

/** Makes what is missing, and follows up a key after its ninety days. Two servers that start at once make one. */
export async function keepSeals(ctx: Ctx): Promise<void> {
  await transaction(ctx, async tx => {
    await sql`select pg_advisory_xact_lock(hashtext('documents.certificate'))`.execute(tx.db)
    const authority = (await newest(tx, 'authority')) ?? (await makeOf(tx, 'authority'))
    for (const role of ['seal', 'code'] as const) {
      const current = await newest(tx, role)
      const isDue =
        current && tx.now().getTime() - current.not_before.getTime() >= USED_DAYS * DAY_MILLISECONDS
      if (!current || isDue) await makeOf(tx, role, authority)
    }
  })
}

export type Seal = { key: Signer; certificate: Buffer; authority: Buffer }

/** What seals a file now. */
export async function currentSeal(ctx: Ctx): Promise<Seal> {
  const row = await current(ctx, 'seal')
  const authority = await current(ctx, 'authority')
  return { key: await signerOf(ctx, row), certificate: row.der, authority: authority.der }
}

/** What signs a code now; the name of the key is as short as a code wants it. */
export async function currentCodeKey(ctx: Ctx): Promise<{ kid: string; sign: Signer['sign'] }> {
  const row = await current(ctx, 'code')
  const { sign } = await signerOf(ctx, row)
  return { kid: shortKid(row.kid), sign }
}

/** The public keys of codes, also of former ones, for whoever checks without us. */
export async function listCodeKeys(ctx: Ctx): Promise<CodeKey[]> {
  const rows = await listOf(ctx, 'code')
  const signers = await listSigners(ctx, keyNames.code)
  return rows.flatMap(row => {
    const { x, y } = signers.find(one => one.kid === row.kid)?.publicKey.export({ format: 'jwk' }) ?? {}
    if (!x || !y) return []
    const until = { notBefore: row.not_before.toISOString(), notAfter: row.not_after.toISOString() }
    return [{ kid: shortKid(row.kid), x, y, ...until, endedAt: row.ended_at?.toISOString() }]
  })
}

/** The certificates of authorities, for whoever trusts the seals; and of seals that were withdrawn, for whoever must not. */
export async function listAuthorities(ctx: Ctx) {
  const [authorities, seals] = [await listOf(ctx, 'authority'), await listOf(ctx, 'seal')]
  return {
    authorities: authorities.filter(row => !row.ended_at).map(row => row.der.toString('base64')),
    endedSeals: seals.filter(row => row.ended_at).map(row => row.serial),
  }
}

const shortKid = (kid: string) => Buffer.from(kid, 'base64').subarray(0, 8).toString('hex')

async function current(ctx: Ctx, role: Role): Promise<CertificateRow> {
  const row = await newest(ctx, role)
  if (row) return row
  await keepSeals(ctx)
  const made = await newest(ctx, role)
  if (!made) throw new Error(`No certificate for the ${role} of documents`)
  return made
}

async function signerOf(ctx: Ctx, { role, kid }: CertificateRow): Promise<Signer> {
  const key = (await listSigners(ctx, keyNames[role])).find(one => one.kid === kid)
  if (!key) throw new Error(`The key of the ${role} of documents is gone`)
  return key
}

async function makeOf(tx: TxCtx, role: Role, authority?: CertificateRow): Promise<CertificateRow> {
  const former = await listOf(tx, role)
  const made = former.length > 0 ? await rotateKey(tx, keyNames[role]) : undefined
  const key = (await listSigners(tx, keyNames[role])).find(one => made === undefined || one.kid === made)
  if (!key) throw new Error(`No key for the ${role} of documents`)
  // Sixteen random bytes; the first bit stays clear, so that the number is positive.
  const bytes = randomBytes(16)
  bytes[0] = 0x40 | ((bytes[0] ?? 0) & 0x3f)
  const days = role === 'authority' ? AUTHORITY_DAYS : SEAL_DAYS
  const issuing = {
    serial: bytes.toString('hex'),
    subject: subjectOf(tx, role),
    key,
    // Whole seconds, as certificates count.
    notBefore: new Date(Math.floor(tx.now().getTime() / 1000) * 1000),
    notAfter: new Date(Math.floor(tx.now().getTime() / 1000) * 1000 + days * DAY_MILLISECONDS),
  }
  const der = authority
    ? await makeSealCertificate(issuing, { der: authority.der, key: await signerOf(tx, authority) })
    : await makeAuthority(issuing)
  const { serial, notBefore: not_before, notAfter: not_after } = issuing
  const row = { serial, role, kid: key.kid, der, not_before, not_after, ended_at: null }
  await db(tx).insertInto('documents.certificate').values(row).execute()
  await tx.emit(sealMade, { role, notAfter: not_after.toISOString() })
  return row
}

function subjectOf({ settings }: Ctx, role: Role) {
  const organisation = settings.sandbox ? 'Tuaton (sandbox, no legal effect)' : 'Tuaton'
  const names = { authority: 'Document Authority', seal: 'Document Seal', code: 'Document Codes' }
  return { commonName: `${organisation} ${names[role]}`, organisation }
}

const listOf = (ctx: Ctx, role: Role) =>
  db(ctx)
    .selectFrom('documents.certificate')
    .selectAll()
    .where('role', '=', role)
    .orderBy('not_before', 'desc')
    .execute()

const newest = (ctx: Ctx, role: Role) =>
  db(ctx)
    .selectFrom('documents.certificate')
    .selectAll()
    .where('role', '=', role)
    .where('ended_at', 'is', null)
    .where('not_after', '>', ctx.now())
    .orderBy('not_before', 'desc')
    .executeTakeFirst()
