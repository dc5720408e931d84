import { z } from 'zod'
import type { ActorOf } from '../../platform/actors.ts'
import { reply, route } from '../../platform/route.ts'
import { listNotices, markRead } from './notices.ts'

const Words = z.object({ title: z.string(), body: z.string() })
const Notices = z.object({
  notices: z.array(
    z.object({
      id: z.uuid(),
      at: z.date().transform(date => date.toISOString()),
      kind: z.string(),
      th: Words,
      en: Words,
      read: z.boolean(),
    }),
  ),
})

export const routes = [
  route.get(
    '/v1/me/notices',
    { access: 'holder', summary: 'My messages, newest first', returns: Notices },
    async ctx => ({ notices: await listNotices(ctx, (ctx.actor as ActorOf<'citizen'>).personId) }),
  ),
  route.post(
    '/v1/me/notices/read',
    {
      access: 'holder',
      summary: 'I have read these',
      body: z.strictObject({ ids: z.array(z.uuid()).max(200) }),
    },
    async (ctx, { body }) => {
      await markRead(ctx, (ctx.actor as ActorOf<'citizen'>).personId, body.ids)
      return reply(204)
    },
  ),
]
