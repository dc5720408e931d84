import { z } from 'zod'
import type { ActorOf } from '../../platform/actors.ts'
import { plainLine } from '../../platform/plain-text.ts'
import { reply, route } from '../../platform/route.ts'
import { freeze, freezeFromPhone, reportNotMe } from './accounts.ts'
import { decideOnCard } from './card-passcode.ts'
import { unlock } from './devices.ts'
import { passkeyRoutes } from './passkey-routes.ts'
import { approveDevice, renameDevice, revokeDevice, showAuthenticators, showDevice } from './phones.ts'
import { Authenticators, DeviceView, Session } from './schemas.ts'
import { endSession } from './session-store.ts'

const params = z.object({ id: z.uuid() })
const done = (work: Promise<void>) => work.then(() => reply(204))
const passcode = z.string().max(16)

const deviceRoutes = [
  route.post(
    '/v1/session',
    {
      access: 'device',
      summary: 'Open the app on a bound phone with the passcode',
      body: z.strictObject({ passcode }),
      returns: Session,
    },
    (ctx, { body }) => unlock(ctx, body.passcode),
  ),
  route.get('/v1/device', { access: 'device', summary: 'How this phone stands', returns: DeviceView }, ctx =>
    showDevice(ctx),
  ),
  route.post(
    '/v1/device/freeze',
    { access: 'device', summary: 'Freeze everything from a bound phone, without its passcode' },
    ctx => done(freezeFromPhone(ctx)),
  ),
]

const holderRoutes = [
  route.delete('/v1/session', { access: 'person', summary: 'Lock the app' }, ctx => {
    const { personId, sessionId } = ctx.actor as ActorOf<'citizen'>
    return done(endSession(ctx, personId, sessionId))
  }),
  route.get(
    '/v1/me/devices',
    { access: 'holder', summary: 'My phones, sessions and passkeys', returns: Authenticators },
    ctx => showAuthenticators(ctx),
  ),
  route.post(
    '/v1/me/devices/:id/approve',
    {
      access: 'holder',
      summary: 'Let a waiting phone act for me; on a phone with its passcode',
      params,
      body: z.strictObject({ passcode: passcode.optional() }),
    },
    (ctx, { params, body }) => done(approveDevice(ctx, params.id, body.passcode)),
  ),
  route.post(
    '/v1/me/devices/:id/revoke',
    { access: 'holder', summary: 'Take a phone away, or refuse a waiting one', params },
    (ctx, { params }) => done(revokeDevice(ctx, params.id)),
  ),
  route.patch(
    '/v1/me/devices/:id',
    {
      access: 'holder',
      summary: 'Give a phone another name',
      params,
      body: z.strictObject({ name: plainLine(1, 60) }),
    },
    (ctx, { params, body }) => done(renameDevice(ctx, params.id, body.name)),
  ),
  route.post(
    '/v1/me/sessions/:id/end',
    { access: 'holder', summary: 'End one of my sessions', params },
    (ctx, { params }) => done(endSession(ctx, (ctx.actor as ActorOf<'citizen'>).personId, params.id)),
  ),
  route.post(
    '/v1/me/card-passcode/keep',
    { access: 'holder', summary: 'The passcode of my card is to stay beside my phone' },
    ctx => done(decideOnCard(ctx, 'keep')),
  ),
  route.post(
    '/v1/me/card-passcode/end',
    { access: 'person', summary: 'My card and its passcode open nothing any more' },
    ctx => done(decideOnCard(ctx, 'end')),
  ),
  route.post('/v1/me/freeze', { access: 'person', summary: 'Freeze everything with one switch' }, ctx =>
    done(freeze(ctx)),
  ),
  route.post(
    '/v1/me/not-me',
    {
      access: 'holder',
      summary: 'It was not me: freeze everything, and take the phone away that did it',
      body: z.strictObject({ deviceId: z.uuid().optional() }),
    },
    (ctx, { body }) => done(reportNotMe(ctx, body.deviceId)),
  ),
]

export const routes = [...deviceRoutes, ...holderRoutes, ...passkeyRoutes]
