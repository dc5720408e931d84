import { z } from 'zod'
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { reply, route } from '../../platform/route.ts'
import { listAllowed, openMiniApp, showMiniApp } from './open.ts'
import { givePermission, setNotifications, withdrawPermission } from './permission.ts'
import { Agreed, Allowed, MiniAppView, Opening } from './schemas.ts'

const access = 'holder'
const params = z.object({ id: z.uuid() })
const me = (ctx: Ctx) => (ctx.actor as ActorOf<'citizen'>).personId
const done = (work: Promise<void>) => work.then(() => reply(204))

export const holderRoutes = [
  route.get(
    '/v1/me/mini-apps/:id',
    { access, summary: 'One mini-app, with how I stand towards it', params, returns: MiniAppView },
    (ctx, { params }) => showMiniApp(ctx, me(ctx), params.id),
  ),
  route.post(
    '/v1/me/mini-apps/:id/open',
    {
      access,
      summary: 'A token for a mini-app that I allow, and where to open it',
      params,
      returns: Opening,
    },
    (ctx, { params }) => openMiniApp(ctx, me(ctx), params.id),
  ),
  route.put(
    '/v1/me/mini-apps/:id/permission',
    {
      access,
      summary: 'Let a mini-app see what it says it asks for, in the words of this hash',
      params,
      body: Agreed,
    },
    (ctx, { params, body }) => done(givePermission(ctx, me(ctx), params.id, body)),
  ),
  route.delete(
    '/v1/me/mini-apps/:id/permission',
    { access, summary: 'Withdraw what a mini-app may see, and end all it holds', params },
    (ctx, { params }) => done(withdrawPermission(ctx, me(ctx), params.id)),
  ),
  route.put(
    '/v1/me/mini-apps/:id/notifications',
    {
      access,
      summary: 'Whether messages of a mini-app reach the phone',
      params,
      body: z.strictObject({ isOn: z.boolean() }),
    },
    (ctx, { params, body }) => done(setNotifications(ctx, me(ctx), params.id, body.isOn)),
  ),
  route.get(
    '/v1/me/mini-app-permissions',
    { access, summary: 'Which mini-apps may see what of me', returns: Allowed },
    async ctx => ({ permissions: await listAllowed(ctx, me(ctx)) }),
  ),
]
