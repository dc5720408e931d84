// The other parent, or the one to be married or divorced, says yes or no on a phone of their own.
import type { Ctx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { requirePasscode } from '../../authenticators/index.ts'
import { findSpouse, getPerson, requireMayMarry } from '../../people/index.ts'
import { citizenOf, requireLevel } from '../citizen.ts'
import { type Filing, openFiling, sealDetails, type Wish } from '../details.ts'
import { otherAnswered } from '../events.ts'
import { fail } from '../failures.ts'
import { kindOf } from '../kinds/index.ts'
import * as store from '../store.ts'
import type { FilingRow } from '../tables.ts'
import { daysAfter, REGISTRY_DAYS } from '../terms.ts'
import { endFiling, tell } from './end.ts'

export type Answer = { answer: 'accepted' | 'refused'; wish?: Wish | undefined; passcode: string }

/**
 * Answers as the other of the two; the same answer twice is one.
 * @throws lifeEvents.levelTooLow | filingUnknown | filingEnded | filingOpen | marriedAlready | wishesClash | notAParent, authenticators.passcodeWrong,
 * people.marriedAlready | tooYoung | tooNear
 */
export async function answerFiling(ctx: Ctx, filingId: string, { answer, wish, passcode }: Answer) {
  const { personId } = citizenOf(ctx)
  await requireLevel(ctx)
  requireMine(personId, await store.findFiling(ctx, filingId))
  await requirePasscode(ctx, passcode)
  await transaction(ctx, async tx => {
    const row = requireMine(personId, await store.lockFiling(tx, filingId))
    if (row.other_answer === answer) return
    if (row.state !== 'awaitingOther' || row.expires_at <= tx.now()) throw fail.filingEnded()
    const answered = { other_answer: answer, other_answered_at: tx.now() } as const
    const fact = { filingId, kind: row.kind, otherId: personId, answer }
    await tx.emit(otherAnswered, fact, { personId: row.person_id })
    if (answer === 'refused') {
      await endFiling(tx, row, { ...answered, state: 'refused' })
      return tell(tx, row.person_id, 'lifeDeclined', row.kind)
    }
    const filing = openFiling(tx, { ...row, ...answered })
    if (isMarriage(filing)) {
      await requireFree(tx, personId)
      await requireMayMarry(tx, row.person_id, personId)
      filing.details = { ...filing.details, others: await agree(tx, filing, personId, wish) }
    }
    if (row.kind === 'birth') await requireOtherParent(tx, row.person_id, personId)
    await claimBoth(tx, filing)
    await store.updateFiling(tx, row, {
      ...answered,
      details_sealed: sealDetails(tx, filingId, filing.details),
      state: 'awaitingRegistrar',
      expires_at: daysAfter(tx.now(), REGISTRY_DAYS),
    })
    await tell(tx, row.person_id, 'lifeAccepted', row.kind)
  })
}

const isMarriage = (filing: Filing): filing is Filing<'marriage'> => filing.kind === 'marriage'

/** Said to who answers, before the reason could be told to who asked. */
async function requireFree(ctx: Ctx, personId: string) {
  if (await findSpouse(ctx, personId)) throw fail.marriedAlready()
}

async function requireOtherParent(ctx: Ctx, filerId: string, otherId: string) {
  if ((await getPerson(ctx, filerId)).sex === (await getPerson(ctx, otherId)).sex) throw fail.notAParent()
}

async function agree(ctx: Ctx, filing: Filing<'marriage'>, personId: string, wish: Wish | undefined) {
  const others = wish ?? { surname: 'own', title: 'keep' }
  const [one, other] = [await getPerson(ctx, filing.person_id), await getPerson(ctx, personId)]
  const isSame = one.name.lastTh === other.name.lastTh
  if (!isSame && filing.details.own.surname === 'theirs' && others.surname === 'theirs')
    throw fail.wishesClash()
  return others
}

/** What the yes of the other claims beside what was claimed with the asking. */
async function claimBoth(tx: Parameters<typeof store.freeClaims>[0], filing: Filing) {
  const before = kindOf(filing).claims({ ...filing, other_answer: null })
  const added = kindOf(filing)
    .claims(filing)
    .filter(claim => !before.includes(claim))
  if (!(await store.insertClaims(tx, filing.filing_id, added))) throw fail.filingOpen()
}

/** What somebody else was asked is not there (A50). */
function requireMine(personId: string, row: FilingRow | undefined): FilingRow {
  if (!row || row.other_id !== personId) throw fail.filingUnknown()
  return row
}
