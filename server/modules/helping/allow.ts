// The person's side: who offers, what and how long is read first; the passcode says yes, on the person's own phone or with their card.
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { findAccount, isAccountActive, requirePasscode } from '../authenticators/index.ts'
import { isAlive } from '../people/index.ts'
import { isAtWork } from '../staff/index.ts'
import { hashOf } from './code.ts'
import { end } from './end.ts'
import { codeRefused, helpBegun, helperAllowed } from './events.ts'
import { fail } from './failures.ts'
import { MAX_PEOPLE } from './offer.ts'
import * as store from './store.ts'
import type { HelpRow } from './tables.ts'
import { describePerson, viewHelper } from './view.ts'

const MAX_HELPERS = 2
/** Eight digits are few: who mistypes tries again, who guesses does not get far (A48). */
const MAX_WRONG_CODES = 10
export const WRONG_CODE_MILLISECONDS = 3_600_000
const personOf = (ctx: Ctx) => ctx.actor as ActorOf<'citizen'>

/** Whose offer a code is. @throws helping.offerWrong | tooManyCodes */
export async function lookAtOffer(ctx: Ctx, code: string) {
  const offer = await getOffer(ctx, code)
  const { scopes, minutes } = offer
  return { helper: await describePerson(ctx, offer.helper_id), scopes, minutes }
}

async function getOffer(ctx: Ctx, code: string): Promise<HelpRow> {
  const { personId } = personOf(ctx)
  const since = new Date(ctx.now().getTime() - WRONG_CODE_MILLISECONDS)
  if ((await store.countWrongCodes(ctx, personId, since)) >= MAX_WRONG_CODES) throw fail.tooManyCodes()
  const offer = await store.findOffer(ctx, hashOf(ctx, code))
  if (offer) return offer
  await transaction(ctx, async tx => {
    await store.insertWrongCode(tx, personId)
    await tx.emit(codeRefused, {}, { personId })
  })
  throw fail.offerWrong()
}

/**
 * Takes an offer: from now on its helper may do what it names, until its time is over.
 * @throws helping.offerWrong | notYourself | helperAtWork | helperStopped | tooManyHelped | tooManyHelpers,
 *   authenticators.passcodeWrong | deviceLocked | cardLocked | cardPaused | phoneNeeded
 */
export async function allowHelper(ctx: Ctx, { code, passcode }: { code: string; passcode: string }) {
  const { personId } = personOf(ctx)
  const offer = await getOffer(ctx, code)
  if (offer.helper_id === personId) throw fail.notYourself()
  await requirePasscode(ctx, passcode)
  if (!(await mayHelp(ctx, offer.helper_id))) throw fail.helperStopped()
  if (await isAtWork(ctx, offer.helper_id)) throw fail.helperAtWork()
  return transaction(ctx, tx => begin(tx, offer))
}

/** A registered person who lives and is not suspended. */
async function mayHelp(ctx: Ctx, helperId: string): Promise<boolean> {
  const [account, isActive, lives] = await Promise.all([
    findAccount(ctx, helperId),
    isAccountActive(ctx, helperId),
    isAlive(ctx, helperId),
  ])
  return account !== undefined && isActive && lives
}

async function begin(tx: TxCtx, { help_id: helpId, helper_id: helperId, minutes }: HelpRow) {
  const { personId, by } = personOf(tx)
  await store.lockPeople(tx, [helperId, personId])
  const helpers = await store.listActive(tx, { person_id: personId })
  const former = helpers.find(one => one.helper_id === helperId)
  if (former) await end(tx, former, 'replaced')
  if (helpers.length - (former ? 1 : 0) >= MAX_HELPERS) throw fail.tooManyHelpers()
  if ((await store.listActive(tx, { helper_id: helperId })).length >= MAX_PEOPLE) throw fail.tooManyHelped()
  const allowedBy = by === 'card' ? 'card' : 'phone'
  const endsAt = new Date(tx.now().getTime() + minutes * 60_000)
  const change = {
    person_id: personId,
    allowed_at: tx.now(),
    allowed_by: allowedBy,
    ends_at: endsAt,
  } as const
  const row = await store.takeOffer(tx, helpId, change)
  if (!row) throw fail.offerWrong()
  const fact = { helpId, scopes: row.scopes, endsAt: endsAt.toISOString(), by: allowedBy } as const
  await tx.emit(helperAllowed, { ...fact, otherPersonId: helperId }, { personId })
  await tx.emit(helpBegun, { ...fact, otherPersonId: personId }, { personId: helperId })
  return viewHelper(tx, row)
}

const LISTED = 20

/** Who helps me, and who did lately. */
export async function listHelpers(ctx: Ctx) {
  const rows = await store.listHelpers(ctx, personOf(ctx).personId, LISTED)
  return Promise.all(rows.map(row => viewHelper(ctx, row)))
}
