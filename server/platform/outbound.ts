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
  const { outside, sms, voice, thaid, payments, hospitalNoticesUrl } = ctx.settings
  const named = [voice?.url, thaid?.issuer, payments?.bank.url, hospitalNoticesUrl].map(
    url => url && new URL(url).origin,
  )
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

const ANSWER_MOST_BYTES = 1024 * 1024

type ToAgency = {
  method: string
  path: string
  headers: Record<string, string>
  body: string | undefined
  token: string
  signal: AbortSignal
}

/**
 * Calls an agency at the address that the operator set: a definition can name no destination (A16). Its answer is read up
 * to a size and only as JSON. @throws whatever keeps an answer from coming
 */
export async function callAgency(ctx: Ctx, agencyId: string, call: ToAgency) {
  const address = ctx.settings.agencyAddress(agencyId)
  if (address === undefined) throw new Error('No address for this agency')
  const { method, path, headers, body, token, signal } = call
  const response = await fetch(`${address}${path}`, {
    method,
    redirect: 'error',
    signal,
    headers: {
      ...headers,
      accept: 'application/json',
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
  })
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return {
    status: response.status,
    retryAfterSeconds: Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined,
    json: await readJson(response),
  }
}

/** The JSON of an answer, or undefined for anything else. @throws when it is larger than any answer should be */
async function readJson(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > ANSWER_MOST_BYTES) throw new Error('An answer larger than any should be')
    chunks.push(chunk)
  }
  if (!/^application\/([\w.+-]+\+)?json\b/.test(response.headers.get('content-type') ?? '')) return undefined
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return undefined
  }
}
