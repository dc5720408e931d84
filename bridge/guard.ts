// Who may talk to the bridge at all: pages of the listed websites, in a browser on this machine.
import type { IncomingHttpHeaders } from 'node:http'
import { Refusal } from './refusals.ts'

/** What the guard goes by: the port that the bridge listens on and the websites that may use it. */
export type GuardSettings = { port: number; origins: readonly string[] }

/**
 * Checks the names under which a request came and where it comes from; returns the website. A foreign name in `Host` is DNS
 * rebinding (A70); no `Origin` is no page at all (A71). @throws Refusal
 */
export function guard({ host, origin }: IncomingHttpHeaders, { port, origins }: GuardSettings): string {
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) throw new Refusal('hostRefused')
  if (origin === undefined || !origins.includes(origin)) throw new Refusal('originRefused')
  return origin
}

/** What a browser must hear to hand answers to the page of an origin that the guard let in (Fetch, CORS). */
export function crossOriginHeaders(origin: string): Record<string, string> {
  return { 'access-control-allow-origin': origin, vary: 'Origin' }
}

/**
 * The answer to a preflight. A browser also asks whether a page from the internet may reach this machine (Private Network
 * Access), and may have asked the person before (Local Network Access).
 */
export function preflightHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return {
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-max-age': '600',
    ...(headers['access-control-request-private-network'] === 'true'
      ? { 'access-control-allow-private-network': 'true' }
      : {}),
  }
}
