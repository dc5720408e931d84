// Thirty agencies as one program of its own: each answers what the sandbox's agency answered to the same request before, after a wait of
// its own. The first time a request comes it is passed on to the sandbox, so every answer is one that an agency really gave. Told by
// messages of its parent how long to wait, how often to fail, and who is frozen.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { createRandom } from './random.ts'

export type Manner = {
  /** Waits with this median and this 99th percentile, log-normal; always the same wait when both are equal. */
  medianMilliseconds: number
  p99Milliseconds: number
  failPercent: number
  frozen?: string
}

const Z_OF_P99 = 2.326
const [sandbox = ''] = process.argv.slice(2)
const answers = new Map<string, { status: number; body: string }>()
let manner: Manner = { medianMilliseconds: 0, p99Milliseconds: 0, failPercent: 0 }
let random = createRandom('agencies')

process.on('message', (told: Manner) => {
  manner = told
  random = createRandom('agencies')
  process.send?.('done')
})

const server = createServer((request, response) => void serve(request, response))
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as { port: number }).port))

async function serve(request: IncomingMessage, response: ServerResponse) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks).toString()
  if (request.url?.split('/')[2] === manner.frozen) return
  const { status, body: answer } = await answerOf(request, body)
  const wait = drawWait()
  if (wait > 0) await delay(wait)
  const fails = random() * 100 < manner.failPercent
  response.writeHead(fails ? 500 : status, { 'content-type': 'application/json' })
  response.end(fails ? '{"error":"failed"}' : answer)
}

async function answerOf({ method = 'GET', url = '', headers }: IncomingMessage, body: string) {
  const key = `${method} ${url} ${body}`
  const known = answers.get(key)
  if (known) return known
  const { authorization = '' } = headers
  const type = body ? { 'content-type': 'application/json' } : {}
  const got = await fetch(`${sandbox}${url}`, {
    method,
    headers: { authorization, ...type },
    ...(body ? { body } : {}),
  })
  const answer = { status: got.status, body: await got.text() }
  if (got.ok || got.status === 404) answers.set(key, answer)
  return answer
}

/** Log-normal, with the spread that puts the 99th percentile where it was told. */
function drawWait(): number {
  const { medianMilliseconds: median, p99Milliseconds: p99 } = manner
  if (median === 0 || p99 <= median) return median
  return median * Math.exp((Math.log(p99 / median) / Z_OF_P99) * random.normal())
}
