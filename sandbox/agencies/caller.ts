// Who calls: the platform, by a token for this agency and this request that nobody can use twice.
import { createRemoteJWKSet, jwtVerify } from 'jose'
import type { Settings } from '../settings.ts'

const TOKEN_SECONDS_MOST = 60

/** Checks the platform's tokens for one agency. */
export function createCallerCheck({ issuer, now }: Pick<Settings, 'issuer' | 'now'>, agency: string) {
  const keys = createRemoteJWKSet(new URL('/v1/agencies/jwks.json', issuer), { cooldownDuration: 1_000 })
  const seen = new Map<string, number>()
  return async (authorization: string | undefined, method: string, path: string): Promise<boolean> => {
    try {
      const { payload } = await jwtVerify(/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '', keys, {
        issuer,
        audience: agency,
        algorithms: ['ES256'],
        requiredClaims: ['jti', 'iat', 'exp'],
        currentDate: now(),
      })
      const { jti = '', iat = 0, exp = 0, htm, htu } = payload
      const isFresh = exp - iat <= TOKEN_SECONDS_MOST && !seen.has(jti)
      for (const [old, until] of seen) if (until < iat) seen.delete(old)
      seen.set(jti, exp)
      return isFresh && htm === method && htu === path
    } catch {
      return false
    }
  }
}
