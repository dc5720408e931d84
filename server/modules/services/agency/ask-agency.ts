// One question to one agency, and what its answer comes to.
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/context.ts'
import { signJwt } from '../../../platform/keys.ts'
import { callAgency } from '../../../platform/outbound.ts'
import type { Sources } from '../definition/address.ts'
import type { Call } from '../definition/call.ts'
import type { Words } from '../definition/words.ts'
import type { PublishedAgency } from '../load.ts'
import { meets } from '../use/condition.ts'
import { createGuard, type Guard, isRefusedByGuard } from './guard.ts'
import { type AgencyRequest, buildRequest } from './request.ts'

export const SERVICE_KEY = 'services'
const TOKEN_SECONDS = 30
const UNAVAILABLE = 503

export type AgencyAnswer =
  | { is: 'answer'; answer: unknown }
  | { is: 'notFound' }
  | { is: 'notAccepted'; say?: Words }
  | { is: 'maintenance'; until?: Date }
  | { is: 'unreachable' }
  | { is: 'wrongAnswer' }

const guards = new WeakMap<PublishedAgency, Guard>()
const guardOf = (agency: PublishedAgency): Guard => {
  const guard = guards.get(agency) ?? createGuard(agency)
  guards.set(agency, guard)
  return guard
}

/**
 * Asks an agency. Never throws for what the agency does: that is an answer too. What changes something there carries a key, by which the
 * agency knows the same request when it comes again.
 */
export async function askAgency(
  ctx: Ctx,
  agency: PublishedAgency,
  call: Call,
  sources: Sources,
  idempotencyKey?: string,
): Promise<AgencyAnswer> {
  const rest = findRest(ctx, agency)
  if (rest) return { is: 'maintenance', until: rest }
  const operation = agency.contract.operation(call.operation)
  if (!operation) throw new Error(`no operation ${call.operation}`)
  const request = buildRequest(agency.contract, operation, call, sources)
  if (idempotencyKey !== undefined) request.headers['idempotency-key'] = idempotencyKey
  const token = await issueToken(ctx, agency, request)
  try {
    const response = await guardOf(agency).run(async signal => {
      const got = await callAgency(ctx, agency.id, { ...request, token, signal })
      // The wall counts it as a failure; a word about how long it rests is for the person.
      if (got.status >= 500 && !isRest(got)) throw new Error(`answered ${got.status}`)
      return got
    })
    return judgeResponse(ctx, agency, call, response)
  } catch (error) {
    if (!isRefusedByGuard(error))
      ctx.log.info('agency failed', { agency: agency.id, errorName: nameOf(error) })
    return { is: 'unreachable' }
  }
}

/** When the rest ends that the agency announced and that holds now; nobody calls meanwhile. */
function findRest(ctx: Ctx, { maintenance }: PublishedAgency): Date | undefined {
  const now = ctx.now().getTime()
  const rest = maintenance.find(({ from, until }) => Date.parse(from) <= now && now < Date.parse(until))
  return rest && new Date(rest.until)
}

/** For one request to one agency, for half a minute (RFC 7519; htm and htu as in RFC 9449 §4.2). */
const issueToken = (ctx: Ctx, agency: PublishedAgency, { method, path }: AgencyRequest): Promise<string> => {
  const iat = Math.floor(ctx.now().getTime() / 1000)
  const times = { iat, exp: iat + TOKEN_SECONDS, jti: newId(ctx) }
  const claims = { iss: ctx.settings.origin, aud: agency.id, ...times, htm: method, htu: path.split('?')[0] }
  return signJwt(ctx, SERVICE_KEY, claims, { typ: 'JWT' })
}

export type AgencyResponse = { status: number; retryAfterSeconds: number | undefined; json: unknown }
const isRest = ({ status, retryAfterSeconds }: AgencyResponse) =>
  status === UNAVAILABLE && retryAfterSeconds !== undefined

/** What a response means, by the agency's contract and the meanings of the call. */
export function judgeResponse(
  ctx: Ctx,
  agency: PublishedAgency,
  call: Call,
  got: AgencyResponse,
): AgencyAnswer {
  if (isRest(got))
    return { is: 'maintenance', until: new Date(ctx.now().getTime() + (got.retryAfterSeconds ?? 0) * 1000) }
  const promised = agency.contract.operation(call.operation)?.answers.get(got.status)
  if (promised === undefined || !agency.contract.holds(promised, got.json)) return { is: 'wrongAnswer' }
  const meaning = call.meanings.find(({ status, when }) =>
    when ? meets({ answer: got.json }, when) : status === got.status,
  )
  if (meaning?.means === 'notAccepted')
    return { is: 'notAccepted', ...(meaning.say ? { say: meaning.say } : {}) }
  if (meaning) return { is: meaning.means === 'notFound' ? 'notFound' : 'unreachable' }
  return got.status === 200 || got.status === 201 ? { is: 'answer', answer: got.json } : { is: 'wrongAnswer' }
}

/** The kind of a failure and nothing that came with it. */
const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown')
