import type { FastifyInstance } from 'fastify'
import { languageOf, page } from '../answers.ts'
import { createSessions } from '../sessions.ts'
import type { Settings } from '../settings.ts'
import { addSignIn, type Session } from '../sign-in-routes.ts'
import { accountPage, endPage, welcomePage } from './pages.ts'
import { type Attempt, type Customer, createBank } from './sign-in.ts'

/** The bank's website: opens an account for whoever shows who they are. */
export function addBank(app: FastifyInstance, settings: Settings) {
  const bank = createBank(settings)
  const sessions = createSessions<Session<Attempt, { customer: Customer; idToken: string }>>(
    settings.folder,
    'bank',
  )

  app.get('/bank', async (request, answer) => {
    const customer = sessions.find(request)?.customer
    const language = languageOf(request)
    return page(answer, customer ? accountPage(language, customer) : welcomePage(language))
  })
  addSignIn(app, {
    root: '/bank',
    origin: settings.origin,
    sessions,
    begin: bank.begin,
    complete: bank.complete,
    endPage,
  })
  app.post('/bank/sign-out', async (request, answer) => {
    const idToken = sessions.find(request)?.idToken
    sessions.end(request)
    const next = idToken === undefined ? '/bank' : (await bank.leaveBy(idToken)).href
    return answer.redirect(next, 303)
  })
}
