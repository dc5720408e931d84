import { describe, expect, it } from 'vitest'
import type { DocumentClaims } from '../../shared/document-code.ts'
import { claimsToShow, type Found, judge, toneOf } from './verdict.ts'

const claims: DocumentClaims = {
  documentId: '019ab0c4-1234-7abc-8def-0123456789ab',
  kind: 'birth',
  serial: 1,
  holder: 'x',
  recordHash: '',
  issuedAt: 1,
  expiresAt: 2,
  isSpecimen: true,
}
const genuine = { outcome: 'genuine', claims } as const

describe('a verdict', () => {
  it.each<[string, Found, string]>([
    ['a genuine code', { finding: genuine, online: { standing: 'issued' } }, 'genuine'],
    ['a genuine code without a network', { finding: genuine }, 'genuineOffline'],
    ['a revoked document (replayed)', { finding: genuine, online: { standing: 'revoked' } }, 'revoked'],
    ['a corrected document', { finding: genuine, online: { standing: 'corrected' } }, 'corrected'],
    ['a signed code of no document', { finding: genuine, online: { standing: 'unknown' } }, 'notInRegister'],
    ['an altered code', { finding: { outcome: 'altered' } }, 'altered'],
    ['a stranger’s code', { finding: { outcome: 'unknownIssuer' } }, 'unknownIssuer'],
    [
      'an expired document',
      { finding: { outcome: 'expired', claims }, online: { standing: 'issued' } },
      'expired',
    ],
    [
      'revoked before it expired',
      { finding: { outcome: 'expired', claims }, online: { standing: 'revoked' } },
      'revoked',
    ],
    ['an altered file with a good code', { finding: genuine, seal: { outcome: 'altered' } }, 'fileAltered'],
    [
      'another file with a good code',
      { finding: genuine, seal: { outcome: 'sealed' }, online: { standing: 'issued', fileMatches: false } },
      'fileAltered',
    ],
  ])('of %s', (_what, found, verdict) => {
    expect(judge(found)).toBe(verdict)
  })

  it('shows nothing of a file that was changed', () => {
    expect(claimsToShow({ finding: genuine, seal: { outcome: 'altered' } })).toBeUndefined()
    expect(claimsToShow({ finding: genuine })).toBe(claims)
  })

  it('is bad unless it is known to be better', () => {
    expect(toneOf('revoked')).toBe('bad')
    expect(toneOf('genuine')).toBe('ok')
  })
})
