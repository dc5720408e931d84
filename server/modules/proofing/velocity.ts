// Mule farms (A33): one phone registers many people, or one face many numbers. Both are held: a person decides, at a counter.
import { sql } from 'kysely'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import { compareFaces, type FaceTemplate } from '../biometrics/index.ts'
import type { ProofingTables, SessionRow } from './tables.ts'

const db = (ctx: Ctx) => tables<ProofingTables>(ctx)
const DAY_MILLISECONDS = 86_400_000
const PHONE_DAYS = 30
// Far nearer than a match: a chance likeness among thousands holds nobody.
const SAME_FACE_DISTANCE = 0.35
const FACE_DAYS = 7
const MAX_COMPARED = 2_000

/** True when so many other people finished on this phone within a month that one more is held. */
export async function isCrowdedPhone(tx: TxCtx, session: SessionRow, personId: string): Promise<boolean> {
  const since = new Date(tx.now().getTime() - PHONE_DAYS * DAY_MILLISECONDS)
  const { people } = await db(tx)
    .selectFrom('proofing.session')
    .select(sql<number>`count(distinct person_id)`.as('people'))
    .where('key_thumbprint', '=', session.key_thumbprint)
    .where('status', '=', 'completed')
    .where('completed_at', '>', since)
    .where('person_id', '!=', personId)
    .executeTakeFirstOrThrow()
  return people >= tx.settings.peoplePerPhone
}

/** True when this face finished under several other numbers within a week. */
export async function isFaceOfOthers(tx: TxCtx, personId: string, live: FaceTemplate): Promise<boolean> {
  if (tx.settings.numbersPerFace === 0) return false
  const since = new Date(tx.now().getTime() - FACE_DAYS * DAY_MILLISECONDS)
  const rows = await db(tx)
    .selectFrom('proofing.recent_face as face')
    .innerJoin('proofing.session as session', 'session.id', 'face.session_id')
    .select(['face.session_id', 'face.person_id', 'face.template_sealed'])
    .where('face.at', '>', since)
    .where('face.person_id', '!=', personId)
    .where('session.status', '=', 'completed')
    .orderBy('face.at', 'desc')
    .limit(MAX_COMPARED)
    .execute()
  const same = rows.filter(row => {
    const known = openTemplate(tx, row)
    return known.modelId === live.modelId && compareFaces(live, known).distance <= SAME_FACE_DISTANCE
  })
  return new Set(same.map(row => row.person_id)).size >= tx.settings.numbersPerFace
}

/** Remembers a live face for a week. */
export async function rememberFace(
  tx: TxCtx,
  sessionId: string,
  personId: string,
  { modelId, vector }: FaceTemplate,
) {
  if (tx.settings.numbersPerFace === 0) return
  const plain = Buffer.from(JSON.stringify({ modelId, vector: [...vector] }))
  const row = {
    person_id: personId,
    template_sealed: tx.vault.seal('recent-face', plain, sessionId),
    at: tx.now(),
  }
  await db(tx)
    .insertInto('proofing.recent_face')
    .values({ session_id: sessionId, ...row })
    .onConflict(conflict => conflict.column('session_id').doUpdateSet(row))
    .execute()
}

/** Erases faces older than a week; those of an attempt that ended go with it. */
export async function forgetFaces(ctx: Ctx) {
  const before = new Date(ctx.now().getTime() - FACE_DAYS * DAY_MILLISECONDS)
  await db(ctx).deleteFrom('proofing.recent_face').where('at', '<=', before).execute()
}

function openTemplate(ctx: Ctx, row: { session_id: string; template_sealed: Buffer }): FaceTemplate {
  const { modelId, vector } = JSON.parse(
    ctx.vault.open('recent-face', row.template_sealed, row.session_id).toString(),
  ) as { modelId: string; vector: number[] }
  return { modelId, vector: Float32Array.from(vector) }
}
