import { z } from 'zod'
import type { ActorOf } from '../../../platform/actors.ts'
import { attachmentBytes } from '../../../platform/attachments.ts'
import type { Ctx } from '../../../platform/context.ts'
import { reply, route } from '../../../platform/route.ts'
import { Applications, Attached, Options, Rung, Sending, Sent, Typed } from '../schemas.ts'
import { attach, detach } from './attachments.ts'
import { lookAtApplication, noteRing, withdrawApplication } from './follow.ts'
import { listOptions } from './options.ts'
import { sendApplication } from './send.ts'
import { ApplicationView, showApplications } from './view.ts'

const me = (ctx: Ctx) => (ctx.actor as ActorOf<'citizen'>).personId
const byId = z.object({ id: z.uuid() })
const ofService = z.object({ id: z.string().max(40) })

export const sentRoutes = [
  route.put(
    '/v1/me/services/:id/applications/:applicationId',
    {
      access: 'holder',
      summary: 'Send something to an agency, once for each id that I choose',
      params: ofService.extend({ applicationId: z.uuid() }),
      body: Sending,
      returns: Sent,
    },
    (ctx, { params, body }) =>
      sendApplication(ctx, {
        personId: me(ctx),
        isVisitor: false,
        serviceId: params.id,
        applicationId: params.applicationId,
        typed: body.form,
        shown: body.shown,
      }),
  ),
  route.post(
    '/v1/me/services/:id/options/:field',
    {
      access: 'holder',
      summary: 'What an agency lets me choose from in a field',
      params: ofService.extend({ field: z.string().max(40) }),
      body: Typed,
      returns: Options,
    },
    (ctx, { params, body }) =>
      listOptions(ctx, {
        serviceId: params.id,
        field: params.field,
        typed: body.form,
        personId: me(ctx),
      }),
  ),
  route.post(
    '/v1/me/services/:id/attachments',
    {
      access: 'holder',
      summary: 'Keep a photograph or a PDF file for a form',
      params: ofService,
      bytes: attachmentBytes,
      returns: Attached,
      status: 201,
    },
    (ctx, { params, bytes }) =>
      attach(ctx, { personId: me(ctx), isVisitor: false, serviceId: params.id, bytes }),
  ),
  route.delete(
    '/v1/me/attachments/:id',
    { access: 'holder', summary: 'Take a file back that was not sent yet', params: byId },
    (ctx, { params }) => detach(ctx, me(ctx), params.id).then(() => reply(204)),
  ),
  route.get(
    '/v1/me/applications',
    { access: 'holder', summary: 'What I sent to agencies, and where it stands', returns: Applications },
    ctx => showApplications(ctx, me(ctx)),
  ),
  route.get(
    '/v1/me/applications/:id',
    {
      access: 'holder',
      summary: 'One application, as its agency says it stands',
      params: byId,
      returns: ApplicationView,
    },
    (ctx, { params }) => lookAtApplication(ctx, me(ctx), params.id),
  ),
  route.post(
    '/v1/me/applications/:id/withdraw',
    { access: 'holder', summary: 'Take an application back', params: byId, returns: ApplicationView },
    (ctx, { params }) => withdrawApplication(ctx, me(ctx), params.id),
  ),
  route.post(
    '/v1/agencies/:agency/changed',
    {
      access: 'anyone',
      summary: 'An agency rings that something moved; nothing is believed, it is asked',
      params: z.object({ agency: z.string().max(40) }),
      body: Rung,
      perMinute: 600,
    },
    (ctx, { params, body }) => noteRing(ctx, params.agency, body.reference).then(() => reply(202)),
  ),
]
