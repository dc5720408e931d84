// A server in a process of its own, reached as the tests reach theirs.
import type { Reachable } from './applicant.ts'
import type { RunningSystem } from './journeys/server.ts'

type Asked = { method: string; url: string; headers?: Record<string, string>; payload?: unknown }

/** The running system as `anApplicant` and `aPhone` expect it. */
export const overNetwork = ({ origin }: RunningSystem): Reachable => ({
  settings: { origin },
  ctx: { now: () => new Date() },
  request: (async ({ method, url, headers, payload }: Asked) => {
    const isJson = payload !== undefined && !(payload instanceof Uint8Array)
    const answer = await fetch(new URL(url, origin), {
      method,
      headers: { ...headers, ...(isJson ? { 'content-type': 'application/json' } : {}) },
      ...(payload === undefined
        ? {}
        : { body: isJson ? JSON.stringify(payload) : Buffer.from(payload as Uint8Array) }),
    })
    const body = await answer.text()
    return { statusCode: answer.status, body, json: () => JSON.parse(body) }
  }) as never,
})
