import type { DocumentKind } from '../../shared/document-code.ts'
import { ask } from '../lib/api.ts'

export type WaitingCorrection = {
  id: string
  status: 'asked' | 'proposed' | 'done' | 'refused'
  askedAt: string
  kind: DocumentKind
  number?: string
  /** Proposed by this officer: another has to agree. */
  isOwnProposal: boolean
}
type Both = { th: string; en: string }
/** A word of the paper by the name that its owner reads, and by the path that a correction names it by. */
export type CorrectionWord = {
  path: string
  heading: Both
  label: Both
  language?: 'th' | 'en'
  value: string
  /** As it stands on the paper. */
  shown: Both
  isDate: boolean
  choices: { value: string; label: Both }[]
}
export type CorrectionView = WaitingCorrection & {
  words: CorrectionWord[]
  reason: string
  changes?: Record<string, string>
  legalBasis?: string
}
export type Proposal = { changes: Record<string, string>; legalBasis: string }

/** Corrections of the register that people asked for, for an officer with a token. */
export function correctionsOf(token: string) {
  const base = '/v1/documents/corrections'
  const post = (id: string, what: string, json?: object) =>
    ask<void>({
      method: 'POST',
      path: `${base}/${id}/${what}`,
      token,
      patienceSeconds: 20,
      ...(json ? { json } : {}),
    })
  return {
    list: async () =>
      (await ask<{ corrections: WaitingCorrection[] }>({ path: base, token, patienceSeconds: 5 }))
        .corrections,
    show: (id: string) => ask<CorrectionView>({ path: `${base}/${id}`, token, patienceSeconds: 5 }),
    propose: (id: string, proposal: Proposal) => post(id, 'propose', proposal),
    agree: (id: string) => post(id, 'agree'),
    refuse: (id: string) => post(id, 'refuse'),
  }
}
export type Corrections = ReturnType<typeof correctionsOf>
