import { attachmentBytes } from '../../../platform/attachments.ts'
import type { Ctx } from '../../../platform/context.ts'
import { reply, replyImage, route } from '../../../platform/route.ts'
import { citizenOf } from '../citizen.ts'
import { ById } from '../schemas.ts'
import { answerCase } from './answer.ts'
import { askCase, type CaseAsk, findAreasNear } from './ask.ts'
import { approveCase, refuseCase } from './decide.ts'
import { listDesk, readDeskFile, showDeskCase } from './desk.ts'
import { withdrawCase } from './end.ts'
import { dropCaseFile, keepCaseFile } from './files.ts'
import { noteHeard, openHearing } from './hearing.ts'
import { bookHour, giveUpHour, listHours, noteInspection } from './inspect.ts'
import * as shape from './schemas.ts'
import { listHousePeople, listOwnCases, showOwnCase, viewCase } from './views.ts'

const done = (work: Promise<unknown>) => work.then(() => reply(204))

const ask = async (ctx: Ctx, body: CaseAsk) =>
  viewCase(ctx, await askCase(ctx, body), citizenOf(ctx).personId)

const readFile = async (ctx: Ctx, caseId: string, fileId: string) => {
  const { bytes, type } = await readDeskFile(ctx, caseId, fileId)
  return replyImage(bytes, type)
}

const askRoutes = [
  route.get(
    '/v1/me/house/people',
    {
      access: 'holder',
      summary: 'Who is registered in the house I am head of',
      returns: shape.HousePeople,
    },
    ctx => listHousePeople(ctx),
  ),
  route.post(
    '/v1/me/house-cases/areas',
    {
      access: 'holder',
      summary: 'The registration offices near a point and the sub-districts of their districts',
      body: shape.PointBody,
      returns: shape.AreasNear,
    },
    async (ctx, { body }) => ({ offices: await findAreasNear(ctx, body) }),
  ),
  route.post(
    '/v1/me/house-cases/files',
    {
      access: 'holder',
      summary: 'Keep a photograph or a PDF file for a case about a house',
      bytes: attachmentBytes,
      returns: shape.KeptFile,
      status: 201,
    },
    (ctx, { bytes }) => keepCaseFile(ctx, bytes),
  ),
  route.delete(
    '/v1/me/house-cases/files/:id',
    { access: 'holder', summary: 'Take a file back that was not sent yet', params: ById },
    (ctx, { params }) => done(dropCaseFile(ctx, params.id)),
  ),
  route.post(
    '/v1/me/house-cases',
    {
      access: 'holder',
      summary: 'Ask for a house number, a split, a merger or an end of a house, or report a stranger in it',
      body: shape.CaseAskBody,
      returns: shape.Case,
      status: 201,
    },
    (ctx, { body }) => ask(ctx, body),
  ),
]

const ownRoutes = [
  route.get(
    '/v1/me/house-cases',
    {
      access: 'holder',
      summary: 'Cases about houses that I asked for or that concern me',
      returns: shape.Cases,
    },
    ctx => listOwnCases(ctx),
  ),
  route.get(
    '/v1/me/house-cases/:id',
    { access: 'holder', summary: 'One of them', params: ById, returns: shape.Case },
    (ctx, { params }) => showOwnCase(ctx, params.id),
  ),
  route.post(
    '/v1/me/house-cases/:id/answer',
    {
      access: 'holder',
      summary: 'Say yes or no to a case that concerns me, with the passcode; in a hearing, in words',
      params: ById,
      body: shape.CaseAnswerBody,
    },
    (ctx, { params, body }) => done(answerCase(ctx, params.id, body)),
  ),
  route.post(
    '/v1/me/house-cases/:id/withdraw',
    { access: 'holder', summary: 'Take a case back while it is not decided', params: ById },
    (ctx, { params }) => done(withdrawCase(ctx, params.id)),
  ),
  route.get(
    '/v1/me/house-cases/:id/hours',
    {
      access: 'holder',
      summary: 'Hours in which the office may come, fourteen days ahead',
      params: ById,
      returns: shape.Hours,
    },
    (ctx, { params }) => listHours(ctx, params.id),
  ),
  route.post(
    '/v1/me/house-cases/:id/hour',
    {
      access: 'holder',
      summary: 'Take an hour for the inspection, or another one',
      params: ById,
      body: shape.HourBody,
    },
    (ctx, { params, body }) => done(bookHour(ctx, params.id, body)),
  ),
  route.delete(
    '/v1/me/house-cases/:id/hour',
    { access: 'holder', summary: 'Give the hour of the inspection back', params: ById },
    (ctx, { params }) => done(giveUpHour(ctx, params.id)),
  ),
]

const officerRoutes = [
  route.get(
    '/v1/households/cases',
    {
      access: 'officer',
      summary: "Today's inspections of this office, and the cases that wait for its registrars",
      returns: shape.Desk,
    },
    ctx => listDesk(ctx),
  ),
  route.get(
    '/v1/households/cases/:id',
    {
      access: 'officer',
      summary: 'One of them, with who asked and who agreed',
      params: ById,
      returns: shape.DeskCase,
    },
    (ctx, { params }) => showDeskCase(ctx, params.id),
  ),
  route.get(
    '/v1/households/cases/:id/files/:fileId',
    {
      access: 'officer',
      summary: 'A photograph or paper of a case',
      params: shape.FileOfCase,
    },
    (ctx, { params }) => readFile(ctx, params.id, params.fileId),
  ),
  route.post(
    '/v1/households/cases/:id/inspection',
    {
      access: 'officer',
      summary: 'Note what the inspection found',
      params: ById,
      body: shape.InspectionBody,
    },
    (ctx, { params, body }) => done(noteInspection(ctx, params.id, body.result)),
  ),
  route.post(
    '/v1/households/cases/:id/hearing',
    {
      access: 'officer',
      summary: 'Tell those who did not agree what was found, and give them fifteen days to answer',
      params: ById,
      body: shape.HearingBody,
    },
    (ctx, { params, body }) => done(openHearing(ctx, params.id, body)),
  ),
  route.post(
    '/v1/households/cases/:id/heard',
    {
      access: 'officer',
      summary: 'Write down what somebody says in the hearing at the counter',
      params: ById,
      body: shape.HeardBody,
    },
    (ctx, { params, body }) => done(noteHeard(ctx, params.id, body)),
  ),
  route.post(
    '/v1/households/cases/:id/approve',
    {
      access: 'officer',
      summary: 'Approve it: the register changes, or another registrar is asked',
      params: ById,
      body: shape.ApproveBody,
    },
    (ctx, { params, body }) => done(approveCase(ctx, params.id, body)),
  ),
  route.post(
    '/v1/households/cases/:id/refuse',
    {
      access: 'officer',
      summary: 'Refuse it, for one of the reasons; a reported person stays',
      params: ById,
      body: shape.RefuseCaseBody,
    },
    (ctx, { params, body }) => done(refuseCase(ctx, params.id, body)),
  ),
]

export const caseRoutes = [...askRoutes, ...ownRoutes, ...officerRoutes]
