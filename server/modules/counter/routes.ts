import type { Ctx } from '../../platform/context.ts'
import { replyImage, route } from '../../platform/route.ts'
import { getRegisterPhoto } from '../people/index.ts'
import { listBookingsToday, noteArrival } from '../staff/index.ts'
import { atWork } from './at-work.ts'
import { claimRoutes } from './claim-routes.ts'
import { fail } from './failures.ts'
import { fieldRoutes } from './field/routes.ts'
import { showFigures } from './figures.ts'
import { noPhoneRoutes } from './no-phone/routes.ts'
import { openCase } from './open.ts'
import {
  ArrivalBody,
  Booked,
  ByCase,
  CaseView,
  Challenge,
  ChipBody,
  Figures,
  FingerQuery,
  LaserBody,
  LookBody,
  NumberBody,
  OpenBody,
  OverrideBody,
  PhoneBody,
  Recent,
  StepBody,
  Ticket,
  WordBody,
} from './schemas.ts'
import { scanRequest } from './shop.ts'
import { isOwn } from './step.ts'
import { checkChip, checkLaser, skipCard } from './steps/card.ts'
import { challengeFace, checkFace } from './steps/face.ts'
import { checkFinger } from './steps/finger.ts'
import { identify } from './steps/identify.ts'
import { resendCode, sendToNamedPhone, takePhone } from './steps/phone.ts'
import { attest, cancel, confirm, override } from './steps/words.ts'
import { findCase, listRecentAt } from './store.ts'
import { thaidRoutes } from './thaid/routes.ts'
import { showTicket } from './ticket.ts'
import { viewCase } from './view.ts'

const MAX_FRAME_BYTES = 2 * 1024 * 1024
const RECENT_MILLISECONDS = 12 * 3600 * 1000

async function showCase(ctx: Ctx, caseId: string) {
  const row = await findCase(ctx, caseId)
  const work = atWork(ctx)
  const maySee = row && (isOwn(row, work) || (work.role === 'supervisor' && row.place_id === work.placeId))
  if (!maySee) throw fail.caseUnknown()
  return row
}

async function showPhoto(ctx: Ctx, caseId: string) {
  const row = await showCase(ctx, caseId)
  if (!row.person_id || row.ended_at) throw fail.caseUnknown()
  return replyImage(await getRegisterPhoto(ctx, row.person_id), 'image/jpeg')
}

async function listRecent(ctx: Ctx) {
  const work = atWork(ctx)
  const rows = await listRecentAt(ctx, work.placeId, new Date(ctx.now().getTime() - RECENT_MILLISECONDS))
  const seen = rows.filter(row => work.role === 'supervisor' || row.operator_id === work.operatorId)
  return {
    cases: seen.map(row => ({
      caseId: row.case_id,
      channel: row.channel,
      status: row.status,
      ...(row.reason ? { reason: row.reason } : {}),
      isOwn: row.operator_id === work.operatorId,
      createdAt: row.created_at,
      ...(row.ended_at ? { endedAt: row.ended_at } : {}),
    })),
  }
}

async function listBookings(ctx: Ctx) {
  return { bookings: await listBookingsToday(ctx, atWork(ctx).placeId) }
}

/** The steps that an officer and a kiosk share, each under its own access. */
const sharedRoutes = (access: 'officer' | 'terminal', prefix: string) => [
  route.post(
    prefix,
    { access, summary: 'Open a case here', body: OpenBody, returns: CaseView, status: 201 },
    async (ctx, { body }) => viewCase(ctx, await openCase(ctx, body.channel)),
  ),
  route.get(
    `${prefix}/:id`,
    { access, summary: 'A case of this terminal', params: ByCase, returns: CaseView },
    async (ctx, { params }) => viewCase(ctx, await showCase(ctx, params.id)),
  ),
  route.post(
    `${prefix}/:id/chip`,
    { access, summary: 'What the chip of the card says', params: ByCase, body: ChipBody, returns: CaseView },
    async (ctx, { params, body }) => viewCase(ctx, await checkChip(ctx, params.id, body)),
  ),
  route.post(
    `${prefix}/:id/face/challenge`,
    { access, summary: 'What to show to the camera', params: ByCase, returns: Challenge },
    (ctx, { params }) => challengeFace(ctx, params.id),
  ),
  route.put(
    `${prefix}/:id/face`,
    {
      access,
      summary: 'The signed capture of the face',
      params: ByCase,
      multipart: { maxFiles: 4, maxFileBytes: MAX_FRAME_BYTES },
      returns: CaseView,
    },
    async (ctx, { params, parts }) => viewCase(ctx, await checkFace(ctx, params.id, parts)),
  ),
  route.post(
    `${prefix}/:id/confirm`,
    {
      access,
      summary: "The citizen's word on the data shown",
      params: ByCase,
      body: WordBody,
      returns: CaseView,
    },
    async (ctx, { params, body }) => viewCase(ctx, await confirm(ctx, params.id, body)),
  ),
  route.post(
    `${prefix}/:id/phone`,
    {
      access,
      summary: 'The telephone to which the code goes',
      params: ByCase,
      body: PhoneBody,
      returns: CaseView,
    },
    async (ctx, { params, body }) => viewCase(ctx, await takePhone(ctx, params.id, body)),
  ),
  route.post(
    `${prefix}/:id/resend`,
    { access, summary: 'The code once more', params: ByCase, returns: CaseView },
    async (ctx, { params }) => viewCase(ctx, await resendCode(ctx, params.id)),
  ),
  route.post(
    `${prefix}/:id/ticket`,
    { access, summary: 'A one-time code for the phone of the citizen', params: ByCase, returns: Ticket },
    (ctx, { params }) => showTicket(ctx, params.id),
  ),
  route.delete(
    `${prefix}/:id`,
    { access, summary: 'End a case before its end', params: ByCase, returns: CaseView },
    async (ctx, { params }) => viewCase(ctx, await cancel(ctx, params.id)),
  ),
]

const CASES = '/v1/counter/cases'

export const routes = [
  ...claimRoutes,
  ...fieldRoutes,
  ...thaidRoutes,
  ...noPhoneRoutes,
  ...sharedRoutes('officer', CASES),
  ...sharedRoutes('terminal', '/v1/kiosk/cases'),
  route.get(
    CASES,
    { access: 'officer', summary: 'Cases of this place in the last hours', returns: Recent },
    ctx => listRecent(ctx),
  ),
  route.get(
    '/v1/counter/bookings',
    { access: 'officer', summary: 'Slots booked here today: references and times', returns: Booked },
    ctx => listBookings(ctx),
  ),
  route.post(
    '/v1/counter/bookings/arrival',
    {
      access: 'officer',
      summary: 'Whoever booked has come, or has not after all',
      body: ArrivalBody,
      returns: Booked,
    },
    async (ctx, { body }) => {
      await noteArrival(ctx, { ...body, placeId: atWork(ctx).placeId })
      return listBookings(ctx)
    },
  ),
  route.get(
    '/v1/counter/figures',
    {
      access: 'officer',
      summary: 'What came of the cases of this place, for its supervisor',
      returns: Figures,
    },
    ctx => showFigures(ctx),
  ),
  route.get(
    `${CASES}/:id/photo`,
    { access: 'officer', summary: 'The photograph of the register, during a case', params: ByCase },
    (ctx, { params }) => showPhoto(ctx, params.id),
  ),
  route.post(
    `${CASES}/:id/number`,
    {
      access: 'officer',
      summary: 'The citizen number of who stands here',
      params: ByCase,
      body: NumberBody,
      returns: CaseView,
    },
    async (ctx, { params, body }) => viewCase(ctx, await identify(ctx, params.id, body)),
  ),
  route.post(
    `${CASES}/:id/laser`,
    {
      access: 'officer',
      summary: 'The laser code on the back of the newest card',
      params: ByCase,
      body: LaserBody,
      returns: CaseView,
    },
    async (ctx, { params, body }) => viewCase(ctx, await checkLaser(ctx, params.id, body)),
  ),
  route.put(
    `${CASES}/:id/finger`,
    {
      access: 'officer',
      summary: 'An impression of the index finger, 500 dpi',
      params: ByCase,
      query: FingerQuery,
      bytes: {
        types: ['image/png', 'image/jpeg', 'image/bmp', 'application/octet-stream'],
        maxBytes: 2_000_000,
      },
      returns: CaseView,
    },
    async (ctx, { params, query, bytes }) =>
      viewCase(ctx, await checkFinger(ctx, params.id, { ...query, image: bytes })),
  ),
  route.post(
    `${CASES}/:id/attest`,
    {
      access: 'officer',
      summary: "The officer's word that this is the person",
      params: ByCase,
      body: WordBody,
      returns: CaseView,
    },
    async (ctx, { params, body }) => viewCase(ctx, await attest(ctx, params.id, body)),
  ),
  route.post(
    `${CASES}/:id/override`,
    {
      access: 'officer',
      summary: 'A supervisor decides a held case',
      params: ByCase,
      body: OverrideBody,
      returns: CaseView,
    },
    async (ctx, { params, body }) => viewCase(ctx, await override(ctx, params.id, body)),
  ),
  route.post(
    '/v1/counter/scan',
    {
      access: 'officer',
      summary: 'Take over the request of a phone',
      body: LookBody,
      returns: CaseView,
      status: 201,
    },
    async (ctx, { body }) => viewCase(ctx, await scanRequest(ctx, body.ticket)),
  ),
  route.post(
    `${CASES}/:id/no-card`,
    {
      access: 'officer',
      summary: 'Go on without a card, to a lower level',
      params: ByCase,
      body: StepBody,
      returns: CaseView,
    },
    async (ctx, { params, body }) => viewCase(ctx, await skipCard(ctx, params.id, body)),
  ),
  route.post(
    `${CASES}/:id/send`,
    {
      access: 'officer',
      summary: 'The code to the telephone named in the request',
      params: ByCase,
      body: StepBody,
      returns: CaseView,
    },
    async (ctx, { params, body }) => viewCase(ctx, await sendToNamedPhone(ctx, params.id, body)),
  ),
]
