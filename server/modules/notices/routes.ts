import { z } from 'zod'
import { plainRooms, thingRooms } from '../../../shared/rooms.ts'
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { reply, route } from '../../platform/route.ts'
import { archive, countUnread, listNotices, markRead } from './notices.ts'
import { chooseQuietHours, readQuietHours } from './quiet-hours.ts'

const Words = z.object({ title: z.string(), body: z.string() })
const Notices = z.object({
  unread: z.int(),
  notices: z.array(
    z.object({
      id: z.uuid(),
      at: z.date().transform(date => date.toISOString()),
      kind: z.string(),
      th: Words,
      en: Words,
      from: z.object({ th: z.string(), en: z.string() }).optional(),
      dueOn: z.string().optional(),
      opens: z
        .union([
          z.object({ room: z.enum(thingRooms), id: z.string() }),
          z.object({ room: z.enum(plainRooms) }),
        ])
        .optional(),
      read: z.boolean(),
    }),
  ),
})

const Which = z.object({ archived: z.enum(['true', 'false']).default('false'), before: z.uuid().optional() })
const ids = z.array(z.uuid()).max(200)
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const QuietHours = z.object({ isOn: z.boolean(), from: Time, to: Time })
const me = (ctx: Ctx) => (ctx.actor as ActorOf<'citizen'>).personId
const done = (work: Promise<void>) => work.then(() => reply(204))

export const routes = [
  route.get(
    '/v1/me/notices',
    {
      access: 'holder',
      summary: 'My messages, newest first, a hundred at a time',
      query: Which,
      returns: Notices,
    },
    async (ctx, { query: { archived, before } }) => ({
      unread: await countUnread(ctx, me(ctx)),
      notices: await listNotices(ctx, me(ctx), { isArchived: archived === 'true', before }),
    }),
  ),
  route.post(
    '/v1/me/notices/read',
    {
      access: 'holder',
      summary: 'I have read these, or want to read them again',
      body: z.strictObject({ ids, read: z.boolean().default(true) }),
    },
    (ctx, { body }) => done(markRead(ctx, me(ctx), body.ids, body.read)),
  ),
  route.post(
    '/v1/me/notices/archive',
    {
      access: 'holder',
      summary: 'Put these messages away, or back into the inbox',
      body: z.strictObject({ ids, archived: z.boolean() }),
    },
    (ctx, { body }) => done(archive(ctx, me(ctx), body.ids, body.archived)),
  ),
  route.get(
    '/v1/me/quiet-hours',
    { access: 'holder', summary: 'When my phone is not disturbed', returns: QuietHours },
    ctx => readQuietHours(ctx, me(ctx)),
  ),
  route.put(
    '/v1/me/quiet-hours',
    {
      access: 'holder',
      summary: 'Choose when my phone is not disturbed; warnings about my safety come all the same',
      body: QuietHours.strict().refine(({ from, to }) => from !== to, 'two different times'),
    },
    (ctx, { body }) => done(chooseQuietHours(ctx, me(ctx), body)),
  ),
]
