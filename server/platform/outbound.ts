// The only fetch of the server: named destinations, a time limit, no redirects (A16), no bodies in logs.
import type { Ctx } from './context.ts'
import { fail } from './failures.ts'

type Outbound = {
  method?: 'GET' | 'POST'
  json?: unknown
  /** A body that is no JSON; its type stands in the headers. */
  text?: string
  headers?: Record<string, string>
  timeoutMilliseconds?: number
}

/** Calls an allowed destination. @throws platform.unavailable when it cannot be reached or answers 5xx. */
export async function callOutside(
  ctx: Ctx,
  origin: string,
  path: string,
  options: Outbound = {},
): Promise<Response> {
  const { outside, sms, voice, thaid, payments } = ctx.settings
  const named = [voice?.url, thaid?.issuer, payments?.bank.url].map(url => url && new URL(url).origin)
  const allowed = [outside, sms.kannelUrl, ...named, ...(payments?.billerOrigins ?? [])]
  if (!allowed.includes(origin)) throw new Error('Destination not on the allow-list')
  try {
    const response = await fetch(new URL(path, origin), {
      method: options.method ?? 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMilliseconds ?? 5_000),
      ...bodyOf(options),
    })
    if (response.status >= 500) throw new Error(`answered ${response.status}`)
    return response
  } catch (error) {
    throw fail.unavailable(undefined, error)
  }
}

const bodyOf = ({ json, text, headers = {} }: Outbound) =>
  json === undefined
    ? { headers, ...(text === undefined ? {} : { body: text }) }
    : { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(json) }
