// What the page of a counter does with the card bridge, as its browser would.

export type Line = { type: string; done?: number; total?: number; reason?: string; [key: string]: unknown }
type Options = { origin?: string; headers?: Record<string, string> }

/** A page of `origin` that speaks to the bridge at `url`; it is paired once `pair` was answered. */
export function aCounterPage(url: string, { origin = 'http://localhost:4000', headers = {} }: Options = {}) {
  let token: string | undefined
  const call = (method: string, path: string, body?: unknown, signal?: AbortSignal) =>
    fetch(url + path, {
      method,
      headers: {
        origin,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  const json = async (answer: Response) => ({
    status: answer.status,
    body: (await answer.json()) as Record<string, unknown>,
  })

  return {
    call: async (method: string, path: string, body?: unknown) => json(await call(method, path, body)),
    status: async () => (await json(await call('GET', '/status'))).body,
    async pair(code: string) {
      const answer = await json(await call('POST', '/pair', { code }))
      if (answer.status === 200) token = String(answer.body.token)
      return answer
    },
    /** Reads the card; `onLine` hears each line as it comes, the answer is all of them. */
    async read(
      body: object = {},
      onLine: (line: Line) => void = () => undefined,
      signal?: AbortSignal,
    ): Promise<Line[]> {
      const answer = await call('POST', '/read', body, signal)
      if (answer.status !== 200) return [{ ...(await json(answer)).body, type: 'refused' }]
      const lines: Line[] = []
      for await (const text of linesOf(answer)) {
        const line = JSON.parse(text) as Line
        lines.push(line)
        onLine(line)
      }
      return lines
    },
    /** Follows the events; `heard` grows, `close` ends it. */
    async follow() {
      const end = new AbortController()
      const answer = await call('GET', '/events', undefined, end.signal)
      const heard: { event: string; data: Record<string, unknown> }[] = []
      const following = (async () => {
        let event = ''
        for await (const text of linesOf(answer)) {
          if (text.startsWith('event: ')) event = text.slice(7)
          if (text.startsWith('data: ')) heard.push({ event, data: JSON.parse(text.slice(6)) })
        }
      })().catch(() => undefined)
      return {
        heard,
        events: () =>
          heard.filter(({ event }) => event !== 'status').map(({ event, data }) => `${event} ${data.reader}`),
        close: () => {
          end.abort()
          return following
        },
      }
    },
  }
}

async function* linesOf(answer: Response): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}
