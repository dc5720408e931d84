// DGA Digital ID's names for what it may tell, and ours for the same.

import { ALL_SCOPES, type Client } from '../../parties/index.ts'
import { toClaims } from '../claims.ts'
import type { SignInPerson } from '../people-door.ts'
import { refuse } from './errors.ts'

/** Its scopes that are items of ours; a person sees and gives these one by one. */
const items: Record<string, string> = {
  profile: 'profile',
  given_name: 'given_name',
  middle_name: 'middle_name',
  family_name: 'family_name',
  citizen_id: 'pid',
  ial_level: 'ial',
}
/** Told with every sign-in, or about things that we do not hold: they bring nothing of the person that was not said already. */
const others = [
  'openid',
  'offline_access',
  'user_id',
  'preferred_username',
  'citizen_id_verified',
  'email',
  'email_verified',
  'phone_number',
  'phone_number_verified',
  'personal_token',
  'require_email',
  'require_mobile',
  'require_ial_level',
]

export const PUBLISHED_SCOPES = [...Object.keys(items), ...others]

/** The scopes asked for, each once, our items by our names. @throws Refusal badRequest | badScope */
export function readScopes(client: Client, text: string | undefined): string[] {
  const asked = [...new Set(text?.split(/\s+/).filter(Boolean) ?? [])]
  if (!asked.includes('openid')) return refuse(asked.length === 0 ? 'badRequest' : 'badScope')
  if (!asked.every(scope => PUBLISHED_SCOPES.includes(scope))) return refuse('badScope')
  const scopes = asked.map(scope => items[scope] ?? scope)
  const has = (name: string) => client.scopes.includes(ALL_SCOPES) || client.scopes.includes(name)
  return scopes.every(scope => others.includes(scope) || has(scope)) ? scopes : refuse('badScope')
}

/** The names back in the words of the dialect. */
export function toDgaScope(scopes: readonly string[]): string {
  const names = new Map(Object.entries(items).map(([name, item]) => [item, name]))
  return scopes.map(scope => names.get(scope) ?? scope).join(' ')
}

const PROFILE = ['name', 'given_name', 'middle_name', 'family_name', 'gender', 'birthdate']

/** What is told about a person whose identifier in the organisation is `userId`. */
export function toDgaClaims(person: SignInPerson, scopes: readonly string[], { userId, ial }: Told) {
  const names = scopes.flatMap(scope => (scope === 'profile' ? PROFILE : [scope]))
  const {
    pid,
    ial: _text,
    ...rest
  } = toClaims(person, names, {
    addressAsText: true,
    nameWithTitle: false,
    ial,
  })
  return {
    ...rest,
    ...(scopes.includes('user_id') ? { user_id: userId } : {}),
    ...(scopes.includes('preferred_username') ? { preferred_username: userId } : {}),
    ...(pid ? { citizen_id: pid } : {}),
    // Nobody signs in whose number was not checked with the register.
    ...(scopes.includes('citizen_id_verified') ? { citizen_id_verified: true } : {}),
    // A number here, which other dialects never send.
    ...(scopes.includes('ial') ? { ial_level: Number.parseFloat(ial) } : {}),
  }
}

type Told = { userId: string; ial: string }
