import { z } from 'zod'
import { reply, route } from '../../platform/route.ts'
import { endDeskCode, issueDeskCode, readDeskCode } from './desk/desk-code.ts'

const Moment = z.date().transform(date => date.toISOString())

export const deskRoutes = [
  route.post(
    '/v1/sign-in/desk-code',
    {
      access: 'citizen',
      summary: 'Eight digits to read out at a desk, good for three minutes, once',
      returns: z.object({ code: z.string(), expiresAt: Moment }),
    },
    ctx => issueDeskCode(ctx),
  ),
  route.get(
    '/v1/sign-in/desk-code',
    {
      access: 'citizen',
      summary: 'Whether a desk has asked with the code, and with which request',
      returns: z.object({ status: z.enum(['waiting', 'asked', 'ended']), requestId: z.uuid().optional() }),
    },
    ctx => readDeskCode(ctx),
  ),
  route.delete(
    '/v1/sign-in/desk-code',
    { access: 'citizen', summary: 'The code ends; nobody can ask with it any more' },
    async ctx => {
      await endDeskCode(ctx)
      return reply(204)
    },
  ),
]
