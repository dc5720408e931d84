// What stands before a system in a journey and lets everything through, until it is told to be a provider of identity that fails.
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

const TOKEN_PATH = '/api/v2/oauth2/token/'

export type Front = Awaited<ReturnType<typeof aFront>>

/** Listens at `origin`, which a system takes for its own; `target` is where that system really listens. */
export async function aFront() {
  const server = createServer((asked, answer) => pass(asked, answer))
  server.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const front = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    target: '',
    /** How the answer to a code goes wrong: none comes, or its signature is another's. */
    fault: undefined as 'down' | 'forged' | undefined,
    close: () => server.close(),
  }

  function pass(asked: IncomingMessage, answer: ServerResponse) {
    const isToken = asked.url === TOKEN_PATH
    if (isToken && front.fault === 'down') return void answer.destroy()
    const { hostname, port } = new URL(front.target)
    const { url: path, method, headers } = asked
    const passed = send({ hostname, port, path, method, headers }, reply => {
      if (isToken && front.fault === 'forged') return void forge(reply, answer)
      return void reply.pipe(answer.writeHead(reply.statusCode ?? 502, reply.headers))
    })
    passed.on('error', () => answer.destroy())
    asked.pipe(passed)
  }
  return front
}

/** The same claims under a signature that is not theirs. */
async function forge(reply: IncomingMessage, answer: ServerResponse) {
  const tokens = JSON.parse(await text(reply)) as { id_token: string }
  const [head, claims, signature = ''] = tokens.id_token.split('.')
  const other = [...signature].reverse().join('')
  const body = JSON.stringify({ ...tokens, id_token: `${head}.${claims}.${other}` })
  answer.writeHead(200, { 'content-type': 'application/json' }).end(body)
}
