// An entry is wrong, seen in the register or in a copy of it: the person says so, a registrar proposes what should stand there and by which
// law, and another agrees. What the paper said before stays in the old document, which stays in its owner's hands, marked.
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, recordFact, transaction } from '../../platform/context.ts'
import { type Changes, correctPaper, getPaper, isKin, type Paper, withChanges } from '../people/index.ts'
import {
  correctionAsked,
  correctionProposed,
  correctionRefused,
  correctionSeen,
  entryCorrected,
} from './events.ts'
import { fail } from './failures.ts'
import { leftBehind, wordsOf } from './kinds/words.ts'
import { getDocumentOf } from './read.ts'
import { correctDocument, numberOf, outdatePaper } from './revoke.ts'
import * as store from './store.ts'
import type { CorrectionRow } from './tables.ts'

const undecided = {
  changes_sealed: null,
  legal_basis: null,
  proposed_by: null,
  proposed_at: null,
  decided_by: null,
  decided_at: null,
  new_document_id: null,
} as const

/** The owner says what is wrong, in words. @throws documents.documentUnknown | documentEnded | notCorrectable | correctionOpen */
export async function askCorrection(ctx: Ctx, documentId: string, reason: string): Promise<void> {
  const { personId } = ctx.actor as ActorOf<'citizen'>
  await transaction(ctx, async tx => {
    const row = await getDocumentOf(tx, personId, documentId)
    if (row.status !== 'issued') throw fail.documentEnded()
    if (!row.paper_id) throw fail.notCorrectable()
    await ask(tx, { personId, documentId, paperId: row.paper_id, reason })
  })
}

/** The same of what stands in the register, without a copy. @throws people.paperUnknown, documents.correctionOpen */
export async function askPaperCorrection(ctx: Ctx, paperId: string, reason: string): Promise<void> {
  const { personId } = ctx.actor as ActorOf<'citizen'>
  await transaction(ctx, async tx => {
    await getPaper(tx, personId, paperId)
    await ask(tx, { personId, documentId: null, paperId, reason })
  })
}

type Asked = { personId: string; documentId: string | null; paperId: string; reason: string }

async function ask(tx: TxCtx, { personId, documentId, paperId, reason }: Asked): Promise<void> {
  const id = newId(tx)
  const written = await store.insertCorrection(tx, {
    person_id: personId,
    id,
    document_id: documentId,
    paper_id: paperId,
    status: 'asked',
    reason_sealed: tx.vault.seal('document-correction', Buffer.from(reason), id),
    asked_by: personId,
    asked_at: tx.now(),
    ...undecided,
  })
  if (!written) throw fail.correctionOpen()
  await tx.emit(correctionAsked, { documentId, correctionId: id }, { personId })
}

/** Requests that wait for a registrar, the oldest first; whose they are is seen when one is opened. */
export async function listCorrections(ctx: Ctx) {
  const { personId } = officerOf(ctx)
  const rows = await store.listOpenCorrections(ctx)
  return Promise.all(
    rows
      .filter(row => row.person_id !== personId)
      .map(async row => ({
        id: row.id,
        status: row.status as 'asked' | 'proposed',
        askedAt: row.asked_at,
        isOwnProposal: row.proposed_by === personId,
        ...(await aboutOf(ctx, row)),
      })),
  )
}

/** What kind of paper it is about, and the number of the copy if it was seen in one. */
async function aboutOf(ctx: Ctx, row: CorrectionRow) {
  const document = row.document_id === null ? undefined : await store.findDocument(ctx, row.document_id)
  if (document) return { kind: document.kind, number: numberOf(document) }
  return { kind: (await getPaper(ctx, row.person_id, row.paper_id)).kind }
}

/** One request with the paper it is about. Looking is a fact that the person reads. @throws documents.documentUnknown | ownDocument */
export async function showCorrection(ctx: Ctx, id: string) {
  const { row, paper } = await loadCorrection(ctx, id)
  const fact = { documentId: row.document_id, correctionId: id, seenBy: officerOf(ctx).personId }
  await recordFact(ctx, correctionSeen, fact, { personId: row.person_id })
  return {
    id,
    status: row.status,
    askedAt: row.asked_at,
    ...(await aboutOf(ctx, row)),
    words: wordsOf(paper),
    reason: open(ctx, row, row.reason_sealed),
    ...(row.changes_sealed ? { changes: changesOf(ctx, row), legalBasis: row.legal_basis ?? '' } : {}),
    isOwnProposal: row.proposed_by === officerOf(ctx).personId,
  }
}

/** @throws documents.documentUnknown | ownDocument | wordUnknown | otherLanguage | correctionMoved, people.correctionInvalid */
export async function proposeCorrection(
  ctx: Ctx,
  id: string,
  { changes, legalBasis }: { changes: Changes; legalBasis: string },
): Promise<void> {
  const { personId: officerId } = officerOf(ctx)
  await transaction(ctx, async tx => {
    const { row, paper } = await loadCorrection(tx, id)
    withChanges(paper, changes)
    const words = wordsOf(paper)
    const known = new Set(words.map(({ path }) => path))
    if (Object.keys(changes).some(path => !known.has(path))) throw fail.wordUnknown()
    const behind = leftBehind(words, changes)
    if (behind.length > 0) throw fail.otherLanguage({ paths: behind.map(({ path }) => path) })
    const sealed = tx.vault.seal('document-correction', Buffer.from(JSON.stringify(changes)), id)
    const moved = await store.moveCorrection(tx, id, ['asked'], {
      status: 'proposed',
      changes_sealed: sealed,
      legal_basis: legalBasis,
      proposed_by: officerId,
      proposed_at: tx.now(),
    })
    if (!moved) throw fail.correctionMoved()
    const fact = { documentId: row.document_id, correctionId: id, proposedBy: officerId }
    await tx.emit(correctionProposed, fact, { personId: row.person_id })
  })
}

/**
 * The second officer agrees: the paper is put right, the right document takes the place of the one in which it was seen, and other copies end.
 * @throws documents.documentUnknown | ownDocument | notTheSame | correctionMoved | documentEnded
 */
export async function agreeToCorrection(ctx: Ctx, id: string): Promise<{ documentId?: string }> {
  const { personId: agreedBy } = officerOf(ctx)
  return transaction(ctx, async tx => {
    const { row, paper } = await loadCorrection(tx, id)
    const proposedBy = row.proposed_by
    if (proposedBy === agreedBy) throw fail.notTheSame()
    const change = { status: 'done', decided_by: agreedBy, decided_at: tx.now() } as const
    if (!proposedBy || !(await store.moveCorrection(tx, id, ['proposed'], change)))
      throw fail.correctionMoved()
    const { record } = await correctPaper(tx, paper, {
      changes: changesOf(tx, row),
      legalBasis: row.legal_basis ?? '',
      proposedBy,
      agreedBy,
    })
    const { person_id: personId, document_id: documentId, paper_id: paperId } = row
    const copies = { personId, kind: paper.kind, paperId }
    if (documentId === null) {
      await outdatePaper(tx, copies)
      const fact = { correctionId: id, kind: paper.kind, proposedBy, agreedBy }
      await tx.emit(entryCorrected, fact, { personId })
      return {}
    }
    const issued = await correctDocument(tx, { documentId, record, proposedBy, agreedBy })
    await store.moveCorrection(tx, id, ['done'], { new_document_id: issued.documentId })
    await outdatePaper(tx, { ...copies, except: issued.documentId })
    return issued
  })
}

/** One officer is enough to say no. @throws documents.documentUnknown | ownDocument | correctionMoved */
export async function refuseCorrection(ctx: Ctx, id: string): Promise<void> {
  const { personId: decidedBy } = officerOf(ctx)
  await transaction(ctx, async tx => {
    const { row } = await loadCorrection(tx, id)
    const change = { status: 'refused', decided_by: decidedBy, decided_at: tx.now() } as const
    if (!(await store.moveCorrection(tx, id, ['asked', 'proposed'], change))) throw fail.correctionMoved()
    const fact = { documentId: row.document_id, correctionId: id, decidedBy }
    await tx.emit(correctionRefused, fact, { personId: row.person_id })
  })
}

/** Registrars only; and nobody decides about themselves or their kin (A55). */
function officerOf(ctx: Ctx): ActorOf<'officer'> {
  const officer = ctx.actor as ActorOf<'officer'>
  if (officer.role === 'clerk') throw fail.registrarsOnly()
  return officer
}

async function loadCorrection(ctx: Ctx | TxCtx, id: string) {
  const officer = officerOf(ctx)
  const row = await store.findCorrection(ctx, id)
  if (!row) throw fail.documentUnknown()
  if (row.person_id === officer.personId || (await isKin(ctx, row.person_id, officer.personId)))
    throw fail.ownDocument()
  const paper: Paper = await getPaper(ctx, row.person_id, row.paper_id)
  return { row, paper }
}

const open = (ctx: Ctx, row: CorrectionRow, sealed: Buffer | null): string =>
  sealed ? ctx.vault.open('document-correction', sealed, row.id).toString() : ''

const changesOf = (ctx: Ctx, row: CorrectionRow): Changes => JSON.parse(open(ctx, row, row.changes_sealed))
