// How failures leave over HTTP: one shape, and nothing of an error that was not expected.
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from './context.ts'
import { isOutage } from './database.ts'
import { AppError, fail } from './failures.ts'

/** Answers a failure as problem+json (RFC 9457), or leads a browser to the page that its `goTo` names. */
export function sendProblem(log: Ctx['log'], error: unknown, request: FastifyRequest, answer: FastifyReply) {
  const failure = toFailure(error)
  if (failure.status >= 500 && !(error instanceof AppError))
    log.unexpected('request failed', error, {
      requestId: request.id,
      route: request.routeOptions.url,
      method: request.method,
    })
  const { goTo } = failure.detail ?? {}
  // Whoever reads pages is led to the one that helps, instead of a document for programs.
  if (typeof goTo === 'string' && (request.headers.accept ?? '').includes('text/html'))
    return answer.code(303).header('location', goTo).header('cache-control', 'no-store').send()
  const body = {
    type: `/problems/${failure.code}`,
    code: failure.code,
    title: failure.message,
    status: failure.status,
    ...failure.detail,
    requestId: request.id,
  }
  answer
    .code(failure.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
  if (typeof failure.detail?.retryAfterSeconds === 'number')
    answer.header('retry-after', failure.detail.retryAfterSeconds)
  return answer.send(JSON.stringify(body))
}

/** Bytes that are no HTTP, or come too slowly: answered on the bare connection, which then ends. */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket) {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const failure =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? fail.requestTimeout()
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? fail.headersTooLarge()
        : fail.invalidRequest()
  const { code, status, message: title } = failure
  const body = JSON.stringify({ type: `/problems/${code}`, code, title, status })
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-type: application/problem+json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}

/** Everything a caller may see about an error. Unknown errors lose their text. */
function toFailure(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (isOutage(error)) return fail.unavailable({ retryAfterSeconds: 2 }, error)
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status === 413) return fail.bodyTooLarge()
  if (status === 415) return fail.unsupportedMedia()
  if (status === 429) return fail.tooManyRequests()
  if (status >= 400 && status < 500) return fail.invalidRequest()
  return new AppError(
    'platform.unexpected',
    500,
    'Something broke on our side. Nothing you sent was lost; try again.',
  )
}
