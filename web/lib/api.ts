import { generateProof } from 'dpop'
import { pause, setConnection } from './connection.ts'
import { deviceKey } from './device-key.ts'
import { Problem, problemFrom } from './problem.ts'

export type Call = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  token?: string | undefined
  /** Of somebody who wants to be nobody: then neither the phone's key nor a cookie goes along. */
  visitorCode?: string | undefined
  json?: unknown
  body?: BodyInit
  contentType?: string
  signal?: AbortSignal
  /** How long a lost network is borne before the call gives up; 0 tries once. Only for calls that may safely be sent twice. */
  patienceSeconds?: number
}

const firstWaitMs = 400
const longestWaitMs = 8000

/**
 * Sends one call with a fresh proof of the phone's key (RFC 9449) and tries again while the network or the server
 * is away. Throws Problem: the server's own code, or `client.network` when patience ran out.
 */
export async function send(call: Call): Promise<Response> {
  const deadline = Date.now() + (call.patienceSeconds ?? 60) * 1000
  for (let attempt = 0; ; attempt++) {
    const outcome = await tryOnce(call)
    if (outcome instanceof Response) return outcome
    const waitMs = outcome.retryAfterMs ?? Math.min(firstWaitMs * 2 ** attempt, longestWaitMs)
    if (!outcome.retryable || Date.now() + waitMs > deadline) {
      setConnection('online')
      throw outcome.problem
    }
    setConnection(outcome.problem.status === 0 ? 'offline' : 'busy')
    await pause(waitMs, call.signal)
  }
}

type Failure = { problem: Problem; retryable: boolean; retryAfterMs?: number }

async function tryOnce(call: Call): Promise<Response | Failure> {
  const headers = await headersFor(call)
  let response: Response
  try {
    response = await fetch(call.path, {
      method: call.method ?? 'GET',
      headers,
      body: call.json === undefined ? (call.body ?? null) : JSON.stringify(call.json),
      cache: 'no-store',
      // The cookie of a browser that began a sign-in tells the server that it is this same phone.
      credentials: call.visitorCode === undefined ? 'same-origin' : 'omit',
      signal: call.signal ?? null,
    })
  } catch (error) {
    if (call.signal?.aborted) throw error
    return { problem: new Problem('client.network', 0), retryable: true }
  }
  if (response.ok) {
    setConnection('online')
    return response
  }
  return failureOf(response)
}

async function failureOf(response: Response): Promise<Failure> {
  const problem = await problemFrom(response)
  const seconds = Number(
    problem.details.retryAfterSeconds ?? response.headers.get('retry-after') ?? Number.NaN,
  )
  // 502 and 504 come from a proxy whose server is away; 503 and 429 from a server that asks for patience. A 429 that does not say
  // how long is a limit that is used up; tries with the face come back tomorrow, not in a moment.
  const { status } = response
  const isUsedUp = status === 429 && (!Number.isFinite(seconds) || problem.key === 'tooManyTries')
  const retryable = [429, 502, 503, 504].includes(status) && !isUsedUp
  return Number.isFinite(seconds)
    ? { problem, retryable, retryAfterMs: Math.max(seconds * 1000, firstWaitMs) }
    : { problem, retryable }
}

async function sign(headers: Headers, call: Call): Promise<void> {
  const target = location.origin + call.path.split('?')[0]
  const proof = await generateProof(await deviceKey(), target, call.method ?? 'GET', undefined, call.token)
  headers.set('dpop', proof)
  if (call.token) headers.set('authorization', `DPoP ${call.token}`)
}

async function headersFor(call: Call): Promise<Headers> {
  const headers = new Headers({ accept: 'application/json' })
  if (call.visitorCode === undefined) await sign(headers, call)
  else headers.set('authorization', `Bearer ${call.visitorCode}`)
  if (call.json !== undefined) headers.set('content-type', 'application/json')
  else if (call.contentType) headers.set('content-type', call.contentType)
  return headers
}

/** Sends the call and reads its JSON answer; an empty answer gives undefined. */
export async function ask<T>(call: Call): Promise<T> {
  const response = await send(call)
  return (response.status === 204 ? undefined : await response.json()) as T
}

/** Sends the call and reads its answer as bytes, for pictures. */
export async function askBlob(call: Call): Promise<Blob> {
  return (await send(call)).blob()
}
