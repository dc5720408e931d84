import type { FastifyInstance } from 'fastify'
import * as openid from 'openid-client'
import { languageOf, nameFailure, page } from '../answers.ts'
import { createSessions } from '../sessions.ts'
import type { Settings } from '../settings.ts'
import { accountPage, endPage, welcomePage } from './pages.ts'
import { type Attempt, type Customer, createBank } from './sign-in.ts'

type Session = { startedAt: number; attempt?: Attempt; customer?: Customer; idToken?: string }

/** The bank's website: opens an account for whoever shows who they are. */
export function addBank(app: FastifyInstance, settings: Settings) {
  const bank = createBank(settings)
  const sessions = createSessions<Session>(settings.folder, 'bank')

  app.get('/bank', async (request, answer) => {
    const customer = sessions.find(request)?.customer
    const language = languageOf(request)
    return page(answer, customer ? accountPage(language, customer) : welcomePage(language))
  })
  app.get('/bank/sign-in', async (request, answer) => {
    try {
      const { url, attempt } = await bank.begin()
      sessions.start(answer, { startedAt: Date.now(), attempt })
      return answer.redirect(url.href)
    } catch {
      return page(answer, endPage(languageOf(request), 'down'), 503)
    }
  })
  app.get('/bank/callback', async (request, answer) => {
    const session = sessions.find(request)
    const language = languageOf(request)
    const attempt = session?.attempt
    if (!session || !attempt)
      return page(answer, endPage(language, 'error', 'no attempt in this browser'), 400)
    delete session.attempt
    sessions.save()
    try {
      const opened = await bank.complete(new URL(request.url, settings.origin), attempt)
      sessions.end(request)
      sessions.start(answer, { startedAt: Date.now(), ...opened })
      return answer.redirect('/bank')
    } catch (error) {
      if (error instanceof openid.AuthorizationResponseError && error.error === 'access_denied')
        return page(answer, endPage(language, 'denied'))
      return page(answer, endPage(language, 'error', nameFailure(error)), 400)
    }
  })
  app.post('/bank/sign-out', async (request, answer) => {
    const idToken = sessions.find(request)?.idToken
    sessions.end(request)
    const next = idToken === undefined ? '/bank' : (await bank.leaveBy(idToken)).href
    return answer.redirect(next, 303)
  })
}
