// The officers of the sandbox's agencies: they move what was sent on, and ring the platform so that it looks again.
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { AgencyDocument } from './documents.ts'
import { opensOf } from './opened.ts'
import type { Store } from './store.ts'

type Agency = AgencyDocument & { store: Store }
const Move = z.object({ state: z.string().min(1).max(40), note: z.string().max(500).default('') })

/** The states that the page offers for something that was opened. */
export const statesOf = (agency: Agency, kind: string): string[] => {
  const opens = opensOf(agency, kind)
  return opens ? [...opens.states.map(({ state }) => state), ...opens.also] : []
}

export function addCaseControls(app: FastifyInstance, agencies: Agency[], issuer: string) {
  app.post('/agencies/:agency/opened/:reference', async (request, reply) => {
    const { agency: id, reference } = request.params as { agency: string; reference: string }
    const agency = agencies.find(one => one.id === id)
    const opened = agency?.store.findReference(reference)
    const move = Move.safeParse(request.body ?? {})
    if (!agency || !opened || !move.success || !statesOf(agency, opened.kind).includes(move.data.state))
      return reply.code(400).send()
    agency.store.move(opened.kind, reference, { ...move.data, changedAt: Date.now() })
    await ring(issuer, id, reference)
    return request.headers['content-type']?.startsWith('application/json')
      ? reply.code(204).send()
      : reply.redirect('/agencies', 303)
  })
}

/** Tells the platform to look: what it then believes is the answer to its own question. It may be away. */
const ring = (issuer: string, agency: string, reference: string) =>
  fetch(new URL(`/v1/agencies/${agency}/changed`, issuer), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ reference }),
  }).catch(() => undefined)
