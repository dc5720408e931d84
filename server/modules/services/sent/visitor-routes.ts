import { z } from 'zod'
import type { ActorOf } from '../../../platform/actors.ts'
import { attachmentBytes } from '../../../platform/attachments.ts'
import type { Ctx } from '../../../platform/context.ts'
import { reply, route } from '../../../platform/route.ts'
import { Attached, Options, Sending, Sent, Typed } from '../schemas.ts'
import { attach, detach } from './attachments.ts'
import { lookAtApplication, withdrawApplication } from './follow.ts'
import { listOptionsForVisitor } from './options.ts'
import { sendApplication } from './send.ts'
import { ApplicationView } from './view.ts'
import { checkForVisitors } from './visitor.ts'

const visitor = (ctx: Ctx) => (ctx.actor as ActorOf<'visitor'>).visitorId
const ofService = z.object({ id: z.string().max(40) })

/** A code is of one thing that was sent, so it names the visitor and the thing. Limits bear a mobile network behind one address. */
export const visitorRoutes = [
  route.put(
    '/v1/services/:id/application',
    {
      access: 'visitor',
      summary: 'Send something to an agency without an account, once for each code',
      params: ofService,
      body: Sending,
      returns: Sent,
      perMinute: 20,
    },
    (ctx, { params, body }) => {
      checkForVisitors(ctx, params.id)
      return sendApplication(ctx, {
        personId: visitor(ctx),
        isVisitor: true,
        serviceId: params.id,
        applicationId: visitor(ctx),
        typed: body.form,
        shown: body.shown,
      })
    },
  ),
  route.post(
    '/v1/services/:id/options/:field',
    {
      access: 'anyone',
      summary: 'What an agency lets anybody choose from in a field',
      params: ofService.extend({ field: z.string().max(40) }),
      body: Typed,
      returns: Options,
      perMinute: 120,
    },
    (ctx, { params, body }) =>
      listOptionsForVisitor(ctx, { serviceId: params.id, field: params.field, typed: body.form }),
  ),
  route.post(
    '/v1/services/:id/attachments',
    {
      access: 'visitor',
      summary: 'Keep a photograph or a PDF file for a form that is sent without an account',
      params: ofService,
      bytes: attachmentBytes,
      returns: Attached,
      status: 201,
      perMinute: 30,
    },
    (ctx, { params, bytes }) => {
      checkForVisitors(ctx, params.id)
      return attach(ctx, { personId: visitor(ctx), isVisitor: true, serviceId: params.id, bytes })
    },
  ),
  route.delete(
    '/v1/visitor/attachments/:id',
    {
      access: 'visitor',
      summary: 'Take a file back that was not sent yet, without an account',
      params: z.object({ id: z.uuid() }),
    },
    (ctx, { params }) => detach(ctx, visitor(ctx), params.id).then(() => reply(204)),
  ),
  route.get(
    '/v1/visitor/application',
    {
      access: 'visitor',
      summary: 'What was sent with a code, as its agency says it stands',
      returns: ApplicationView,
      perMinute: 60,
    },
    ctx => lookAtApplication(ctx, visitor(ctx), visitor(ctx)),
  ),
  route.post(
    '/v1/visitor/application/withdraw',
    {
      access: 'visitor',
      summary: 'Take back what was sent with a code',
      returns: ApplicationView,
      perMinute: 60,
    },
    ctx => withdrawApplication(ctx, visitor(ctx), visitor(ctx)),
  ),
]
