import type { RequestRow } from './tables.ts'

/** RFC 8176: a key that stays on the phone, and a code that the person knows. Nothing was shown in the sandbox's form. */
export const amrOf = (method: RequestRow['method']): string[] =>
  method === 'phone' ? ['swk', 'pin', 'mfa'] : []
