import { z } from 'zod'
import type { ActorOf } from '../../platform/actors.ts'
import { reply, route } from '../../platform/route.ts'
import { unlock } from './devices.ts'
import { endSession } from './store.ts'

export const Session = z.object({
  accessToken: z.string(),
  expiresAt: z.date().transform(date => date.toISOString()),
})

export const routes = [
  route.post(
    '/v1/session',
    {
      access: 'device',
      summary: 'Open the app on a bound phone with the passcode',
      body: z.strictObject({ passcode: z.string().max(16) }),
      returns: Session,
    },
    (ctx, { body }) => unlock(ctx, body.passcode),
  ),
  route.delete('/v1/session', { access: 'citizen', summary: 'Lock the app' }, async ctx => {
    const { personId, sessionId } = ctx.actor as ActorOf<'citizen'>
    await endSession(ctx, personId, sessionId)
    return reply(204)
  }),
]
