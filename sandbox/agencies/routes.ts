// Every agency of the catalogue behind its own address, by its own OpenAPI document, with a state that lasts.
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { page } from '../answers.ts'
import type { Settings } from '../settings.ts'
import { answer } from './answer.ts'
import { createCallerCheck } from './caller.ts'
import { addCaseControls, statesOf } from './case-controls.ts'
import { type AgencyDocument, type Operation, readAgencies } from './documents.ts'
import type { Asked } from './invent.ts'
import { Misbehaviour, wellBehaved } from './misbehaviour.ts'
import { agenciesPage } from './page.ts'
import { addRecordControls } from './record-controls.ts'
import { openStore, type Store } from './store.ts'

/** Five files of five megabytes, as text. */
const BODY_MOST_BYTES = 40 * 1024 * 1024

type Agency = AgencyDocument & {
  store: Store
  misbehaviour: Misbehaviour
  /** When its rest ends, in milliseconds. */
  restsUntil: number
  isCalledByPlatform: ReturnType<typeof createCallerCheck>
}

/** Adds the agencies and the page on which they are told to misbehave; their files close with the app. */
export function addAgencies(app: FastifyInstance, settings: Settings) {
  const agencies: Agency[] = readAgencies(settings.services).map(document => ({
    ...document,
    store: openStore(join(settings.folder, 'agencies'), document.id),
    misbehaviour: wellBehaved(),
    restsUntil: 0,
    isCalledByPlatform: createCallerCheck(settings, document.id),
  }))
  app.addHook('onClose', async () => {
    for (const { store } of agencies) store.close()
  })
  addControls(app, agencies)
  addCaseControls(app, agencies, settings.issuer)
  addRecordControls(app, agencies)
  for (const agency of agencies)
    for (const operation of agency.operations)
      app.route({
        method: operation.method,
        bodyLimit: BODY_MOST_BYTES,
        url: `/agencies/${agency.id}${operation.path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
        handler: (request, reply) => serve(agency, operation, request, reply),
      })
}

async function serve(agency: Agency, operation: Operation, request: FastifyRequest, reply: FastifyReply) {
  const { misbehaviour } = agency
  // Nothing comes, and nothing is held: the caller's patience ends it.
  if (misbehaviour.hang) return reply.hijack()
  if (misbehaviour.latencyMilliseconds > 0) await pause(misbehaviour.latencyMilliseconds)
  const restSeconds = Math.ceil((agency.restsUntil - Date.now()) / 1000)
  if (restSeconds > 0) return reply.code(503).header('retry-after', restSeconds).send({ error: 'resting' })
  if (Math.random() * 100 < misbehaviour.errorPercent) return reply.code(500).send({ error: 'failed' })
  const path = (request.url.split('?')[0] ?? '').slice(`/agencies/${agency.id}`.length)
  if (!(await agency.isCalledByPlatform(request.headers.authorization, request.method, path)))
    return reply.code(401).send({ error: 'not the platform' })
  const { status, body } = answer(agency, operation, readAsked(request), agency.store)
  if (misbehaviour.wrong === 'notJson') return reply.type('text/html').send('<h1>It works!</h1>')
  if (misbehaviour.wrong === 'shape') return reply.send({ '<script>': [body] })
  if (misbehaviour.wrong === 'huge')
    return reply.send({ ...(body as object), padding: 'x'.repeat(3_000_000) })
  return reply.code(status).send(body)
}

const readAsked = ({ params, query, body, headers }: FastifyRequest): Asked => ({
  ...(headers['idempotency-key'] ? { key: String(headers['idempotency-key']) } : {}),
  path: params as Record<string, string>,
  query: query as Record<string, string>,
  body: (body ?? {}) as Record<string, string>,
})

function addControls(app: FastifyInstance, agencies: Agency[]) {
  const show = () =>
    agencies.map(agency => ({
      id: agency.id,
      records: agency.store.count(),
      misbehaviour: agency.misbehaviour,
      opened: agency.store.listOpened().map(({ reference, kind, state }) => ({
        ...{ reference, kind, state, states: statesOf(agency, kind) },
      })),
    }))
  app.get('/agencies', async (_request, reply) => page(reply, agenciesPage(show())))
  app.get('/agencies/state', async () => show())
  const misbehave = (request: FastifyRequest) => {
    const { agency: id } = request.params as { agency: string }
    const [agency, asked] = [agencies.find(one => one.id === id), Misbehaviour.safeParse(request.body ?? {})]
    if (!agency || !asked.success) return false
    agency.misbehaviour = asked.data
    agency.restsUntil = Date.now() + asked.data.restSeconds * 1000
    return true
  }
  app.put('/agencies/:agency/misbehaviour', async (request, reply) =>
    reply.code(misbehave(request) ? 204 : 400).send(),
  )
  app.post('/agencies/:agency/misbehaviour', async (request, reply) =>
    misbehave(request) ? reply.redirect('/agencies', 303) : reply.code(400).send(),
  )
}
