import { z } from 'zod'
import type { ActorOf } from '../../platform/actors.ts'
import { reply, route } from '../../platform/route.ts'
import { listPermissions, revokePermission } from './permissions.ts'

const moment = z.date().transform(date => date.toISOString())
const Permissions = z.object({
  permissions: z.array(
    z.object({
      clientId: z.string(),
      party: z.object({ nameTh: z.string(), nameEn: z.string(), domain: z.string(), verified: z.boolean() }),
      purpose: z.object({ th: z.string(), en: z.string() }),
      items: z.array(z.object({ scope: z.string(), labelTh: z.string(), labelEn: z.string() })),
      firstAt: moment,
      lastAt: moment,
      liveUntil: moment.optional(),
    }),
  ),
})

export const permissionRoutes = [
  route.get(
    '/v1/me/permissions',
    { access: 'person', summary: 'Whom I allow to ask for what', returns: Permissions },
    async ctx => ({
      permissions: await listPermissions(ctx, (ctx.actor as ActorOf<'citizen'>).personId),
    }),
  ),
  route.post(
    '/v1/me/permissions/:clientId/revoke',
    {
      access: 'person',
      summary: 'Withdraw a permission, at once',
      params: z.object({ clientId: z.string().min(1).max(200) }),
    },
    async (ctx, { params }) => {
      await revokePermission(ctx, params.clientId)
      return reply(204)
    },
  ),
]
