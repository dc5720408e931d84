// A person has a copy made: proven well enough, with the passcode, and not without end.
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { findLevel, requirePasscode, toPublicLevel } from '../authenticators/index.ts'
import { getPaper, listPapers, type Paper } from '../people/index.ts'
import { fail } from './failures.ts'
import { issueDocument } from './issue.ts'
import { countIssuedSince } from './store.ts'
import type { Both, Digits, Language } from './tables.ts'

const DAILY = 20
const DAY_MILLISECONDS = 24 * 3_600_000

const citizenOf = (ctx: Ctx) => ctx.actor as ActorOf<'citizen'>

const civilRegistration = {
  th: 'พระราชบัญญัติการทะเบียนราษฎร พ.ศ. 2534 มาตรา 6',
  en: 'Civil Registration Act B.E. 2534 (1991), section 6',
}
const familyRegistration = {
  th: 'พระราชบัญญัติจดทะเบียนครอบครัว พ.ศ. 2478',
  en: 'Family Registration Act B.E. 2478 (1935)',
}
const legalBases: Record<Paper['kind'], Both> = {
  house: civilRegistration,
  birth: civilRegistration,
  death: civilRegistration,
  marriage: familyRegistration,
  divorce: familyRegistration,
  nameChange: { th: 'พระราชบัญญัติชื่อบุคคล พ.ศ. 2505', en: 'Person Name Act B.E. 2505 (1962)' },
  cardHistory: {
    th: 'พระราชบัญญัติบัตรประจำตัวประชาชน พ.ศ. 2526',
    en: 'Identity Card Act B.E. 2526 (1983)',
  },
}

/** The papers of which the signed-in person may have copies. */
export async function listOffers(ctx: Ctx) {
  const papers = await listPapers(ctx, citizenOf(ctx).personId)
  return papers.map(paper => ({
    paperId: paper.paperId,
    kind: paper.kind,
    day: paper.day,
    about: aboutOf(paper),
  }))
}

/** What tells a paper from others of its kind. */
function aboutOf({ kind, record }: Paper): Both | null {
  if (kind === 'death' && 'deceased' in record) return record.deceased.name
  return kind === 'nameChange' && 'after' in record ? record.after : null
}

export type Order = { paperId: string; language: Language; digits: Digits; passcode: string }

/** @throws documents.levelTooLow | tooManyDocuments, people.paperUnknown, authenticators.passcodeWrong */
export async function orderCopy(ctx: Ctx, { paperId, language, digits, passcode }: Order) {
  const { personId } = citizenOf(ctx)
  const level = await findLevel(ctx, personId)
  if (!level || toPublicLevel(level.ial) < 2) throw fail.levelTooLow({ needed: '2.3' })
  await requirePasscode(ctx, passcode)
  const since = new Date(ctx.now().getTime() - DAY_MILLISECONDS)
  if ((await countIssuedSince(ctx, personId, since)) >= DAILY) throw fail.tooManyDocuments()
  const { kind, record, ownerId } = await getPaper(ctx, personId, paperId)
  return issueDocument(ctx, {
    personId,
    kind,
    record,
    language,
    digits: language === 'th' ? digits : 'arabic',
    legalBasis: legalBases[kind],
    issuer: { kind: 'person', id: personId },
    paper: { paperId, ownerId },
  })
}
