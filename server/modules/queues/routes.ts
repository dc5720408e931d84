import type { ActorOf } from '../../platform/actors.ts'
import { attachmentBytes } from '../../platform/attachments.ts'
import type { Ctx } from '../../platform/context.ts'
import { reply, replyImage, route } from '../../platform/route.ts'
import { listSlots, normaliseReference } from '../staff/index.ts'
import { personOf } from './citizen.ts'
import { callNext, endCall } from './desk/call.ts'
import { showDesk, showSlip } from './desk/view.ts'
import { type MatterId, matterIds, matterOf, viewMatter } from './matters.ts'
import * as shape from './schemas.ts'
import type { VisitRow } from './tables.ts'
import { showTurn } from './turn/show.ts'
import { arriveByCode, arriveByReference, walkInAtTerminal, walkInByCode } from './visits/arrive.ts'
import { bookVisit, cancelVisit, changeVisit, requireRegistry } from './visits/book.ts'
import { readPaper, sendPaper, takeBackPaper } from './visits/paper-files.ts'
import { describePerson, prepareVisit } from './visits/prepare.ts'
import { findPause } from './visits/standing.ts'
import { listVisits, viewPaperFile, viewVisit } from './visits/view.ts'
import { endWall, listWalls, openWall } from './wall/links.ts'
import { showWall } from './wall/show.ts'

const viewed = async (ctx: Ctx, work: Promise<VisitRow>) => viewVisit(ctx, await work)
const placeOf = (ctx: Ctx) => (ctx.actor as ActorOf<'terminal'>).placeId
const slip = async (ctx: Ctx, work: Promise<VisitRow>) => showSlip(ctx, await work)

async function times(ctx: Ctx, placeId: string, matter: MatterId) {
  await requireRegistry(ctx, placeId)
  return listSlots(ctx, placeId, matterOf(matter).quarters)
}

async function listMine(ctx: Ctx) {
  const personId = personOf(ctx)
  const pausedUntil = await findPause(ctx, personId)
  return {
    visits: await listVisits(ctx, personId),
    ...(pausedUntil ? { pausedUntil } : {}),
    person: await describePerson(ctx, personId),
  }
}

const publicRoutes = [
  route.get(
    '/v1/queues/matters',
    {
      access: 'anyone',
      summary: 'What is done at a registration office: how long it takes, and which papers it needs',
      returns: shape.Matters,
    },
    async () => ({ matters: matterIds.map(viewMatter) }),
  ),
  route.get(
    '/v1/queues/places/:id/times',
    {
      access: 'anyone',
      summary: 'When a visit for a matter may begin at a registration office, fourteen days ahead',
      params: shape.ById,
      query: shape.ForMatter,
      returns: shape.Times,
    },
    (ctx, { params, query }) => times(ctx, params.id, query.matter),
  ),
]

const ownRoutes = [
  route.get(
    '/v1/me/visits',
    {
      access: 'holder',
      summary: 'My visits from today on, where I stand in the queue, and what forms are filled with',
      returns: shape.Visits,
    },
    listMine,
  ),
  route.post(
    '/v1/me/visits',
    {
      access: 'holder',
      summary: 'Book a visit to a registration office for one matter',
      body: shape.BookBody,
      returns: shape.Visit,
      status: 201,
    },
    (ctx, { body }) => viewed(ctx, bookVisit(ctx, body)),
  ),
  route.post(
    '/v1/me/visits/walk-in',
    {
      access: 'holder',
      summary: 'Take a number without a booking, with the code that hangs at the place',
      body: shape.WalkInBody,
      returns: shape.Visit,
      status: 201,
      perMinute: 20,
    },
    (ctx, { body }) => viewed(ctx, walkInByCode(ctx, body)),
  ),
  route.post(
    '/v1/me/visits/:id/change',
    {
      access: 'holder',
      summary: 'Another time or place for a visit I booked',
      params: shape.ById,
      body: shape.ChangeBody,
      returns: shape.Visit,
    },
    (ctx, { params, body }) => viewed(ctx, changeVisit(ctx, params.id, body)),
  ),
  route.post(
    '/v1/me/visits/:id/cancel',
    { access: 'holder', summary: 'Give a visit back', params: shape.ById },
    async (ctx, { params }) => {
      await cancelVisit(ctx, params.id)
      return reply(204)
    },
  ),
  route.post(
    '/v1/me/visits/:id/arrive',
    {
      access: 'holder',
      summary: 'I am there: the code that hangs at the place',
      params: shape.ById,
      body: shape.ArriveBody,
      returns: shape.Visit,
      perMinute: 20,
    },
    (ctx, { params, body }) => viewed(ctx, arriveByCode(ctx, params.id, body.code)),
  ),
  route.post(
    '/v1/me/visits/:id/papers',
    {
      access: 'holder',
      summary: 'Which papers I bring, and what the officer should know',
      params: shape.ById,
      body: shape.PrepareBody,
      returns: shape.Visit,
    },
    (ctx, { params, body }) => viewed(ctx, prepareVisit(ctx, params.id, body)),
  ),
  route.post(
    '/v1/me/visits/:id/papers/:paper',
    {
      access: 'holder',
      summary: 'Show a paper ahead of my visit: a photograph or a PDF file',
      params: shape.OfPaper,
      bytes: attachmentBytes,
      returns: shape.PaperFile,
      status: 201,
    },
    async (ctx, { params: { id: visitId, paper }, bytes }) =>
      viewPaperFile(await sendPaper(ctx, { visitId, paper, bytes })),
  ),
  route.delete(
    '/v1/me/visits/:id/files/:fileId',
    { access: 'holder', summary: 'Take a paper back that I showed ahead of my visit', params: shape.OfFile },
    async (ctx, { params }) => {
      await takeBackPaper(ctx, params.id, params.fileId)
      return reply(204)
    },
  ),
]

const placeRoutes = [
  route.post(
    '/v1/queues/numbers',
    {
      access: 'terminal',
      summary: 'A number for somebody who walked in; nobody is asked who they are',
      body: shape.TakeNumberBody,
      returns: shape.Slip,
      status: 201,
    },
    (ctx, { body }) => slip(ctx, walkInAtTerminal(ctx, { placeId: placeOf(ctx), ...body })),
  ),
  route.post(
    '/v1/queues/arrivals',
    {
      access: 'terminal',
      summary: 'Somebody who booked stands here, by the reference on their phone',
      body: shape.ReferenceBody,
      returns: shape.Slip,
      perMinute: 60,
    },
    (ctx, { body }) => slip(ctx, arriveByReference(ctx, placeOf(ctx), normaliseReference(body.reference))),
  ),
  route.get(
    '/v1/queues/desk',
    {
      access: 'officer',
      summary: 'The queue of this place in its order, and who is called at this desk',
      returns: shape.Desk,
    },
    showDesk,
  ),
  route.post(
    '/v1/queues/next',
    { access: 'officer', summary: 'Call the next to this desk', returns: shape.Desk },
    async ctx => {
      await callNext(ctx)
      return showDesk(ctx)
    },
  ),
  route.post(
    '/v1/queues/visits/:id/end',
    {
      access: 'officer',
      summary: 'Who is called here is served, not there, or goes back into the queue',
      params: shape.ById,
      body: shape.SaidBody,
      returns: shape.Desk,
    },
    async (ctx, { params, body }) => {
      await endCall(ctx, params.id, body.said)
      return showDesk(ctx)
    },
  ),
]

const paperRoutes = [
  route.get(
    '/v1/queues/visits/:id/files/:fileId',
    {
      access: 'officer',
      summary: 'A paper that was shown ahead of the visit called to this desk',
      params: shape.OfFile,
    },
    async (ctx, { params }) => {
      const { bytes, type } = await readPaper(ctx, params.id, params.fileId)
      return replyImage(bytes, type)
    },
  ),
]

const shownRoutes = [
  route.post(
    '/v1/queues/turn',
    {
      access: 'anyone',
      summary: 'Where one number stands today, for whoever holds its slip: nothing of who they are',
      body: shape.TurnBody,
      returns: shape.Turn,
      // A phone looks every ten seconds, and a room full of them may stand behind one address.
      perMinute: 300,
    },
    (ctx, { body }) => showTurn(ctx, body.code),
  ),
  route.post(
    '/v1/queues/wall',
    {
      access: 'anyone',
      summary:
        'What hangs on the wall of a place, for whoever holds the link that its desk made: numbers only',
      body: shape.TokenBody,
      returns: shape.Wall,
      // A screen looks every three seconds, and an office may have several behind one address.
      perMinute: 300,
    },
    (ctx, { body }) => showWall(ctx, body.token),
  ),
  route.get(
    '/v1/queues/walls',
    { access: 'officer', summary: 'The screens of this place', returns: shape.Walls },
    async ctx => ({ walls: await listWalls(ctx) }),
  ),
  route.post(
    '/v1/queues/walls',
    {
      access: 'officer',
      summary: 'A link to open a screen of this place with, shown once',
      returns: shape.OpenedWall,
      status: 201,
    },
    openWall,
  ),
  route.post(
    '/v1/queues/walls/:id/end',
    { access: 'officer', summary: 'End the link of a screen', params: shape.ById },
    async (ctx, { params }) => {
      await endWall(ctx, params.id)
      return reply(204)
    },
  ),
]

export const routes = [...publicRoutes, ...ownRoutes, ...placeRoutes, ...paperRoutes, ...shownRoutes]
