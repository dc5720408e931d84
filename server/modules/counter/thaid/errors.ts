// What the provider or the library says, in our own failures. Their causes hold tokens and claims, so none is carried on.
import * as openid from 'openid-client'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failures.ts'
import { fail } from '../failures.ts'

/** How far the provider's clock may be from ours. */
export const CLOCK_SECONDS = 60

// RFC 6749 §4.1.2.1, OpenID Connect Core §3.1.2.6, and ThaID's own: `server_error` with 400, `user_denied`.
const byName: Record<string, keyof typeof fail> = {
  access_denied: 'thaidRefused',
  user_denied: 'thaidRefused',
  login_required: 'thaidNotRegistered',
  interaction_required: 'thaidNotRegistered',
  account_selection_required: 'thaidNotRegistered',
  unmet_authentication_requirements: 'thaidLevelTooLow',
  server_error: 'thaidUnavailable',
  temporarily_unavailable: 'thaidUnavailable',
}
const OURS = ['invalid_client', 'unauthorized_client', 'invalid_scope', 'unsupported_grant_type']

/** The failure for an error that the provider sent with the person instead of a code. */
export function failureNamed(ctx: Ctx, name: string): AppError {
  if (OURS.includes(name)) ctx.log.warn('the sign-in service refused us', { code: name })
  return fail[byName[name] ?? 'thaidAnswerInvalid']({ needed: ctx.settings.thaid?.neededIal })
}

/** The failure for whatever went wrong between the provider and us. */
export function toFailure(ctx: Ctx, error: unknown): AppError {
  const cause = error instanceof Error ? error.cause : undefined
  const own = [error, cause].find(one => one instanceof AppError)
  if (own) return own.code === 'platform.unavailable' ? fail.thaidUnavailable() : own
  if (error instanceof openid.ResponseBodyError)
    return byName[error.error] || OURS.includes(error.error)
      ? failureNamed(ctx, error.error)
      : fail.thaidCodeRefused()
  const code = error instanceof openid.ClientError ? error.code : undefined
  const errorName = error instanceof Error ? error.name : typeof error
  ctx.log.warn('the answer of the sign-in service was refused', { code, errorName })
  return code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED' ? fail.thaidClockDiffers() : fail.thaidAnswerInvalid()
}
