// Said before one goes: which papers are at hand, and what the officer should know. Nothing here is proof; the officer looks at the papers.
import { formatAddressEn, formatAddressTh } from '../../../../shared/address.ts'
import { maskCitizenNumber } from '../../../../shared/citizen-number.ts'
import type { Ctx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { findNewestCard, getPerson, getPersonForCard } from '../../people/index.ts'
import { visitPrepared } from '../events.ts'
import { matterOf } from '../matters.ts'
import type { PaperId } from '../papers.ts'
import * as store from '../store.ts'
import type { VisitRow } from '../tables.ts'
import { factOf, ownerOf, requireAhead } from './book.ts'

export type Prepared = { papers: PaperId[]; words: string }

/** Keeps what the person brings and writes to the officer, until the visit is called. @throws queues.visitUnknown | visitBegun */
export async function prepareVisit(
  ctx: Ctx,
  visitId: string,
  { papers, words }: Prepared,
): Promise<VisitRow> {
  return transaction(ctx, async tx => {
    const visit = await requireAhead(tx, visitId)
    const asked = matterOf(visit.matter).papers
    const sealed = words === '' ? null : tx.vault.seal('queues-words', Buffer.from(words), visitId)
    const kept = await store.updateVisit(tx, visitId, {
      papers: asked.filter(paper => papers.includes(paper)),
      words: sealed,
    })
    await tx.emit(visitPrepared, { ...factOf(visit), papers: kept.papers.length }, ownerOf(visit))
    return kept
  })
}

export const openWords = (ctx: Ctx, { words, visit_id: visitId }: VisitRow): string =>
  words === null ? '' : ctx.vault.open('queues-words', words, visitId).toString()

/** What the form of a matter is filled with from the register, so that nobody writes it again. */
export async function describePerson(ctx: Ctx, personId: string) {
  const [person, card] = [await getPerson(ctx, personId), await findNewestCard(ctx, personId)]
  const { nameTh, nameEn, citizenNumber, birthDate } = person
  const filled = { nameTh, nameEn, maskedNumber: maskCitizenNumber(citizenNumber), birthDate }
  if (!card) return filled
  const { address } = await getPersonForCard(ctx, personId)
  return {
    ...filled,
    address: { th: formatAddressTh(address), en: formatAddressEn(address) },
    card: { status: card.status, expiryDate: card.expiryDate },
  }
}
