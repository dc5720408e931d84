// The browser that begins a sign-in is the only one that may finish it (A20; RFC 10027 on cross-device flows).
import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../../platform/context.ts'
import { randomToken, sha256 } from '../../platform/crypto.ts'

const TOKEN = /^[\w-]{43}$/
const COOKIE_SECONDS = 3600

// The prefix keeps neighbours on other host names from planting a value (RFC 6265bis §4.1.3.2); it needs https.
const cookieName = (ctx: Ctx) =>
  ctx.settings.origin.startsWith('https:') ? '__Host-tuaton-browser' : 'tuaton-browser'

/** Reads one cookie of a request, whatever framework holds it. */
export type ReadCookie = (name: string) => string | undefined

/** Hash of the browser's secret, or undefined when it brings none. */
export function findBrowser(ctx: Ctx, request: FastifyRequest): string | undefined {
  const token = request.cookies[cookieName(ctx)]
  return token && TOKEN.test(token) ? sha256(token) : undefined
}

/** `isKnown`: it came with its secret, so it may have begun something before. */
export type Bound = { hash: string; setCookie: string; isKnown: boolean }

/** The browser's secret, old or new, as a hash and as the header that keeps it there. */
export function bindBrowser(ctx: Ctx, readCookie: ReadCookie): Bound {
  const known = readCookie(cookieName(ctx))
  const isKnown = known !== undefined && TOKEN.test(known)
  const token = isKnown ? known : randomToken()
  const secure = ctx.settings.origin.startsWith('https:') ? '; Secure' : ''
  const setCookie = `${cookieName(ctx)}=${token}; Path=/; Max-Age=${COOKIE_SECONDS}; HttpOnly; SameSite=Lax${secure}`
  return { hash: sha256(token), setCookie, isKnown }
}

/** True unless the browser itself says that another site made it ask (A15; Fetch Metadata). */
export function isOwnSite(ctx: Ctx, request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  // Without Fetch Metadata there is SameSite only; our own no-referrer pages make older browsers send the origin `null`.
  const { origin } = request.headers
  if (origin === undefined || origin === 'null') return true
  return origin === ctx.settings.origin || origin === `${request.protocol}://${request.host}`
}

const browsers: [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/OPR\/|Opera/, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Line\//, 'LINE'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/iPhone|iPad|iPod/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

/** What to tell the person about the browser that asks: `Chrome · Windows`. Only these words are kept. */
export function labelBrowser(userAgent: string | undefined): string {
  const of = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1]
  return [of(browsers) ?? 'Browser', of(systems)].filter(Boolean).join(' · ')
}
