import { z } from 'zod'
import { plainLine } from '../../../platform/plain-text.ts'
import { route } from '../../../platform/route.ts'
import { requireOffered } from '../at-work.ts'
import { fail } from '../failures.ts'
import { showProgress, takePacket } from './packets.ts'
import { findEvent, givePass, listEvents, openEvent } from './pass.ts'

const moment = z.date().transform(date => date.toISOString())
const Event = z.object({ eventId: z.string(), name: z.string(), quota: z.int() })
const ById = z.object({ id: z.uuid() })

export const fieldRoutes = [
  route.post(
    '/v1/field/events',
    {
      access: 'officer',
      summary: 'Open an event of this team',
      body: z.strictObject({ name: plainLine(1, 80), quota: z.int().min(1).max(20_000) }),
      returns: Event,
      status: 201,
    },
    (ctx, { body }) => openEvent(ctx, body),
  ),
  route.get(
    '/v1/field/events',
    { access: 'officer', summary: 'Events of this team', returns: z.object({ events: z.array(Event) }) },
    async ctx => {
      const { placeId } = await requireOffered(ctx, 'field')
      const rows = await listEvents(ctx, placeId)
      return { events: rows.map(({ event_id: eventId, name, quota }) => ({ eventId, name, quota })) }
    },
  ),
  route.post(
    '/v1/field/events/:id/pass',
    {
      access: 'officer',
      summary: 'A pass to work without a network, and the key to seal packets to',
      params: ById,
      returns: z.object({
        pass: z.string(),
        sealTo: z.record(z.string(), z.unknown()),
        event: Event,
        expiresAt: moment,
      }),
      status: 201,
    },
    async (ctx, { params }) => {
      const given = await givePass(ctx, params.id)
      return { ...given, sealTo: given.sealTo as Record<string, unknown> }
    },
  ),
  route.get(
    '/v1/field/events/:id/progress',
    {
      access: 'terminal',
      summary: 'How an event stands',
      params: ById,
      returns: z.object({
        name: z.string(),
        quota: z.int(),
        received: z.int(),
        proven: z.int(),
        bound: z.int(),
        review: z.int(),
        refused: z.int(),
      }),
    },
    async (ctx, { params }) => {
      const event = await findEvent(ctx, params.id)
      if (!event || ctx.actor.kind !== 'terminal' || event.place_id !== ctx.actor.placeId)
        throw fail.caseUnknown()
      return { name: event.name, quota: event.quota, ...(await showProgress(ctx, params.id)) }
    },
  ),
  route.post(
    '/v1/field/packets',
    {
      access: 'terminal',
      summary: 'A packet taken without a network',
      bytes: { types: ['application/octet-stream'], maxBytes: 1_600_000 },
      returns: z.object({
        state: z.enum(['received', 'processed', 'refused']),
        reason: z.string().optional(),
      }),
    },
    (ctx, { bytes }) => takePacket(ctx, bytes.toString('latin1')),
  ),
]
