import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { readCookie } from './answers.ts'
import { keepState } from './kept-state.ts'

const SESSION_SECONDS = 30 * 60

/** Sessions of one website: kept on its side, known to the browser by a random name only. */
export function createSessions<S extends { startedAt: number }>(folder: string, site: string) {
  const kept = keepState<Record<string, S>>(folder, site, {})
  const cookie = `${site}-session`
  const nameOf = (request: FastifyRequest) => readCookie(request, cookie)
  const isLive = ({ startedAt }: S) => Date.now() - startedAt < SESSION_SECONDS * 1000
  return {
    find(request: FastifyRequest): S | undefined {
      const name = nameOf(request)
      const session = name !== undefined && Object.hasOwn(kept.value, name) ? kept.value[name] : undefined
      return session && isLive(session) ? session : undefined
    },
    /** A fresh name each time, so that a planted one is worth nothing after signing in. */
    start(answer: FastifyReply, session: S) {
      for (const [name, old] of Object.entries(kept.value)) if (!isLive(old)) delete kept.value[name]
      const name = randomBytes(24).toString('base64url')
      kept.value[name] = session
      kept.save()
      answer.header('set-cookie', `${cookie}=${name}; Path=/; HttpOnly; SameSite=Lax`)
    },
    save: () => kept.save(),
    end(request: FastifyRequest) {
      const name = nameOf(request)
      if (name !== undefined) delete kept.value[name]
      kept.save()
    },
  }
}
