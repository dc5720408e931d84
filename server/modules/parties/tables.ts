import type { OidcMetadata } from './oidc-metadata.ts'
import type { Switches } from './switches.ts'

export const DIALECTS = ['thaid', 'oidc', 'dga', 'own'] as const
/** The ways to speak: ThaID's, OpenID Connect of today, DGA Digital ID's (ทางรัฐ), and this system's own parts without a wire between. */
export type Dialect = (typeof DIALECTS)[number]

export type PartyTables = {
  'parties.party': PartyRow
  'parties.client': ClientRow
  'parties.tester': { party_id: string; person_id: string; since: Date }
}

export type PartyRow = {
  id: string
  name_th: string
  name_en: string
  domain: string
  mark: string | null
  verified: boolean
  is_demo: boolean
  created_at: Date
}

/** On trial, or approved for everybody. */
export type Stage = 'trial' | 'live'

export type ClientRow = {
  id: string
  party_id: string
  secret_hash: Buffer
  /** Of the secret as the DGA dialect sends it; null for clients older than that. */
  dga_secret_hash: Buffer | null
  redirect_uris: string[]
  accepts_any_loopback: boolean
  scopes: string[]
  optional_scopes: string[]
  purpose_th: string
  purpose_en: string
  min_ial: string
  dialects: Dialect[]
  switches: Switches
  oidc: OidcMetadata
  status: 'active' | 'suspended'
  stage: Stage
  /** Its next sign-ins are answered wrongly on purpose, to see what it does. */
  rehearsing: boolean
  is_demo: boolean
  created_at: Date
}
