import type { Ctx } from '../../platform/context.ts'
import { reply, route } from '../../platform/route.ts'
import { citizenOf } from './citizen.ts'
import type { Filing } from './details.ts'
import { answerFiling } from './filings/answer.ts'
import { withdrawFiling } from './filings/end.ts'
import {
  approveFiling,
  listForSecond,
  noteFineAtCounter,
  refuseFiling,
  showForDesk,
} from './filings/registrar.ts'
import { listFilings, showFiling, viewFiling } from './filings/views.ts'
import { checkName } from './names/check.ts'
import * as shape from './schemas.ts'
import { fileBirth } from './wishes/birth.ts'
import { fileDeath, listNear } from './wishes/death.ts'
import { fileDivorce, fileMarriage } from './wishes/marry.ts'
import { fileNameChange, showNames } from './wishes/name.ts'

const done = (work: Promise<unknown>) => work.then(() => reply(204))

const shown = async (ctx: Ctx, work: Promise<Filing>) => viewFiling(ctx, await work, citizenOf(ctx).personId)

const filed = { access: 'holder', returns: shape.Filing, status: 201 } as const

const ownRoutes = [
  route.get(
    '/v1/me/life-events',
    { access: 'holder', summary: 'What I notified ahead, and what I was asked', returns: shape.Filings },
    async ctx => ({ filings: await listFilings(ctx) }),
  ),
  route.get(
    '/v1/me/life-events/near',
    { access: 'holder', summary: 'Whose death I may notify', returns: shape.Near },
    async ctx => ({ people: await listNear(ctx) }),
  ),
  route.get(
    '/v1/me/life-events/names',
    { access: 'holder', summary: 'My name, and surnames of my family', returns: shape.Names },
    ctx => showNames(ctx),
  ),
  route.post(
    '/v1/me/life-events/names/check',
    {
      access: 'holder',
      summary: 'Whether a name can be had: free, taken, too alike or forbidden, and never whose it is',
      body: shape.CheckBody,
      returns: shape.Checked,
      perMinute: 60,
    },
    (ctx, { body }) => checkName(ctx, body.part, body.name),
  ),
  route.post(
    '/v1/me/life-events/birth',
    { ...filed, summary: 'Notify the birth of my child', body: shape.BirthBody },
    (ctx, { body }) => shown(ctx, fileBirth(ctx, body)),
  ),
  route.post(
    '/v1/me/life-events/death',
    { ...filed, summary: 'Notify a death in my house or family', body: shape.DeathBody },
    (ctx, { body }) => shown(ctx, fileDeath(ctx, body)),
  ),
  route.post(
    '/v1/me/life-events/marriage',
    { ...filed, summary: 'Say that I want to marry', body: shape.MarriageBody },
    (ctx, { body }) => shown(ctx, fileMarriage(ctx, body)),
  ),
  route.post(
    '/v1/me/life-events/divorce',
    { ...filed, summary: 'Say that I want to part by consent', body: shape.DivorceBody },
    (ctx, { body }) => shown(ctx, fileDivorce(ctx, body)),
  ),
  route.post(
    '/v1/me/life-events/name',
    { ...filed, summary: 'Ask for another name', body: shape.NameBody },
    (ctx, { body }) => shown(ctx, fileNameChange(ctx, body)),
  ),
  route.get(
    '/v1/me/life-events/:id',
    { access: 'holder', summary: 'One of them', params: shape.ById, returns: shape.Filing },
    (ctx, { params }) => showFiling(ctx, params.id),
  ),
  route.post(
    '/v1/me/life-events/:id/withdraw',
    { access: 'holder', summary: 'Take one back while it is not entered', params: shape.ById },
    (ctx, { params }) => done(withdrawFiling(ctx, params.id)),
  ),
  route.post(
    '/v1/me/life-events/:id/answer',
    {
      access: 'holder',
      summary: 'Say yes or no as the other of the two, with the passcode',
      params: shape.ById,
      body: shape.AnswerBody,
    },
    (ctx, { params, body }) => done(answerFiling(ctx, params.id, body)),
  ),
]

const officerRoutes = [
  route.get(
    '/v1/life-events',
    { access: 'officer', summary: 'What waits for a second registrar', returns: shape.ForSecond },
    async ctx => ({ filings: await listForSecond(ctx) }),
  ),
  route.get(
    '/v1/life-events/by-number/:number',
    {
      access: 'officer',
      summary: 'A notification by its number, with what the register says of it',
      params: shape.ByNumber,
      returns: shape.DeskFiling,
      perMinute: 60,
    },
    (ctx, { params }) => showForDesk(ctx, params.number),
  ),
  route.post(
    '/v1/life-events/:id/approve',
    {
      access: 'officer',
      summary:
        'Agree: the register changes, a second registrar is asked, or the fine of a late notice is billed',
      params: shape.ById,
      body: shape.ApproveBody,
    },
    (ctx, { params, body }) => done(approveFiling(ctx, params.id, body)),
  ),
  route.post(
    '/v1/life-events/:id/fine-paid',
    {
      access: 'officer',
      summary: 'The fine was paid at the counter: the register changes',
      params: shape.ById,
      body: shape.FinePaidBody,
    },
    (ctx, { params, body }) => done(noteFineAtCounter(ctx, params.id, body.receipt)),
  ),
  route.post(
    '/v1/life-events/:id/refuse',
    {
      access: 'officer',
      summary: 'Refuse it, for one of the reasons',
      params: shape.ById,
      body: shape.RefuseBody,
    },
    (ctx, { params, body }) => done(refuseFiling(ctx, params.id, body.reason)),
  ),
]

export const routes = [...ownRoutes, ...officerRoutes]
