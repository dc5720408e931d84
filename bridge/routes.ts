// What a page can ask of the bridge: what is there, to be paired, to read the card once, to be told when cards come and go.
import { PassThrough } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { CardReadError, cardFailures } from '../shared/thai-card/failure.ts'
import { cardEventsBetween, type ReadersState } from './card-readers.ts'
import { readCardOnce } from './reading.ts'
import { Refusal } from './refusals.ts'
import type { BridgeParts } from './server.ts'

const PairBody = z.strictObject({ code: z.string().regex(/^\d{6}$/) })
const ReadBody = z.strictObject({ reader: z.string().max(200).optional(), photo: z.boolean().optional() })
const KEEP_ALIVE = 15_000

export function addRoutes(app: FastifyInstance, parts: BridgeParts): void {
  const { readers, pairing } = parts
  let isReading = false
  const isPaired = (request: FastifyRequest) =>
    pairing.isPaired(/^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1], request.website)

  app.get('/status', async request => ({
    ...statusOf(readers.state()),
    paired: isPaired(request),
    reading: isReading,
  }))

  app.post('/pair', async request => {
    const { code } = parse(PairBody, request.body)
    const { refused, ...answer } = { refused: undefined, ...pairing.pair(code, request.website) }
    if (refused) throw new Refusal(refused, answer)
    return answer
  })

  app.post('/read', async (request, answer) => {
    if (!isPaired(request)) throw new Refusal('notPaired')
    const asked = parse(ReadBody, request.body ?? {})
    if (isReading) throw new Refusal('busy')
    isReading = true
    const lines = new PassThrough()
    const write = (line: object) => lines.write(`${JSON.stringify(line)}\n`)
    const begun = performance.now()
    const reading = readCardOnce(readers, {
      ...asked,
      patience: parts.patience,
      onProgress: ({ done, total, text }) => write({ type: text ? 'text' : 'progress', done, total, text }),
      isUnwanted: () => lines.destroyed,
    })
    reading
      .then(
        ({ text, photo }) => {
          write({ type: 'done', text, photo: photo && Buffer.from(photo).toString('base64') })
          return 'done'
        },
        error => {
          const reason = error instanceof CardReadError ? error.reason : 'unreadable'
          write({ type: 'failed', reason, message: cardFailures[reason] })
          return lines.destroyed ? 'abandoned' : reason
        },
      )
      .then(end => {
        isReading = false
        lines.end()
        parts.onRead(request.website, performance.now() - begun, end)
      })
    return answer.type('application/x-ndjson').send(lines)
  })

  app.get('/events', (_request, answer) => {
    const events = new PassThrough()
    const send = (event: string, data: object) =>
      events.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    send('status', statusOf(readers.state()))
    const stop = readers.onChange((after, before) => {
      send('status', statusOf(after))
      for (const { event, reader } of cardEventsBetween(before, after)) send(event, { reader })
    })
    const beat = setInterval(() => events.write(': still here\n\n'), KEEP_ALIVE)
    events.once('close', () => {
      stop()
      clearInterval(beat)
    })
    return answer.type('text/event-stream').send(events)
  })
}

const statusOf = ({ service, readers }: ReadersState) => ({
  service,
  readers: readers.map(({ name, card }) => ({ name, card })),
})

function parse<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw new Refusal('invalidRequest')
  return parsed.data
}
