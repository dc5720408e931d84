import { randomToken } from '../../platform/crypto.ts'

/** A token of a session. It names its person, so that the look-up stays on one shard. */
export const newAccessToken = (personId: string): string =>
  `${Buffer.from(personId.replaceAll('-', ''), 'hex').toString('base64url')}.${randomToken()}`

/** Whose token this says it is. */
export function personOf(token: string): string | undefined {
  const bytes = Buffer.from(token.split('.')[0] ?? '', 'base64url')
  if (bytes.length !== 16) return undefined
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
