// From all that was found out to one sentence.
import type { CodeFinding, DocumentClaims } from '../../shared/document-code.ts'
import type { SealFinding } from './pdf-seal.ts'

/** What the issuer says, or that it could not be asked. */
export type Standing = {
  standing?: 'issued' | 'revoked' | 'outdated' | 'corrected' | 'unknown'
  endedAt?: string
  fileMatches?: boolean
}
export type Found = {
  finding: CodeFinding
  /** Undefined while the issuer cannot be reached. */
  online?: Standing | undefined
  seal?: SealFinding | undefined
}

export const verdicts = [
  'genuine',
  'genuineOffline',
  'revoked',
  'outdated',
  'corrected',
  'expired',
  'keyEnded',
  'tooEarly',
  'altered',
  'unknownIssuer',
  'unreadable',
  'notInRegister',
  'fileAltered',
  'fileUnknown',
  'fileNotSealed',
] as const
export type Verdict = (typeof verdicts)[number]
export type Tone = 'ok' | 'warn' | 'bad'

const tones: Partial<Record<Verdict, Tone>> = {
  genuine: 'ok',
  genuineOffline: 'ok',
  outdated: 'warn',
  corrected: 'warn',
  expired: 'warn',
  keyEnded: 'warn',
  tooEarly: 'warn',
  unreadable: 'warn',
  fileNotSealed: 'warn',
}
export const toneOf = (verdict: Verdict): Tone => tones[verdict] ?? 'bad'

/** The worst that was found counts. */
export function judge({ finding, online, seal }: Found): Verdict {
  if (seal?.outcome === 'altered' || online?.fileMatches === false) return 'fileAltered'
  if (seal?.outcome === 'unknownIssuer') return 'fileUnknown'
  if (seal?.outcome === 'notSealed') return 'fileNotSealed'
  if (!finding.claims) return finding.outcome === 'genuine' ? 'unreadable' : finding.outcome
  const standing = online?.standing
  if (standing === 'revoked' || standing === 'outdated' || standing === 'corrected') return standing
  if (online?.standing === 'unknown') return 'notInRegister'
  if (finding.outcome !== 'genuine') return finding.outcome
  return online ? 'genuine' : 'genuineOffline'
}

/** Only what a whole signature vouches for is shown. */
export const claimsToShow = ({ finding, seal }: Found): DocumentClaims | undefined =>
  seal && seal.outcome !== 'sealed' ? undefined : finding.claims
