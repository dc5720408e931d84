import { formatAddressEn, formatAddressTh } from '../../../shared/address.ts'
import type { Ctx } from '../../platform/context.ts'
import { reply, route } from '../../platform/route.ts'
import { caseRoutes } from './cases/routes.ts'
import { showHouse } from './house.ts'
import { answerMove } from './moves/answer.ts'
import { type Ask, askMove, listCompanions, lookUpHouse } from './moves/ask.ts'
import { withdrawMove } from './moves/end.ts'
import { approveMove, listWaitingMoves, refuseMove, showWaitingMove } from './moves/registrar.ts'
import { listMoves, showMove, viewMove } from './moves/views.ts'
import * as shape from './schemas.ts'

const done = (work: Promise<unknown>) => work.then(() => reply(204))

async function look(ctx: Ctx, code: string) {
  const { houseCode, address } = await lookUpHouse(ctx, code)
  return { houseCode, address: { th: formatAddressTh(address), en: formatAddressEn(address) } }
}

const ask = async (ctx: Ctx, body: Ask) => viewMove(ctx, await askMove(ctx, body))

const ownRoutes = [
  route.get(
    '/v1/me/house',
    {
      access: 'holder',
      summary: 'The register of my house: everybody for its head, otherwise my own entry',
      returns: shape.House,
    },
    ctx => showHouse(ctx),
  ),
  route.get(
    '/v1/me/moves',
    {
      access: 'holder',
      summary: 'Moves I asked for, and those into the house I am head of',
      returns: shape.Moves,
    },
    ctx => listMoves(ctx),
  ),
  route.get(
    '/v1/me/moves/companions',
    { access: 'holder', summary: 'Who may move together with me', returns: shape.Companions },
    ctx => listCompanions(ctx),
  ),
  route.post(
    '/v1/me/moves/look',
    {
      access: 'holder',
      summary: 'The address of a house code, without who lives there',
      body: shape.LookBody,
      returns: shape.Looked,
      perMinute: 30,
    },
    (ctx, { body }) => look(ctx, body.houseCode),
  ),
  route.post(
    '/v1/me/moves',
    {
      access: 'holder',
      summary: 'Say that I move, with the passcode',
      body: shape.AskBody,
      returns: shape.Move,
      status: 201,
    },
    (ctx, { body }) => ask(ctx, body),
  ),
  route.get(
    '/v1/me/moves/:id',
    { access: 'holder', summary: 'One of my moves', params: shape.ById, returns: shape.Move },
    (ctx, { params }) => showMove(ctx, params.id),
  ),
  route.post(
    '/v1/me/moves/:id/withdraw',
    { access: 'holder', summary: 'Take a move back while it is not done', params: shape.ById },
    (ctx, { params }) => done(withdrawMove(ctx, params.id)),
  ),
  route.post(
    '/v1/me/moves/:id/answer',
    {
      access: 'holder',
      summary: 'As head of the new house accept or refuse, with the passcode',
      params: shape.ById,
      body: shape.AnswerBody,
    },
    (ctx, { params, body }) => done(answerMove(ctx, params.id, body.answer, body.passcode)),
  ),
]

const officerRoutes = [
  route.get(
    '/v1/households/moves',
    { access: 'officer', summary: 'Moves that wait for a registrar', returns: shape.WaitingMoves },
    async ctx => ({ moves: await listWaitingMoves(ctx) }),
  ),
  route.get(
    '/v1/households/moves/:id',
    {
      access: 'officer',
      summary: 'One of them, with who moves and who agreed',
      params: shape.ById,
      returns: shape.WaitingMove,
    },
    (ctx, { params }) => showWaitingMove(ctx, params.id),
  ),
  route.post(
    '/v1/households/moves/:id/approve',
    { access: 'officer', summary: 'Approve it: the register changes', params: shape.ById },
    (ctx, { params }) => done(approveMove(ctx, params.id)),
  ),
  route.post(
    '/v1/households/moves/:id/refuse',
    {
      access: 'officer',
      summary: 'Refuse it, for one of the reasons',
      params: shape.ById,
      body: shape.RefuseBody,
    },
    (ctx, { params, body }) => done(refuseMove(ctx, params.id, body.reason)),
  ),
]

export const routes = [...ownRoutes, ...officerRoutes, ...caseRoutes]
