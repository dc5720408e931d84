import type { FastifyInstance } from 'fastify'
import { languageOf, page } from '../answers.ts'
import { createSessions } from '../sessions.ts'
import type { Settings } from '../settings.ts'
import { addSignIn, type Session } from '../sign-in-routes.ts'
import { endPage, patientPage, welcomePage } from './pages.ts'
import { type Attempt, createRelyingParty, misbehaviours, type Patient } from './sign-in.ts'

/** The hospital's website: a session kept on its side, known to the browser by a random name only. */
export function addHospital(app: FastifyInstance, settings: Settings) {
  const party = createRelyingParty(settings)
  const sessions = createSessions<Session<Attempt, { patient: Patient }>>(settings.folder, 'hospital')

  app.get('/', async (request, answer) => {
    const patient = sessions.find(request)?.patient
    const language = languageOf(request)
    return page(answer, patient ? patientPage(language, patient, new Date()) : welcomePage(language))
  })
  addSignIn(app, {
    root: '',
    origin: settings.origin,
    sessions,
    begin(request) {
      const { misbehave } = request.query as { misbehave?: string }
      return party.begin(misbehaviours.find(name => name === misbehave))
    },
    complete: async (callback, attempt) => ({ patient: await party.complete(callback, attempt) }),
    endPage,
  })
  app.post('/sign-out', async (request, answer) => {
    sessions.end(request)
    return answer.redirect('/', 303)
  })
}
