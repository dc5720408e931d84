import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as openid from 'openid-client'
import { type Language, languageOf, nameFailure, page } from './answers.ts'
import type { createSessions } from './sessions.ts'

export type Session<Attempt, Known extends object> = { startedAt: number; attempt?: Attempt } & Partial<Known>

type Website<Attempt, Known extends object> = {
  /** Where the website's own addresses begin; empty at the root. */
  root: string
  origin: string
  sessions: ReturnType<typeof createSessions<Session<Attempt, Known>>>
  begin: (request: FastifyRequest) => Promise<{ url: URL; attempt: Attempt }>
  /** @throws what the library throws */
  complete: (callback: URL, attempt: Attempt) => Promise<Known>
  endPage: (language: Language, kind: 'denied' | 'error' | 'down', detail?: string) => string
}

/** The way to Tuaton and back, as every website of a relying party has it. */
export function addSignIn<Attempt, Known extends object>(
  app: FastifyInstance,
  { root, origin, sessions, begin, complete, endPage }: Website<Attempt, Known>,
) {
  const keep = (session: { startedAt: number; attempt?: Attempt } | ({ startedAt: number } & Known)) =>
    session as Session<Attempt, Known>
  app.get(`${root}/sign-in`, async (request, answer) => {
    try {
      const { url, attempt } = await begin(request)
      sessions.start(answer, keep({ startedAt: Date.now(), attempt }))
      return answer.redirect(url.href)
    } catch {
      return page(answer, endPage(languageOf(request), 'down'), 503)
    }
  })
  app.get(`${root}/callback`, async (request, answer) => {
    const session = sessions.find(request)
    const language = languageOf(request)
    const attempt = session?.attempt
    if (!session || !attempt)
      return page(answer, endPage(language, 'error', 'no attempt in this browser'), 400)
    delete session.attempt
    sessions.save()
    try {
      const known = await complete(new URL(request.url, origin), attempt)
      // A fresh name after signing in, so that a planted one is worth nothing.
      sessions.end(request)
      sessions.start(answer, keep({ startedAt: Date.now(), ...known }))
      return answer.redirect(root || '/')
    } catch (error) {
      if (error instanceof openid.AuthorizationResponseError && error.error === 'access_denied')
        return page(answer, endPage(language, 'denied'))
      return page(answer, endPage(language, 'error', nameFailure(error)), 400)
    }
  })
}
