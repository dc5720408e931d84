import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as openid from 'openid-client'
import { keepState } from '../kept-state.ts'
import type { Settings } from '../settings.ts'
import { endPage, patientPage, welcomePage } from './pages.ts'
import { type Attempt, createRelyingParty, misbehaviours, type Patient } from './sign-in.ts'
import type { Language } from './words.ts'

const SESSION_SECONDS = 30 * 60
const COOKIE = 'hospital-session'

type Session = { startedAt: number; attempt?: Attempt; patient?: Patient }

/** The hospital's website: a session kept on its side, known to the browser by a random name only. */
export function addHospital(app: FastifyInstance, settings: Settings) {
  const party = createRelyingParty(settings)
  const kept = keepState<Record<string, Session>>(settings.folder, 'hospital', {})
  const sessions = createSessions(kept)

  app.get('/', async (request, answer) => {
    const patient = sessions.find(request)?.patient
    const language = languageOf(request)
    return page(answer, patient ? patientPage(language, patient, new Date()) : welcomePage(language))
  })
  app.get('/language', async (request, answer) => {
    const { to } = request.query as { to?: string }
    const language = to === 'en' ? 'en' : 'th'
    return answer
      .header('set-cookie', `hospital-language=${language}; Path=/; Max-Age=31536000; SameSite=Lax`)
      .redirect('/')
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
    kept.save()
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

function createSessions(kept: ReturnType<typeof keepState<Record<string, Session>>>) {
  const nameOf = (request: FastifyRequest) => readCookie(request, COOKIE)
  return {
    find(request: FastifyRequest): Session | undefined {
      const name = nameOf(request)
      const session = name !== undefined && Object.hasOwn(kept.value, name) ? kept.value[name] : undefined
      return session && Date.now() - session.startedAt < SESSION_SECONDS * 1000 ? session : undefined
    },
    start(answer: FastifyReply, session: Session) {
      for (const [name, { startedAt }] of Object.entries(kept.value))
        if (Date.now() - startedAt > SESSION_SECONDS * 1000) delete kept.value[name]
      const name = randomBytes(24).toString('base64url')
      kept.value[name] = session
      kept.save()
      answer.header('set-cookie', `${COOKIE}=${name}; Path=/; HttpOnly; SameSite=Lax`)
    },
    end(request: FastifyRequest) {
      const name = nameOf(request)
      if (name !== undefined) delete kept.value[name]
      kept.save()
    },
  }
}

const page = (answer: FastifyReply, text: string, status = 200) =>
  answer.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(text)

function readCookie(request: FastifyRequest, name: string): string | undefined {
  const found = new RegExp(`(?:^|;\\s*)${name}=([\\w-]+)`).exec(request.headers.cookie ?? '')
  return found?.[1]
}

const languageOf = (request: FastifyRequest): Language =>
  readCookie(request, 'hospital-language') === 'en' ? 'en' : 'th'

/** The kind of a failure, never a value that came with it. */
function nameFailure(error: unknown): string {
  if (error instanceof openid.ResponseBodyError) return `${error.error}: ${error.error_description ?? ''}`
  if (error instanceof openid.AuthorizationResponseError) return error.error
  return error instanceof Error && 'code' in error ? String(error.code) : 'unexpected'
}
