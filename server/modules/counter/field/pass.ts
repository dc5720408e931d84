// A team goes where there is no network. Before it leaves, its officer and its tablet get a pass: who, on which tablet, for which event, how long.
import { z } from 'zod'
import type { ActorOf } from '../../../platform/actors.ts'
import type { Ctx } from '../../../platform/context.ts'
import { newId, tables, transaction } from '../../../platform/context.ts'
import { boxKey, signJwt, verifyJwt } from '../../../platform/keys.ts'
import { requireOffered } from '../at-work.ts'
import { fail } from '../failures.ts'
import type { CounterTables } from '../tables.ts'

export const PASS_KEY = 'field-pass'
const TYPE = 'field-pass+jwt'
/** The key to which tablets seal their packets; only this server opens them. */
export const BOX_KEY = 'field-packet'
const PASS_SECONDS = 5 * 24 * 3600

const db = (ctx: Ctx) => tables<CounterTables>(ctx)

/** Opens an event of this team. */
export async function openEvent(ctx: Ctx, asked: { name: string; quota: number }) {
  const { placeId, operatorId } = await requireOffered(ctx, 'field')
  const eventId = newId(ctx)
  await transaction(ctx, tx =>
    db(tx)
      .insertInto('counter.field_event')
      .values({
        event_id: eventId,
        place_id: placeId,
        name: asked.name,
        quota: asked.quota,
        created_by: operatorId ?? '',
        created_at: tx.now(),
        ends_at: new Date(tx.now().getTime() + PASS_SECONDS * 1000),
      })
      .execute(),
  )
  return { eventId, ...asked }
}

/** A pass for five days at most, never longer than its event, and the key to seal packets to. @throws counter.caseUnknown */
export async function givePass(ctx: Ctx, eventId: string) {
  const { placeId } = await requireOffered(ctx, 'field')
  const { personId, terminalId } = ctx.actor as ActorOf<'officer'>
  const event = await findEvent(ctx, eventId)
  if (!event || event.place_id !== placeId || event.ends_at <= ctx.now()) throw fail.caseUnknown()
  const iat = Math.floor(ctx.now().getTime() / 1000)
  const exp = Math.min(iat + PASS_SECONDS, Math.floor(event.ends_at.getTime() / 1000))
  const claims = { sub: personId, terminal: terminalId, place: placeId, event: eventId, iat, exp }
  return {
    pass: await signJwt(ctx, PASS_KEY, claims, { typ: TYPE }),
    sealTo: await boxKey(ctx, BOX_KEY),
    event: { eventId, name: event.name, quota: event.quota },
    expiresAt: new Date(exp * 1000),
  }
}

const Pass = z.object({
  sub: z.uuid(),
  terminal: z.uuid(),
  place: z.uuid(),
  event: z.uuid(),
  iat: z.number(),
  exp: z.number(),
})
export type Pass = z.infer<typeof Pass>

/** What a pass of ours says, for a moment within it; undefined for any other. */
export async function readPass(ctx: Ctx, pass: string, takenAt: Date): Promise<Pass | undefined> {
  const claims = Pass.safeParse(
    await verifyJwt(ctx, PASS_KEY, pass, { typ: TYPE, currentDate: takenAt }),
  ).data
  return claims && takenAt.getTime() / 1000 >= claims.iat - 60 ? claims : undefined
}

export const findEvent = (ctx: Ctx, eventId: string) =>
  db(ctx).selectFrom('counter.field_event').selectAll().where('event_id', '=', eventId).executeTakeFirst()

export const listEvents = (ctx: Ctx, placeId: string) =>
  db(ctx)
    .selectFrom('counter.field_event')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('ends_at', '>', ctx.now())
    .orderBy('created_at', 'desc')
    .execute()
