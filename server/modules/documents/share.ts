// A link to one document: a token behind `#`, which no server is sent with an address, and which ends.
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { randomToken, sha256 } from '../../platform/crypto.ts'
import { documentShared, shareEnded, shareOpened } from './events.ts'
import { fail } from './failures.ts'
import { getDocumentOf, getDocumentPdf } from './read.ts'
import * as store from './store.ts'

const MOST_OPEN = 5

const citizenOf = (ctx: Ctx) => ctx.actor as ActorOf<'citizen'>

/** @throws documents.documentUnknown | documentEnded | tooManyShares */
export async function shareDocument(ctx: Ctx, documentId: string, hours: number) {
  const { personId } = citizenOf(ctx)
  return transaction(ctx, async tx => {
    const row = await getDocumentOf(tx, personId, documentId)
    if (row.status !== 'issued') throw fail.documentEnded()
    const open = (await store.listShares(tx, personId, documentId)).filter(
      share => share.ended_at === null && share.expires_at > tx.now(),
    )
    if (open.length >= MOST_OPEN) throw fail.tooManyShares()
    const [id, token] = [newId(tx), randomToken()]
    const until = new Date(tx.now().getTime() + hours * 3_600_000)
    await store.insertShare(tx, {
      person_id: personId,
      id,
      document_id: documentId,
      token_hash: sha256(token),
      created_at: tx.now(),
      expires_at: until,
      ended_at: null,
      opened: 0,
      last_opened_at: null,
    })
    await tx.emit(documentShared, { documentId, shareId: id, until: until.toISOString() }, { personId })
    return { id, link: `${ctx.settings.origin}/verify/#s=${token}`, until }
  })
}

/** @throws documents.documentUnknown */
export async function endShare(ctx: Ctx, documentId: string, shareId: string): Promise<void> {
  const { personId } = citizenOf(ctx)
  await transaction(ctx, async tx => {
    await getDocumentOf(tx, personId, documentId)
    for (const id of await store.endShares(tx, personId, documentId, shareId))
      await tx.emit(shareEnded, { documentId, shareId: id }, { personId })
  })
}

/** The file behind a link, for whoever holds the link. @throws documents.shareEnded | fileGone */
export async function openSharedDocument(ctx: Ctx, token: string): Promise<Buffer> {
  return transaction(ctx, async tx => {
    const share = await store.openShare(tx, sha256(token))
    if (!share) throw fail.shareEnded()
    const { person_id: personId, document_id: documentId, id: shareId } = share
    await tx.emit(shareOpened, { documentId, shareId }, { personId })
    return getDocumentPdf(tx, await getDocumentOf(tx, personId, documentId))
  })
}
