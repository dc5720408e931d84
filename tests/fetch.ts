import type { TestServer } from '../server/platform/testing.ts'

/** A `fetch` for client libraries that reaches a test server, which does not listen: redirects are handed back, not followed. */
export const fetchFrom =
  (t: TestServer) =>
  async (url: string | URL, options: object = {}): Promise<Response> => {
    const asked = new Request(url, options)
    const answer = await t.request({
      method: asked.method as 'GET',
      url: asked.url,
      headers: Object.fromEntries(asked.headers),
      ...(asked.body ? { payload: Buffer.from(await asked.arrayBuffer()) } : {}),
    })
    const headers = new Headers()
    for (const [name, value] of Object.entries(answer.headers))
      for (const one of [value].flat()) if (one !== undefined) headers.append(name, String(one))
    const isEmpty = answer.statusCode === 204 || answer.statusCode === 304 || asked.method === 'HEAD'
    return new Response(isEmpty ? null : new Uint8Array(answer.rawPayload), {
      status: answer.statusCode,
      headers,
    })
  }
