// What the phone shows about a request: who asks, from where, for which of the person's own values.
import { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { listItems } from './items.ts'
import { getIal, getSignInPerson } from './people-door.ts'
import { getClientOf, isBelow, levelAsked } from './sign-in.ts'
import type { RequestRow } from './tables.ts'

const Moment = z.date().transform(date => date.toISOString())

export const SignInView = z.object({
  id: z.uuid(),
  status: z.enum(['waiting', 'approved', 'denied', 'expired']),
  reference: z.string(),
  party: z.object({
    nameTh: z.string(),
    nameEn: z.string(),
    domain: z.string(),
    verified: z.boolean(),
    mark: z.string().optional(),
  }),
  purpose: z.object({ th: z.string(), en: z.string() }),
  startedAt: Moment,
  startedFrom: z.object({ browser: z.string(), sameDevice: z.boolean() }),
  /** Begun elsewhere than in this browser: what the screen there says, for the person to compare. */
  elsewhere: z.object({ at: z.enum(['desk', 'device']), message: z.string() }).optional(),
  /** What is to be approved beside who the person is, in the organisation's words. */
  matters: z.array(
    z.object({
      titleTh: z.string(),
      titleEn: z.string(),
      textTh: z.string(),
      textEn: z.string(),
      reference: z.string().optional(),
    }),
  ),
  needsNumber: z.boolean(),
  needsPasskey: z.boolean(),
  /** ThaID's dialect: the organisation gets the citizen number itself, and can compare it with what others know. */
  givesNumber: z.boolean(),
  items: z.array(
    z.object({
      scope: z.string(),
      labelTh: z.string(),
      labelEn: z.string(),
      valueTh: z.string(),
      valueEn: z.string(),
      required: z.boolean(),
    }),
  ),
  level: z.string(),
  expiresAt: Moment,
  problem: z.string().optional(),
})

/** The view of a claimed request for the person who claimed it. */
export async function toSignInView(ctx: Ctx, request: RequestRow): Promise<z.input<typeof SignInView>> {
  const client = await getClientOf(ctx, request)
  const personId = request.person_id!
  const [person, ial] = [await getSignInPerson(ctx, personId), await getIal(ctx, personId)]
  const level = levelAsked(client, request)
  return {
    id: request.id,
    status: statusFor(ctx, request),
    reference: request.reference,
    party: { ...client.party, domain: domainOf(client.acceptsAnyLoopback, client.party.domain, request) },
    purpose: client.purpose,
    startedAt: request.created_at,
    startedFrom: { browser: request.browser_label, sameDevice: request.same_browser ?? false },
    ...(request.channel === 'browser' || request.message === null
      ? {}
      : { elsewhere: { at: request.channel, message: request.message } }),
    givesNumber: request.dialect === 'thaid',
    matters: (request.matters ?? []).map(matter => ({
      titleTh: matter.title_th,
      titleEn: matter.title_en,
      textTh: matter.text_th,
      textEn: matter.text_en,
      ...(matter.reference ? { reference: matter.reference } : {}),
    })),
    needsNumber: request.number !== null,
    needsPasskey: request.needs_passkey,
    items: listItems(person, ial, request, client.optionalScopes),
    level,
    expiresAt: request.expires_at,
    ...(isBelow(ial, level) ? { problem: 'federation.levelTooLow' } : {}),
  }
}

function statusFor(ctx: Ctx, request: RequestRow) {
  if (request.status === 'completed') return 'approved'
  if (request.status === 'approved' || request.status === 'denied') return request.status
  return request.expires_at <= ctx.now() ? 'expired' : 'waiting'
}

/** A client that may return anywhere must not hide behind a registered name: show where it returns. */
export const domainOf = (returnsAnywhere: boolean, domain: string, request: RequestRow): string =>
  returnsAnywhere && request.redirect_uri !== ''
    ? URL.parse(request.redirect_uri)?.host || request.redirect_uri
    : domain
