// The bridge's HTTP program: it listens on this machine only and refuses whatever the guard does not know.
import Fastify, { type FastifyInstance } from 'fastify'
import type { CardReaders } from './card-readers.ts'
import { crossOriginHeaders, guard, preflightHeaders } from './guard.ts'
import type { Pairing } from './pairing.ts'
import { Refusal } from './refusals.ts'
import { addRoutes } from './routes.ts'

export type BridgeParts = {
  readers: CardReaders
  pairing: Pairing
  origins: readonly string[]
  /** Called after each reading with its website, its milliseconds and how it ended; nothing of the person. */
  onRead: (origin: string, milliseconds: number, end: string) => void
  patience?: number | undefined
}

/** Listens on 127.0.0.1; port 0 lets the system choose. @throws Error `EADDRINUSE` when another program has the port. */
export async function startBridge(parts: BridgeParts, port: number): Promise<FastifyInstance> {
  const app = Fastify({ logger: false, bodyLimit: 1_024, forceCloseConnections: true })
  app.removeContentTypeParser('text/plain')
  app.decorateRequest('website', '')
  app.addHook('onRequest', async (request, answer) => {
    answer.headers({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
    })
    const { localPort = 0 } = request.raw.socket
    const website = guard(request.headers, { port: localPort, origins: parts.origins })
    request.website = website
    answer.headers(crossOriginHeaders(website))
    if (request.method === 'OPTIONS')
      return answer.code(204).headers(preflightHeaders(request.headers)).send()
  })
  app.setErrorHandler((error, _request, answer) => {
    const refusal = toRefusal(error)
    if (typeof refusal.body.retryAfterSeconds === 'number')
      answer.header('retry-after', refusal.body.retryAfterSeconds)
    return answer
      .code(refusal.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(refusal.body))
  })
  app.setNotFoundHandler(async () => {
    throw new Refusal('notFound')
  })
  addRoutes(app, parts)
  await app.listen({ host: '127.0.0.1', port })
  return app
}

function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const status = Number((error as { statusCode?: unknown }).statusCode ?? 500)
  return new Refusal(status < 500 ? 'invalidRequest' : 'unexpected')
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The website whose page asks, as the guard knows it. */
    website: string
  }
}
