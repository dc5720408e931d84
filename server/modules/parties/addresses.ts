import type { Ctx } from '../../platform/context.ts'
import { fail } from './failures.ts'

const LOOPBACK = /^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)(:\d+)?\//

/** Addresses that people may be sent back to: https, our own, and in the sandbox a program on this machine. @throws parties.redirectInvalid */
export function requireAddresses({ settings }: Ctx, addresses: readonly string[]): void {
  const isNear = (address: string) =>
    address.startsWith(`${settings.origin}/`) ||
    (settings.sandbox && (address.startsWith(`${settings.outside}/`) || LOOPBACK.test(address)))
  const isSafe = (address: string) => isAddress(address) && (address.startsWith('https:') || isNear(address))
  if (!addresses.every(isSafe)) throw fail.redirectInvalid()
}

function isAddress(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && !address.includes('#') && !url.username && !url.password && !/[^!-~]/.test(address)
}
