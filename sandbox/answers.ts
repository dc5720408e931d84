// What the websites of the outside world have in common: pages, languages, and a word for what went wrong.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as openid from 'openid-client'

export type Language = 'th' | 'en'

const LANGUAGE = 'outside-language'
const HOMES = ['/', '/notices', '/bank', '/bank/pay', '/desk', '/reader', '/scanner']

export const page = (answer: FastifyReply, text: string, status = 200) =>
  answer.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(text)

export function readCookie(request: FastifyRequest, name: string): string | undefined {
  const found = new RegExp(`(?:^|;\\s*)${name}=([\\w-]+)`).exec(request.headers.cookie ?? '')
  return found?.[1]
}

export const languageOf = (request: FastifyRequest): Language =>
  readCookie(request, LANGUAGE) === 'en' ? 'en' : 'th'

/** The switch of language, for every website here. */
export function addLanguages(app: FastifyInstance) {
  app.get('/language', async (request, answer) => {
    const { to, back = '/' } = request.query as { to?: string; back?: string }
    const language = to === 'en' ? 'en' : 'th'
    return answer
      .header('set-cookie', `${LANGUAGE}=${language}; Path=/; Max-Age=31536000; SameSite=Lax`)
      .redirect(HOMES.includes(back) ? back : '/')
  })
}

/** The kind of a failure, never a value that came with it. */
export function nameFailure(error: unknown): string {
  if (error instanceof openid.ResponseBodyError) return `${error.error}: ${error.error_description ?? ''}`
  if (error instanceof openid.AuthorizationResponseError) return error.error
  return error instanceof Error && 'code' in error ? String(error.code) : 'unexpected'
}
