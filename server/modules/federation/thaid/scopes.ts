import { ALL_SCOPES, type Client } from '../../parties/index.ts'
import { ITEM_NAMES } from '../items.ts'
import { refuse } from './errors.ts'

// `profile` is of the standard, not of ThaID.
const SCOPES = ['openid', ...ITEM_NAMES.filter(name => name !== 'profile')]

/** What discovery names: the second generation of scopes. The first still works on both paths. */
export const PUBLISHED_SCOPES = SCOPES.filter(scope => !scope.startsWith('th_') && scope !== 'dob')

// A client registered for an item may ask for it by the name of either generation.
const olderNames: Record<string, string> = {
  th_fullname: 'name',
  th_fname: 'given_name',
  th_mname: 'middle_name',
  th_lname: 'family_name',
  dob: 'birthdate',
}

/** The scopes asked for, each once, in their order. @throws Refusal badRequest | badScope */
export function readScopes(client: Client, text: string | undefined): string[] {
  const asked = [...new Set(text?.split(/[\s+]+/).filter(Boolean) ?? [])]
  if (asked.length === 0) return refuse('badRequest')
  const known = client.switches.lenientScopes ? asked.filter(scope => SCOPES.includes(scope)) : asked
  if (known.length === 0 || !known.every(scope => isGranted(client, scope))) return refuse('badScope')
  return known
}

function isGranted(client: Client, scope: string): boolean {
  if (!SCOPES.includes(scope)) return false
  const has = (name: string | undefined) => name !== undefined && client.scopes.includes(name)
  return has(ALL_SCOPES) || has(scope) || has(olderNames[scope])
}
