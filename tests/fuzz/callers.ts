// Who knocks at a route: nobody, a phone nobody knows, somebody who registers, somebody signed in, a developer in the portal, a visitor with a code.

import { randomBytes } from 'node:crypto'
import type { TestServer } from '../../server/platform/testing.ts'
import { toVisitorCode } from '../../shared/visitor-code.ts'
import { anApplicant } from '../applicant.ts'
import { nextNumber } from '../numbers.ts'
import { aPhone, hostOf, type Phone } from '../phone.ts'
import { portalCookie } from '../portal.ts'
import { aCitizenPhone } from '../sign-in.ts'

export const callerKinds = ['stranger', 'device', 'applicant', 'citizen', 'developer', 'visitor'] as const
export type CallerKind = (typeof callerKinds)[number]
/** Headers that make a call this caller's. */
export type Caller = {
  kind: CallerKind
  headers: (method: string, url: string) => Promise<Record<string, string>>
}

/** Makes a caller; a used-up one (locked, signed out, given up) is replaced by asking again. */
export async function aCaller(t: TestServer, kind: CallerKind): Promise<Caller> {
  if (kind === 'stranger') return { kind, headers: async () => ({}) }
  if (kind === 'visitor') {
    const authorization = `Bearer ${toVisitorCode(randomBytes(20))}`
    return { kind, headers: async () => ({ authorization }) }
  }
  if (kind === 'device') return signing(kind, await aPhone(hostOf(t)))
  if (kind === 'developer') {
    const cookie = await portalCookie(t, nextNumber())
    return { kind, headers: async () => ({ cookie }) }
  }
  if (kind === 'applicant') {
    const { phone, token } = await anApplicant(t)
    return signing(kind, phone, token)
  }
  const { phone, token } = await aCitizenPhone(t, nextNumber())
  return signing(kind, phone, token)
}

const signing = (kind: CallerKind, phone: Phone, token?: string): Caller => ({
  kind,
  headers: async (method, url) => ({
    dpop: await phone.proof(method, url.split('?')[0] ?? '', token),
    ...(token ? { authorization: `DPoP ${token}` } : {}),
  }),
})
