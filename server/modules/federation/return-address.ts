import type { Client } from '../parties/index.ts'

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost'])

/** Character for character (A01; RFC 9700 §4.1.3); the sandbox's open client: anywhere on this machine. */
export function mayReturnTo(client: Client, redirectUri: string): boolean {
  if (client.redirectUris.includes(redirectUri)) return true
  return client.acceptsAnyLoopback && isLoopback(redirectUri)
}

/** An address of this machine (RFC 8252 §7.3), with nothing strange about it. */
export function isLoopback(address: string): boolean {
  const url = URL.parse(address)
  // What a parser forgives (a space, a line break, a name before the host) is no address of a program.
  if (!url || url.username || url.password || /[^!-~]|#/.test(address)) return false
  return /^https?:$/.test(url.protocol) && LOOPBACK.has(url.hostname)
}
