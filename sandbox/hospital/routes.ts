import type { FastifyInstance } from 'fastify'
import * as openid from 'openid-client'
import { languageOf, nameFailure, page } from '../answers.ts'
import { createSessions } from '../sessions.ts'
import type { Settings } from '../settings.ts'
import { endPage, patientPage, welcomePage } from './pages.ts'
import { type Attempt, createRelyingParty, misbehaviours, type Patient } from './sign-in.ts'

type Session = { startedAt: number; attempt?: Attempt; patient?: Patient }

/** The hospital's website: a session kept on its side, known to the browser by a random name only. */
export function addHospital(app: FastifyInstance, settings: Settings) {
  const party = createRelyingParty(settings)
  const sessions = createSessions<Session>(settings.folder, 'hospital')

  app.get('/', async (request, answer) => {
    const patient = sessions.find(request)?.patient
    const language = languageOf(request)
    return page(answer, patient ? patientPage(language, patient, new Date()) : welcomePage(language))
  })
  app.get('/sign-in', async (request, answer) => {
    const { misbehave } = request.query as { misbehave?: string }
    try {
      const { url, attempt } = await party.begin(misbehaviours.find(name => name === misbehave))
      sessions.start(answer, { startedAt: Date.now(), attempt })
      return answer.redirect(url.href)
    } catch {
      return page(answer, endPage(languageOf(request), 'down'), 503)
    }
  })
  app.get('/callback', async (request, answer) => {
    const session = sessions.find(request)
    const language = languageOf(request)
    const attempt = session?.attempt
    if (!session || !attempt)
      return page(answer, endPage(language, 'error', 'no attempt in this browser'), 400)
    delete session.attempt
    sessions.save()
    try {
      const patient = await party.complete(new URL(request.url, settings.origin), attempt)
      // A fresh name after signing in, so that a planted one is worth nothing.
      sessions.end(request)
      sessions.start(answer, { startedAt: Date.now(), patient })
      return answer.redirect('/')
    } catch (error) {
      if (error instanceof openid.AuthorizationResponseError && error.error === 'access_denied')
        return page(answer, endPage(language, 'denied'))
      return page(answer, endPage(language, 'error', nameFailure(error)), 400)
    }
  })
  app.post('/sign-out', async (request, answer) => {
    sessions.end(request)
    return answer.redirect('/', 303)
  })
}
