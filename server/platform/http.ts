// The only file that knows Fastify. Order of every request: limit → authenticate → read the body → validate → handle → strip to `returns`.
import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Fastify from 'fastify'
import type { z } from 'zod'
import type { Actor } from './actors.ts'
import type { Budget } from './budget.ts'
import { createBudget } from './budget.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'
import type { Ctx } from './context.ts'
import { fail } from './failures.ts'
import { observeRequest } from './metrics.ts'
import type { AccessCheck, Module } from './module.ts'
import { addMount } from './mount.ts'
import { refuseUnreadable, sendProblem } from './problems.ts'
import type { FilePart, Reply, Route, RouteInput } from './route.ts'
import { isReply } from './route.ts'

const JSON_LIMIT_BYTES = 256 * 1024
const UPLOADS_AT_ONCE_BYTES = 128 * 1024 * 1024

export type HttpOptions = { modules: readonly Module[]; ctxFor: (requestId: string) => Ctx }

/** Builds the server with every module's routes. @throws when a route names an access that nobody defines. */
export async function createHttpServer({ modules, ctxFor }: HttpOptions): Promise<FastifyInstance> {
  const { settings, log } = ctxFor('start')
  const app = Fastify({
    logger: false,
    genReqId: () => randomUUID(),
    bodyLimit: JSON_LIMIT_BYTES,
    trustProxy: !settings.sandbox,
    forceCloseConnections: 'idle',
    requestTimeout: 60_000,
    connectionTimeout: 75_000,
    // A header that trickles (slow-loris) holds a connection ten seconds, a body a minute; looked for every five.
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 5_000 },
    routerOptions: { ignoreTrailingSlash: true, caseSensitive: true, maxParamLength: 2_048 },
    // An address that cannot be decoded never reaches a route or a hook; by default it would be quoted in the answer.
    frameworkErrors: (error, request, answer) => sendProblem(log, error, request, answer),
    clientErrorHandler: refuseUnreadable,
  })
  await app.register(cookie)
  await app.register(formbody)
  await app.register(multipart)
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentSecurityPolicy },
    hsts: !settings.sandbox,
    referrerPolicy: { policy: 'no-referrer' },
  })
  await app.register(rateLimit, {
    max: settings.rateLimitPerMinute,
    timeWindow: '1 minute',
    allowList: (request: FastifyRequest) => request.url.startsWith('/health/'),
    errorResponseBuilder: () => fail.tooManyRequests(),
  })
  app.addContentTypeParser(
    /^(image\/|application\/octet-stream|application\/pdf|application\/jwt|text\/xml|application\/soap\+xml)/,
    { parseAs: 'buffer', bodyLimit: 20 * 1024 * 1024 },
    (_request, body, done) => done(null, body),
  )
  app.setErrorHandler((error, request, answer) => sendProblem(log, error, request, answer))
  app.setNotFoundHandler((request, answer) => sendProblem(log, fail.notFound(), request, answer))
  app.addHook('onResponse', async (request, answer) => {
    const route = request.routeOptions.url ?? 'unknown'
    observeRequest(request.method, route, answer.statusCode, answer.elapsedTime)
    log.info('request', {
      requestId: request.id,
      method: request.method,
      route,
      status: answer.statusCode,
      milliseconds: Math.round(answer.elapsedTime),
    })
  })
  const access = collectAccess(modules)
  const uploads = createBudget(UPLOADS_AT_ONCE_BYTES)
  for (const module of modules)
    for (const route of module.routes ?? []) addRoute(app, route, { access, uploads, ctxFor })
  for (const mount of modules.flatMap(module => module.mounts ?? [])) {
    const check = checkOf(access, mount.access, mount.prefix)
    await addMount(app, mount, async request => {
      const ctx = ctxFor(request.id)
      return { ...ctx, actor: await check(ctx, request) }
    })
  }
  return app
}

function collectAccess(modules: readonly Module[]): Map<string, AccessCheck> {
  const access = new Map<string, AccessCheck>([
    ['anyone', async () => ({ kind: 'anyone' })],
    [
      'sandbox',
      async ctx => {
        if (!ctx.settings.sandbox) throw fail.notFound()
        return { kind: 'anyone' }
      },
    ],
  ])
  for (const module of modules)
    for (const [name, check] of Object.entries(module.access ?? {})) access.set(name, check)
  return access
}

function checkOf(access: Map<string, AccessCheck>, name: string, where: string): AccessCheck {
  const check = access.get(name)
  if (!check) throw new Error(`${where} names the access "${name}", which no module defines`)
  return check
}

type Doors = { access: Map<string, AccessCheck>; uploads: Budget; ctxFor: HttpOptions['ctxFor'] }

function addRoute(app: FastifyInstance, route: Route, { access, uploads, ctxFor }: Doors) {
  const check = checkOf(access, route.access, `${route.method} ${route.path}`)
  const bodyLimit = largestBody(route)
  const actors = new WeakMap<FastifyRequest, Actor>()
  app.route({
    method: route.method.toUpperCase(),
    url: route.path,
    bodyLimit,
    config: route.perMinute ? { rateLimit: { max: route.perMinute, timeWindow: '1 minute' } } : {},
    // Before a byte of the body is read: a stranger cannot fill the memory.
    async preParsing(request, answer) {
      actors.set(request, await check(ctxFor(request.id), request))
      if (bodyLimit > JSON_LIMIT_BYTES) await awaitRoom(uploads, request, answer, bodyLimit)
    },
    handler: async (request, answer) => {
      const actor = actors.get(request)
      if (!actor) throw new Error(`${route.path} was reached without its access check`)
      const input = await readInput(route, request)
      const result = await route.handle({ ...ctxFor(request.id), actor }, input as never)
      // What only some may ask for is kept by nobody on the way, unless the answer itself says how (A51).
      if (route.access !== 'anyone') answer.header('cache-control', 'no-store')
      if (isReply(result)) return sendReply(answer, result)
      if (result === undefined) return answer.code(204).send()
      answer.code(route.status ?? 200).header('cache-control', 'no-store')
      return route.returns ? strip(route, result) : result
    },
  })
}

function largestBody({ bytes, multipart, jsonBytes = JSON_LIMIT_BYTES }: Route): number {
  if (bytes) return bytes.maxBytes
  return multipart ? multipart.maxFiles * multipart.maxFileBytes + JSON_LIMIT_BYTES : jsonBytes
}

/** Holds room for what the caller says it will send (or the most it may) until the answer is gone. */
async function awaitRoom(uploads: Budget, request: FastifyRequest, answer: FastifyReply, bodyLimit: number) {
  const said = Number(request.headers['content-length'])
  const giveBack = await uploads.take(said > 0 ? Math.min(said, bodyLimit) : bodyLimit)
  answer.raw.once('finish', giveBack).once('close', giveBack)
  if (answer.raw.destroyed) giveBack()
}

/** Response schemas remove undeclared fields; a handler that breaks its own promise is our fault, not the caller's. */
function strip(route: Route, result: unknown) {
  const parsed = (route.returns as z.ZodType).safeParse(result)
  if (!parsed.success)
    throw new TypeError(
      `${route.path} answered outside its schema: ${parsed.error.issues.map(issue => issue.path.join('.')).join(', ')}`,
    )
  return parsed.data
}

async function readInput(
  route: Route,
  request: FastifyRequest,
): Promise<RouteInput<unknown, unknown, unknown>> {
  const none = { files: [], fields: {} }
  return {
    params: route.params ? validate(route.params, request.params) : undefined,
    query: route.query ? validate(route.query, request.query) : undefined,
    body: route.body ? validate(route.body, request.body) : undefined,
    bytes: route.bytes ? readBytes(route, request) : Buffer.alloc(0),
    parts: route.multipart ? await readParts(route.multipart, request) : none,
    request,
  }
}

function validate(schema: z.ZodType, value: unknown) {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues
    .slice(0, 20)
    .map(issue => ({ field: issue.path.join('.'), code: issue.code }))
  throw fail.invalidRequest({ errors })
}

function readBytes(route: Route, request: FastifyRequest): Buffer {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim() ?? ''
  if (!route.bytes?.types.includes(type)) throw fail.unsupportedMedia({ accepted: route.bytes?.types })
  if (!Buffer.isBuffer(request.body) || request.body.length === 0) throw fail.invalidRequest()
  return request.body
}

async function readParts(limits: { maxFiles: number; maxFileBytes: number }, request: FastifyRequest) {
  if (!request.isMultipart()) throw fail.unsupportedMedia({ accepted: ['multipart/form-data'] })
  const files: FilePart[] = []
  const fields: Record<string, string> = {}
  const parts = request.parts({
    limits: {
      files: limits.maxFiles,
      fileSize: limits.maxFileBytes,
      fields: 20,
      fieldSize: JSON_LIMIT_BYTES,
      parts: limits.maxFiles + 20,
    },
  })
  try {
    for await (const part of parts) {
      if (part.type === 'file')
        files.push({ name: part.fieldname, type: part.mimetype, bytes: await part.toBuffer() })
      else if (typeof part.value === 'string') fields[part.fieldname] = part.value
    }
  } catch (error) {
    // The parser's own complaints (no boundary, cut short) carry no status: they are the sender's doing.
    throw error instanceof Error && 'statusCode' in error ? error : fail.invalidRequest(undefined, error)
  }
  return { files, fields }
}

function sendReply(answer: FastifyReply, reply: Reply) {
  answer.code(reply.status)
  for (const [name, value] of Object.entries(reply.headers)) answer.header(name, value)
  return answer.send(
    reply.body instanceof Uint8Array
      ? Buffer.from(reply.body.buffer, reply.body.byteOffset, reply.body.byteLength)
      : (reply.body ?? ''),
  )
}
