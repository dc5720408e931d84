// The shape of a route. `access` has no default: a route that does not say who may call it does not compile.
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Ctx } from './context.ts'

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
type Shape = z.ZodType | undefined
type Out<S extends Shape> = S extends z.ZodType ? z.infer<S> : undefined

export type RouteOptions<P extends Shape, Q extends Shape, B extends Shape, R extends Shape> = {
  /** `anyone`, `sandbox` (anyone, and only while the sandbox is on) or an access a module defines. */
  access: string
  summary: string
  params?: P
  query?: Q
  body?: B
  /** What may leave. Undeclared fields are removed. Absent: the handler answers with `reply(...)`. */
  returns?: R
  status?: number
  /** Raw bytes of these content types instead of JSON; the handler reads `input.bytes`. */
  bytes?: { types: readonly string[]; maxBytes: number }
  /** Multipart files and fields; the handler reads `input.parts`. */
  multipart?: { maxFiles: number; maxFileBytes: number }
  /** The most bytes of a JSON body, where many things come at once. */
  jsonBytes?: number
  /** Requests a minute from one address, where the general limit does not fit. */
  perMinute?: number
}

export type FilePart = { name: string; type: string; bytes: Buffer }
export type RouteInput<P, Q, B> = {
  params: P
  query: Q
  body: B
  bytes: Buffer
  parts: { files: FilePart[]; fields: Record<string, string> }
  request: FastifyRequest
}

export type Route = RouteOptions<Shape, Shape, Shape, Shape> & {
  method: Method
  path: string
  handle: (ctx: Ctx, input: RouteInput<never, never, never>) => unknown
}

const ROUTE_METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

type Declare = <
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends Shape = undefined,
  R extends Shape = undefined,
>(
  path: string,
  options: RouteOptions<P, Q, B, R>,
  handle: (
    ctx: Ctx,
    input: RouteInput<Out<P>, Out<Q>, Out<B>>,
  ) => Promise<R extends z.ZodType ? z.input<R> | Reply : Reply> | Reply,
) => Route

/** `route.post('/v1/cards/:id/revoke', { access, summary, params, body, returns }, (ctx, { params }) => …)` */
export const route = Object.fromEntries(
  ROUTE_METHODS.map(method => [
    method,
    (path: string, options: object, handle: unknown) => ({ ...options, method, path, handle }),
  ]),
) as Record<Method, Declare>

/** An answer that is not a plain JSON body: a picture, a page, a redirect, another status. */
export type Reply = {
  readonly isReply: true
  status: number
  headers: Record<string, string | string[]>
  body?: string | Uint8Array | object
}

export const reply = (status: number, headers: Reply['headers'] = {}, body?: Reply['body']): Reply =>
  body === undefined ? { isReply: true, status, headers } : { isReply: true, status, headers, body }

export const replyImage = (bytes: Uint8Array, type: string): Reply =>
  reply(200, { 'content-type': type, 'cache-control': 'private, no-store' }, bytes)

export const replyPage = (html: string, status = 200, headers: Reply['headers'] = {}): Reply =>
  reply(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers }, html)

export const replyRedirect = (location: string, headers: Reply['headers'] = {}): Reply =>
  reply(302, { location, 'cache-control': 'no-store', ...headers })

export const isReply = (value: unknown): value is Reply =>
  typeof value === 'object' && value !== null && 'isReply' in value
