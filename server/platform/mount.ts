// A program of its own behind one of our addresses: it reads and answers its requests itself, after our limits and under our headers.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Ctx } from './context.ts'

export type Mount = {
  /** Path below the origin, without a slash at its end. */
  prefix: string
  access: string
  summary: string
  handle: (ctx: Ctx, request: IncomingMessage, answer: ServerResponse) => void
}

/** Lets a request in, or throws the failure its caller sees. */
export type Enter = (request: FastifyRequest) => Promise<Ctx>

/** Adds the addresses below a mount's prefix; the body stays unread for whoever answers. */
export async function addMount(app: FastifyInstance, mount: Mount, enter: Enter) {
  await app.register(async scope => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    scope.all(`${mount.prefix}/*`, async (request, answer) => {
      const ctx = await enter(request)
      for (const [name, value] of Object.entries(answer.getHeaders()))
        if (value !== undefined) answer.raw.setHeader(name, value)
      answer.hijack()
      mount.handle(ctx, toInner(ctx, mount, request), answer.raw)
    })
  })
}

/** The request as the program sees it: its own paths, and our declared origin whatever name the caller used. */
function toInner({ settings }: Ctx, { prefix }: Mount, request: FastifyRequest): IncomingMessage {
  const { host, protocol } = new URL(settings.origin)
  const { raw } = request
  const url = raw.url ?? '/'
  raw.headers.host = host
  raw.headers['x-forwarded-proto'] = protocol.slice(0, -1)
  raw.headers['x-forwarded-for'] = request.ip
  delete raw.headers['x-forwarded-host']
  return Object.assign(raw, { originalUrl: url, url: url.slice(prefix.length) })
}
