import type { FastifyRequest } from 'fastify'

export type Language = 'th' | 'en'
export const LANGUAGE_COOKIE = 'tuaton-language'

const isLanguage = (value: unknown): value is Language => value === 'th' || value === 'en'

/** The language chosen on the page, before that the browser's, before that Thai. */
export const readLanguage = (request: FastifyRequest): Language =>
  languageOf(chosenLanguage(request) ?? request.cookies[LANGUAGE_COOKIE], request.headers['accept-language'])

/** The chosen one, if it is one of ours; else the first a browser accepts. */
export function languageOf(chosen: string | undefined, accepted = ''): Language {
  if (isLanguage(chosen)) return chosen
  const first = /^\s*([a-z]{2})/i.exec(accepted)?.[1]?.toLowerCase()
  return first === undefined || first === 'th' ? 'th' : 'en'
}

/** The language asked for in the address, if any. */
export function chosenLanguage(request: FastifyRequest): Language | undefined {
  const { lang } = request.query as { lang?: unknown }
  return isLanguage(lang) ? lang : undefined
}

export const languageCookie = (language: Language) =>
  `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=31536000; SameSite=Lax`

/** True for a browser that opened the address; programs get JSON. */
export const wantsPage = (request: FastifyRequest): boolean =>
  (request.headers.accept ?? '').includes('text/html')
