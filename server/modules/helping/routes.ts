import { reply, route } from '../../platform/route.ts'
import { BookBody, Booking, Bookings } from '../staff/index.ts'
import { book, readBookings, readCases, readHistory } from './acts.ts'
import { allowHelper, listHelpers, lookAtOffer } from './allow.ts'
import { endMine } from './end.ts'
import { listHelped, offerHelp } from './offer.ts'
import {
  AllowBody,
  ById,
  CodeBody,
  Helped,
  HelpedCases,
  HelpedHistory,
  Helper,
  Helpers,
  Offer,
  OfferBody,
  Offered,
  PageQuery,
} from './schemas.ts'

const done = (work: Promise<void>) => work.then(() => reply(204))

/** For who is helped: on a phone, or with card and passcode at a terminal. */
const personRoutes = [
  route.post(
    '/v1/me/helpers/look',
    {
      access: 'person',
      summary: 'Whose offer to help a code is',
      body: CodeBody,
      returns: Offered,
    },
    (ctx, { body }) => lookAtOffer(ctx, body.code),
  ),
  route.post(
    '/v1/me/helpers',
    {
      access: 'person',
      summary: 'Let somebody help me, with my passcode',
      body: AllowBody,
      returns: Helper,
      status: 201,
    },
    (ctx, { body }) => allowHelper(ctx, body),
  ),
  route.get(
    '/v1/me/helpers',
    { access: 'person', summary: 'Who helps me, and who did lately', returns: Helpers },
    async ctx => ({ helpers: await listHelpers(ctx) }),
  ),
  route.post(
    '/v1/me/helpers/:id/end',
    { access: 'person', summary: 'End a help at once', params: ById },
    (ctx, { params }) => done(endMine(ctx, params.id, 'person')),
  ),
]

/** For who helps: on their own bound phone. */
const helperRoutes = [
  route.post(
    '/v1/helping/offers',
    {
      access: 'citizen',
      summary: 'Offer to help somebody',
      body: OfferBody,
      returns: Offer,
      status: 201,
    },
    (ctx, { body }) => offerHelp(ctx, body),
  ),
  route.get('/v1/helping', { access: 'citizen', summary: 'Whom I help now', returns: Helped }, ctx =>
    listHelped(ctx),
  ),
  route.post(
    '/v1/helping/:id/end',
    { access: 'citizen', summary: 'Stop helping', params: ById },
    (ctx, { params }) => done(endMine(ctx, params.id, 'helper')),
  ),
]

/** In the person's name: the whole list. */
const actRoutes = [
  route.get(
    '/v1/helping/:id/history',
    {
      access: 'helper.readHistory',
      summary: 'Who looked at the data of the person I help',
      params: ById,
      query: PageQuery,
      returns: HelpedHistory,
    },
    (ctx, { query }) => readHistory(ctx, query),
  ),
  route.get(
    '/v1/helping/:id/cases',
    {
      access: 'helper.readCases',
      summary: 'How the cases of the person I help stand',
      params: ById,
      returns: HelpedCases,
    },
    ctx => readCases(ctx),
  ),
  route.get(
    '/v1/helping/:id/bookings',
    {
      access: 'helper.bookSlots',
      summary: 'What is booked for the person I help',
      params: ById,
      returns: Bookings,
    },
    ctx => readBookings(ctx),
  ),
  route.post(
    '/v1/helping/:id/bookings',
    {
      access: 'helper.bookSlots',
      summary: 'Book a quarter of an hour for the person I help',
      params: ById,
      body: BookBody,
      returns: Booking,
      status: 201,
    },
    (ctx, { body }) => book(ctx, body),
  ),
]

export const routes = [...personRoutes, ...helperRoutes, ...actRoutes]
