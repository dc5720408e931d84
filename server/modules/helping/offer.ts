// The helper's side: somebody says that they will help, with what and how long, and holds a code for the person to take.
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { isAtWork } from '../staff/index.ts'
import { hashOf, newCode } from './code.ts'
import { end } from './end.ts'
import { helpOffered } from './events.ts'
import { fail } from './failures.ts'
import type { Scope } from './scopes.ts'
import * as store from './store.ts'
import { describePerson } from './view.ts'

const OFFER_SECONDS = 10 * 60
export const MAX_PEOPLE = 3
const DRAWS = 4

/**
 * Offers help; a former offer that nobody took is dead from then on.
 * @throws helping.helperAtWork | tooManyHelped
 */
export async function offerHelp(ctx: Ctx, asked: { scopes: Scope[]; minutes: number }) {
  const { personId } = ctx.actor as ActorOf<'citizen'>
  if (await isAtWork(ctx, personId)) throw fail.helperAtWork()
  return transaction(ctx, async tx => {
    await store.lockPeople(tx, [personId])
    if ((await store.listActive(tx, { helper_id: personId })).length >= MAX_PEOPLE) throw fail.tooManyHelped()
    const former = await store.findOfferOf(tx, personId)
    if (former) await end(tx, former, 'notTaken')
    const { code, row } = await draw(tx, personId, asked)
    const { help_id: helpId, scopes, minutes } = row
    await tx.emit(helpOffered, { helpId, scopes, minutes }, { personId })
    return { helpId, code, expiresAt: row.offer_ends_at }
  })
}

async function draw(tx: TxCtx, helperId: string, asked: { scopes: Scope[]; minutes: number }) {
  for (let time = 0; time < DRAWS; time++) {
    const code = newCode()
    const row = await store.insertOffer(tx, {
      help_id: newId(tx),
      helper_id: helperId,
      scopes: [...new Set(asked.scopes)],
      minutes: asked.minutes,
      code_hash: hashOf(tx, code),
      offer_ends_at: new Date(tx.now().getTime() + OFFER_SECONDS * 1000),
    })
    if (row) return { code, row }
  }
  throw new Error('No code is left for an offer')
}

/** Whom I help now, and whether an offer of mine still waits. */
export async function listHelped(ctx: Ctx) {
  const { personId } = ctx.actor as ActorOf<'citizen'>
  const [active, offer] = await Promise.all([
    store.listActive(ctx, { helper_id: personId }),
    store.findOfferOf(ctx, personId),
  ])
  return {
    people: await Promise.all(
      active.map(async row => ({
        helpId: row.help_id,
        person: await describePerson(ctx, row.person_id),
        scopes: row.scopes,
        endsAt: row.ends_at,
      })),
    ),
    isOffering: offer !== undefined && offer.offer_ends_at > ctx.now(),
  }
}
