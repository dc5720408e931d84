import { z } from 'zod'
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { publicKeys } from '../../platform/keys.ts'
import { reply, route } from '../../platform/route.ts'
import { SERVICE_KEY } from './agency/ask-agency.ts'
import { sendCatalogue } from './catalogue.ts'
import { certifyAnswer } from './certify/certify.ts'
import { payBill } from './pay/request.ts'
import { getService } from './published.ts'
import {
  Agreed,
  Certified,
  Certifying,
  Favourites,
  Paying,
  Permissions,
  ServiceView,
  ToPay,
  Typed,
} from './schemas.ts'
import { sentRoutes } from './sent/routes.ts'
import { visitorRoutes } from './sent/visitor-routes.ts'
import { askService } from './use/ask.ts'
import { addFavourite, listFavourites, removeFavourite } from './use/favourites.ts'
import { Outcome } from './use/outcome.ts'
import { showService } from './use/page.ts'
import { givePermission, withdrawPermission } from './use/permission.ts'
import { listStanding } from './use/standing.ts'

const params = z.object({ id: z.string().max(40) })
const me = (ctx: Ctx) => (ctx.actor as ActorOf<'citizen'>).personId
const done = (work: Promise<void>) => work.then(() => reply(204))

const publicRoutes = [
  route.get(
    '/v1/services',
    { access: 'anyone', summary: 'The catalogue of services, to be kept' },
    (ctx, { request }) => sendCatalogue(ctx, request.headers),
  ),
  route.get(
    '/v1/services/:id',
    {
      access: 'anyone',
      summary: 'One service: what it gives, for whom and when',
      params,
      returns: ServiceView,
    },
    (ctx, { params }) => showService(ctx, params.id),
  ),
  route.post(
    '/v1/services/:id/ask',
    {
      access: 'anyone',
      summary: 'Use a service that needs nobody to sign in',
      params,
      body: Typed,
      returns: Outcome,
      perMinute: 600,
    },
    (ctx, { params, body }) => askService(ctx, { serviceId: params.id, typed: body.form }),
  ),
  route.get(
    '/v1/agencies/jwks.json',
    { access: 'anyone', summary: 'The keys by which an agency knows our calls (RFC 7517)' },
    async ctx =>
      reply(
        200,
        { 'content-type': 'application/jwk-set+json', 'cache-control': 'public, max-age=300' },
        {
          keys: await publicKeys(ctx, SERVICE_KEY),
        },
      ),
  ),
]

const holderRoutes = [
  route.get(
    '/v1/me/services/:id',
    { access: 'holder', summary: 'One service, with how I stand towards it', params, returns: ServiceView },
    (ctx, { params }) => showService(ctx, params.id, me(ctx)),
  ),
  route.post(
    '/v1/me/services/:id/ask',
    {
      access: 'holder',
      summary: 'Use a service for myself',
      params,
      body: Typed,
      returns: Outcome,
    },
    (ctx, { params, body }) => askService(ctx, { serviceId: params.id, typed: body.form, personId: me(ctx) }),
  ),
  route.put(
    '/v1/me/services/:id/permission',
    {
      access: 'holder',
      summary: 'Let a service see what it says it asks for, in the words of this hash',
      params,
      body: Agreed,
    },
    (ctx, { params, body }) => done(givePermission(ctx, me(ctx), getService(ctx, params.id), body.sha256)),
  ),
  route.delete(
    '/v1/me/services/:id/permission',
    { access: 'holder', summary: 'Withdraw what a service may see, and forget its answers', params },
    (ctx, { params }) => done(withdrawPermission(ctx, me(ctx), params.id)),
  ),
  route.get(
    '/v1/me/service-permissions',
    { access: 'holder', summary: 'Which services may see what of me', returns: Permissions },
    async ctx => ({ permissions: await listStanding(ctx, me(ctx)) }),
  ),
  route.get(
    '/v1/me/favourite-services',
    { access: 'holder', summary: 'The services I keep at hand', returns: Favourites },
    async ctx => ({ serviceIds: await listFavourites(ctx, me(ctx)) }),
  ),
  route.put(
    '/v1/me/favourite-services/:id',
    { access: 'holder', summary: 'Keep a service at hand', params },
    (ctx, { params }) => done(addFavourite(ctx, me(ctx), getService(ctx, params.id).id)),
  ),
  route.delete(
    '/v1/me/favourite-services/:id',
    { access: 'holder', summary: 'Keep a service at hand no longer', params },
    (ctx, { params }) => done(removeFavourite(ctx, me(ctx), params.id)),
  ),
]

const followingRoutes = [
  route.post(
    '/v1/me/services/:id/pay',
    {
      access: 'holder',
      summary: 'Pay one of the bills of a service; the agency is asked for its amount again',
      params,
      body: Paying,
      returns: ToPay,
    },
    (ctx, { params, body }) =>
      payBill(ctx, { personId: me(ctx), serviceId: params.id, typed: body.form, key: body.key }),
  ),
  route.post(
    '/v1/me/services/:id/document',
    {
      access: 'holder',
      summary: 'Have the answer of a service certified',
      params,
      body: Certifying,
      returns: Certified,
      perMinute: 30,
    },
    (ctx, { params, body }) =>
      certifyAnswer(ctx, {
        personId: me(ctx),
        serviceId: params.id,
        typed: body.form,
        language: body.language,
      }),
  ),
]

export const routes = [...publicRoutes, ...holderRoutes, ...sentRoutes, ...visitorRoutes, ...followingRoutes]
