// The clerks of the sandbox's agencies: they put a record right, as when a day moves or a bill is paid elsewhere.
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { AgencyDocument } from './documents.ts'
import type { Store } from './store.ts'

const NewRecord = z.strictObject({ status: z.int().min(200).max(499).default(200), body: z.unknown() })

export function addRecordControls(app: FastifyInstance, agencies: (AgencyDocument & { store: Store })[]) {
  app.put('/agencies/:agency/records/:operation/:key', async (request, reply) => {
    const { agency: id, operation, key } = request.params as Record<'agency' | 'operation' | 'key', string>
    const agency = agencies.find(one => one.id === id && one.operations.some(({ id }) => id === operation))
    const record = NewRecord.safeParse(request.body)
    if (!agency || !record.success) return reply.code(400).send()
    agency.store.put(operation, key, record.data)
    return reply.code(204).send()
  })
}
