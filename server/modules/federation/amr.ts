import type { SignInMethod } from './tables.ts'

const methods: Record<SignInMethod, string[]> = {
  // A key that stays on the phone, and a code that the person knows.
  phone: ['swk', 'pin', 'mfa'],
  // A key whose possession was proven, and a person whom its keeper verified.
  passkey: ['pop', 'user', 'mfa'],
  // Nothing was shown.
  sandboxForm: [],
}

/** RFC 8176. */
export const amrOf = (method: SignInMethod | null): string[] => (method ? methods[method] : [])
