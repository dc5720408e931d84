import { ITEM_NAMES } from '../items.ts'
import { verifiedNames } from './verified-claims.ts'

/** Every item a client may ask for by scope; the first generation of ThaID's names belongs to that dialect alone. */
export const SCOPES = ITEM_NAMES.filter(name => !name.startsWith('th_') && name !== 'dob')

const PROFILE = ['name', 'given_name', 'middle_name', 'family_name', 'gender', 'birthdate']

/** Which claims each scope brings (OpenID Connect Core §5.4); all but `profile` bring the one they are named after. */
export const CLAIMS: Record<string, string[] | null> = {
  // Whoever signs in is told how sure we are of it, asked or not.
  openid: ['sub', 'acr', 'amr', 'auth_time', 'sid'],
  // Asked for by the `claims` parameter only.
  verified_claims: null,
  ...Object.fromEntries(SCOPES.map(scope => [scope, scope === 'profile' ? PROFILE : [scope]])),
}

/** Every name in a part of the `claims` parameter, those in `verified_claims` too. */
export const namesIn = (part: Record<string, unknown>): string[] => [
  ...Object.keys(part),
  ...verifiedNames(part),
]

/** The items behind what was asked: by scope, and claim by claim (§5.5). */
export function itemsAsked(scope: string | undefined, claims: Record<string, unknown>[]): string[] {
  const named = [...(scope?.split(' ') ?? []), ...claims.flatMap(namesIn)]
  return [...new Set(named)].filter(name => SCOPES.includes(name))
}

/** What a client may ask of us for itself, without a person (RFC 6749 §4.4). */
export const AGENCY_SCOPES = ['fvs.verify', 'fvs.score']
