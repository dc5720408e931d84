// The demo mini-app: a library of its own, opened inside the app. Who reads here is known by a name of the library's only.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import QRCode from 'qrcode'
import { z } from 'zod'
import { page } from '../answers.ts'
import { keepState } from '../kept-state.ts'
import type { Settings } from '../settings.ts'
import { books } from './books.ts'
import { createGateway, GatewayRefusal } from './gateway.ts'
import { libraryPage } from './page.ts'

const { id: APP_ID } = z
  .object({ id: z.string() })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../mini-app.json'), 'utf8')))

/** A reader holds the name the platform gave them here; names of people are not kept (the platform’s rule for mini-apps). */
type Reader = { userId: string; reserved: string[] }
type Visit = { userId: string; fullName: string; notification: boolean }

export function addLibrary(app: FastifyInstance, settings: Settings) {
  const gateway = createGateway(settings, APP_ID)
  const state = keepState<{ readers: Record<string, Reader> }>(settings.folder, 'library', { readers: {} })
  // As long as the page is open, and gone with this program.
  const visits = new Map<string, Visit>()

  const visitOf = (request: FastifyRequest) =>
    visits.get(/^Bearer ([\w-]{36})$/.exec(request.headers.authorization ?? '')?.[1] ?? '')
  const readerOf = ({ userId }: Visit) => {
    state.value.readers[userId] ??= { userId, reserved: [] }
    return state.value.readers[userId]
  }
  const refused = (answer: FastifyReply, error: unknown) => {
    if (error instanceof GatewayRefusal) return answer.code(502).send({ message: error.message })
    throw error
  }

  app.get('/library', async (_request, answer) =>
    page(
      answer.headers({
        // The platform's page may hold this one; scripts come from here and from the platform.
        'content-security-policy': `default-src 'self'; script-src 'self' ${settings.issuer}; img-src 'self' data:; frame-ancestors ${settings.issuer}; base-uri 'none'`,
      }),
      libraryPage(settings),
    ),
  )
  app.post('/library/visit', async (request, answer) => {
    const { mToken } = z.object({ mToken: z.string() }).parse(request.body)
    try {
      const { userId, firstName, lastName, notification } = await gateway.readProfile(mToken)
      const visit = { userId, fullName: [firstName, lastName].filter(Boolean).join(' '), notification }
      const key = randomUUID()
      visits.set(key, visit)
      return await answer.send({ key, name: visit.fullName, notification, ...shelves(readerOf(visit)) })
    } catch (error) {
      return refused(answer, error)
    }
  })
  app.post('/library/reserve', async (request, answer) => {
    const visit = visitOf(request)
    if (!visit) return answer.code(401).send({ message: 'visit' })
    const { id } = z.object({ id: z.enum(books.map(book => book.id)) }).parse(request.body)
    const reader = readerOf(visit)
    const book = books.find(one => one.id === id)!
    if (!reader.reserved.includes(id)) reader.reserved.push(id)
    state.save()
    try {
      const sent = await gateway.push(visit.userId, `จองหนังสือ “${book.th}” แล้ว รับได้ที่เคาน์เตอร์ภายใน 3 วัน`)
      return await answer.send({ told: sent.length > 0, ...shelves(reader) })
    } catch (error) {
      return refused(answer, error)
    }
  })
  app.post('/library/card', async (request, answer) => {
    const visit = visitOf(request)
    if (!visit) return answer.code(401).send({ message: 'visit' })
    try {
      const { qrText, expiryDate } = await gateway.makeCard(visit.userId, visit.fullName)
      return await answer.send({
        picture: await QRCode.toDataURL(qrText, { margin: 1, width: 480 }),
        expiryDate,
      })
    } catch (error) {
      return refused(answer, error)
    }
  })
}

const shelves = ({ reserved }: Reader) => ({
  books: books.map(book => ({ ...book, isReserved: reserved.includes(book.id) })),
})
