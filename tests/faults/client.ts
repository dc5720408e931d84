// Requests over the network in the shape of the tests' helpers, so that they may talk to a program of its own.
import type { InjectOptions } from 'fastify'

/** Sends over real connections. @throws when the connection broke: nobody knows then what became of the request. */
export function requestTo(origin: string) {
  return async ({ method = 'GET', url, headers = {}, payload }: InjectOptions) => {
    const isRaw = typeof payload === 'string' || payload instanceof Uint8Array
    const body = payload === undefined ? undefined : isRaw ? payload : JSON.stringify(payload)
    const answer = await fetch(`${origin}${String(url)}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(payload !== undefined && !isRaw ? { 'content-type': 'application/json' } : {}),
        ...(headers as Record<string, string>),
      },
      ...(body === undefined ? {} : { body: body as string }),
      signal: AbortSignal.timeout(15_000),
    })
    const rawPayload = Buffer.from(await answer.arrayBuffer())
    const cookies = answer.headers.getSetCookie().map(line => {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      return { name, value }
    })
    return {
      statusCode: answer.status,
      headers: Object.fromEntries(answer.headers),
      rawPayload,
      body: rawPayload.toString(),
      json: () => JSON.parse(rawPayload.toString()) as never,
      cookies,
    }
  }
}
