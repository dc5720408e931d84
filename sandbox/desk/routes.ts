import type { FastifyInstance } from 'fastify'
import * as openid from 'openid-client'
import { languageOf, nameFailure, page } from '../answers.ts'
import { createSessions } from '../sessions.ts'
import type { Settings } from '../settings.ts'
import { type Asked, createDesk, type Visitor } from './ask.ts'
import { askPage, endPage, visitorPage, waitPage } from './pages.ts'

type Session = {
  startedAt: number
  asked?: Asked
  visitor?: Visitor
  end?: 'denied' | 'expired' | 'error'
  detail?: string
}

/** The clerk's website: asks with a code, follows the answer, shows who stands at the window. */
export function addDesk(app: FastifyInstance, settings: Settings) {
  const desk = createDesk(settings)
  const sessions = createSessions<Session>(settings.folder, 'desk')

  app.get('/desk', async (request, answer) => {
    const language = languageOf(request)
    const session = sessions.find(request)
    if (session?.asked) await follow(session)
    if (session?.visitor) return page(answer, visitorPage(language, session.visitor))
    if (session?.end) return page(answer, endPage(language, session.end, session.detail))
    return page(answer, session?.asked ? waitPage(language, session.asked) : askPage(language))
  })
  app.get('/desk/state', async (request, answer) => {
    const session = sessions.find(request)
    if (session?.asked) await follow(session)
    return answer.header('cache-control', 'no-store').send({ state: session?.asked ? 'waiting' : 'answered' })
  })
  app.post('/desk/ask', async (request, answer) => {
    const language = languageOf(request)
    const { code = '' } = (request.body ?? {}) as { code?: string }
    const digits = code.replace(/\s/g, '')
    if (!/^\d{8}$/.test(digits)) return page(answer, askPage(language, 'codeShape'), 400)
    try {
      sessions.start(answer, { startedAt: Date.now(), asked: await desk.ask(digits) })
      return answer.redirect('/desk', 303)
    } catch (error) {
      if (error instanceof openid.ResponseBodyError && error.error === 'unknown_user_id')
        return page(answer, askPage(language, 'codeWrong'), 400)
      return page(answer, endPage(language, 'error', nameFailure(error)), 502)
    }
  })
  app.post('/desk/next', async (request, answer) => {
    sessions.end(request)
    return answer.redirect('/desk', 303)
  })

  /** One look at whether the phone has answered; what it said is kept. */
  async function follow(session: Session) {
    try {
      const answer = await desk.look(session.asked!)
      if (answer.state === 'waiting') return
      if (answer.state === 'known') session.visitor = answer.visitor
      else session.end = answer.state
    } catch (error) {
      session.end = 'error'
      session.detail = nameFailure(error)
    }
    delete session.asked
    sessions.save()
  }
}
