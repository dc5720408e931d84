import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { reply, route } from '../../platform/route.ts'
import { requirePasscode } from '../authenticators/index.ts'
import { checkDocument, showKeys } from './check.ts'
import {
  agreeToCorrection,
  askCorrection,
  askPaperCorrection,
  listCorrections,
  proposeCorrection,
  refuseCorrection,
  showCorrection,
} from './corrections.ts'
import { listOffers, orderCopy } from './order.ts'
import { showPaper } from './papers.ts'
import { getDocumentOf, getDocumentPdf, listDocuments, showDocument } from './read.ts'
import { revokeDocument } from './revoke.ts'
import * as shape from './schemas.ts'
import { endShare, openSharedDocument, shareDocument } from './share.ts'
import type { RevokeReason } from './tables.ts'

const personOf = (ctx: Ctx) => (ctx.actor as ActorOf<'citizen'>).personId
const done = (work: Promise<unknown>) => work.then(() => reply(204))

/** A name of our own making: nothing of a document's words reaches the header (A60). */
const replyPdf = (pdf: Buffer, name: string) =>
  reply(
    200,
    {
      'content-type': 'application/pdf',
      'cache-control': 'private, no-store',
      'content-disposition': `inline; filename="tuaton-${name}.pdf"`,
    },
    pdf,
  )

async function revokeOwn(ctx: Ctx, documentId: string, body: { reason: RevokeReason; passcode: string }) {
  await getDocumentOf(ctx, personOf(ctx), documentId)
  await requirePasscode(ctx, body.passcode)
  await revokeDocument(ctx, { documentId, reason: body.reason, by: 'person' })
}

const ownRoutes = [
  route.get(
    '/v1/me/documents',
    { access: 'holder', summary: 'My documents, the newest first', returns: shape.Documents },
    async ctx => ({ documents: await listDocuments(ctx, personOf(ctx)) }),
  ),
  route.get(
    '/v1/me/documents/papers',
    { access: 'holder', summary: 'Papers of the register of which I may have copies', returns: shape.Offers },
    async ctx => ({ papers: await listOffers(ctx) }),
  ),
  route.get(
    '/v1/me/documents/papers/:paperId',
    {
      access: 'holder',
      summary: 'What stands in one of them, in the words of a copy',
      params: shape.ByPaper,
      query: shape.InLanguage,
      returns: shape.Paper,
    },
    (ctx, { params, query }) => showPaper(ctx, params.paperId, query.language),
  ),
  route.post(
    '/v1/me/documents/papers/:paperId/correction',
    { access: 'holder', summary: 'Say what is wrong in it', params: shape.ByPaper, body: shape.AskBody },
    (ctx, { params, body }) => done(askPaperCorrection(ctx, params.paperId, body.reason)),
  ),
  route.post(
    '/v1/me/documents',
    {
      access: 'holder',
      summary: 'Have a certified copy issued, with the passcode',
      body: shape.OrderBody,
      returns: shape.Ordered,
      status: 201,
    },
    (ctx, { body }) => orderCopy(ctx, body),
  ),
  route.get(
    '/v1/me/documents/:id',
    {
      access: 'holder',
      summary: 'One document and all that became of it',
      params: shape.ById,
      returns: shape.Document,
    },
    (ctx, { params }) => showDocument(ctx, personOf(ctx), params.id),
  ),
  route.get(
    '/v1/me/documents/:id/pdf',
    { access: 'holder', summary: 'The sealed file', params: shape.ById },
    async (ctx, { params }) =>
      replyPdf(await getDocumentPdf(ctx, await getDocumentOf(ctx, personOf(ctx), params.id)), params.id),
  ),
  route.post(
    '/v1/me/documents/:id/revoke',
    { access: 'holder', summary: 'Revoke it, with the passcode', params: shape.ById, body: shape.RevokeBody },
    (ctx, { params, body }) => done(revokeOwn(ctx, params.id, body)),
  ),
  route.post(
    '/v1/me/documents/:id/correction',
    { access: 'holder', summary: 'Say what is wrong in it', params: shape.ById, body: shape.AskBody },
    (ctx, { params, body }) => done(askCorrection(ctx, params.id, body.reason)),
  ),
  route.post(
    '/v1/me/documents/:id/shares',
    {
      access: 'holder',
      summary: 'A link to it that ends',
      params: shape.ById,
      body: shape.ShareBody,
      returns: shape.Shared,
      status: 201,
    },
    (ctx, { params, body }) => shareDocument(ctx, params.id, body.hours),
  ),
  route.delete(
    '/v1/me/documents/:id/shares/:shareId',
    { access: 'holder', summary: 'End a link', params: shape.ByShare },
    (ctx, { params }) => done(endShare(ctx, params.id, params.shareId)),
  ),
]

const publicRoutes = [
  route.get(
    '/v1/documents/keys',
    {
      access: 'anyone',
      summary: 'Public keys and certificates to check documents with',
      returns: shape.Keys,
    },
    ctx => showKeys(ctx),
  ),
  route.post(
    '/v1/documents/check',
    {
      access: 'anyone',
      summary: 'What became of the document with this code',
      body: shape.CheckBody,
      returns: shape.Checked,
      perMinute: 120,
    },
    (ctx, { body }) => checkDocument(ctx, body),
  ),
  route.post(
    '/v1/documents/shared',
    { access: 'anyone', summary: 'The file behind a link', body: shape.TokenBody, perMinute: 60 },
    async (ctx, { body }) => replyPdf(await openSharedDocument(ctx, body.token), 'document'),
  ),
]

const officerRoutes = [
  route.get(
    '/v1/documents/corrections',
    { access: 'officer', summary: 'Corrections that wait for a registrar', returns: shape.Corrections },
    async ctx => ({ corrections: await listCorrections(ctx) }),
  ),
  route.get(
    '/v1/documents/corrections/:id',
    {
      access: 'officer',
      summary: 'One of them, with the paper',
      params: shape.ById,
      returns: shape.Correction,
    },
    (ctx, { params }) => showCorrection(ctx, params.id),
  ),
  route.post(
    '/v1/documents/corrections/:id/propose',
    {
      access: 'officer',
      summary: 'What should stand there, by which law',
      params: shape.ById,
      body: shape.ProposeBody,
    },
    (ctx, { params, body }) => done(proposeCorrection(ctx, params.id, body)),
  ),
  route.post(
    '/v1/documents/corrections/:id/agree',
    {
      access: 'officer',
      summary: 'The second officer agrees; the entry is put right',
      params: shape.ById,
      returns: shape.Agreed,
    },
    (ctx, { params }) => agreeToCorrection(ctx, params.id),
  ),
  route.post(
    '/v1/documents/corrections/:id/refuse',
    { access: 'officer', summary: 'Refuse it; one officer is enough', params: shape.ById },
    (ctx, { params }) => done(refuseCorrection(ctx, params.id)),
  ),
]

export const routes = [...ownRoutes, ...publicRoutes, ...officerRoutes]
