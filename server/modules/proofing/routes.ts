import { reply, replyImage, route } from '../../platform/route.ts'
import type { CardKind } from './captures.ts'
import { challengeSelfie, confirmCard, receiveCard, receiveSelfie, retakeCard, showCard } from './captures.ts'
import { acceptTerms, choosePasscode, giveConsent } from './complete.ts'
import { confirmDetails } from './details.ts'
import { confirmWithPasscode } from './end-recovery.ts'
import {
  Back,
  Challenge,
  Completed,
  Confirmation,
  Consent,
  JourneyView,
  NewPasscode,
  StartBody,
  Started,
  TextReference,
} from './schemas.ts'
import { giveUp, goBack, showSession, startSession } from './sessions.ts'

const access = 'applicant'
const MAX_PICTURE_BYTES = 15 * 1024 * 1024
const MAX_FRAME_BYTES = 2 * 1024 * 1024
// The phone's word for the content is not trusted: the reader finds out what it is and says so to the person.
const pictureTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/octet-stream',
  'application/pdf',
] as const

const cardRoutes = (path: string, kind: CardKind, side: string) => [
  route.put(
    path,
    {
      access,
      summary: `Send a photograph of the ${side} of the card`,
      bytes: { types: pictureTypes, maxBytes: MAX_PICTURE_BYTES },
      returns: JourneyView,
      status: 202,
    },
    (ctx, { bytes }) => receiveCard(ctx, kind, bytes, 'image/jpeg'),
  ),
  route.get(`${path}/image`, { access, summary: `The straightened ${side}, to check it` }, async ctx => {
    const { bytes, type } = await showCard(ctx, kind)
    return replyImage(bytes, type)
  }),
  route.post(`${path}/confirm`, { access, summary: `Keep the ${side}`, returns: JourneyView }, ctx =>
    confirmCard(ctx, kind),
  ),
  route.post(`${path}/retake`, { access, summary: `Take the ${side} again`, returns: JourneyView }, ctx =>
    retakeCard(ctx, kind),
  ),
]

export const routes = [
  route.post(
    '/v1/proofing/sessions',
    {
      access: 'device',
      summary: 'Start a registration or a recovery, or find the open one of this phone',
      body: StartBody,
      returns: Started,
      status: 201,
    },
    (ctx, { body }) => startSession(ctx, body),
  ),
  route.get(
    '/v1/proofing/session',
    { access, summary: 'Where the registration stands', returns: JourneyView },
    ctx => showSession(ctx),
  ),
  route.delete(
    '/v1/proofing/session',
    { access, summary: 'Give up; pictures are erased at once' },
    async ctx => {
      await giveUp(ctx)
      return reply(204)
    },
  ),
  route.post(
    '/v1/proofing/back',
    { access, summary: 'Go back to an earlier step', body: Back, returns: JourneyView },
    (ctx, { body }) => goBack(ctx, body.to),
  ),
  route.post(
    '/v1/proofing/terms',
    { access, summary: 'Accept the terms', body: TextReference, returns: JourneyView },
    (ctx, { body }) => acceptTerms(ctx, body),
  ),
  ...cardRoutes('/v1/proofing/card-front', 'cardFront', 'front'),
  ...cardRoutes('/v1/proofing/card-back', 'cardBack', 'back'),
  route.post(
    '/v1/proofing/details/confirm',
    { access, summary: 'Confirm the data read; the register is asked', returns: JourneyView },
    ctx => confirmDetails(ctx),
  ),
  route.post(
    '/v1/proofing/selfie/challenge',
    { access, summary: 'Which head turns to show', returns: Challenge },
    ctx => challengeSelfie(ctx),
  ),
  route.put(
    '/v1/proofing/selfie',
    {
      access,
      summary: 'Send the signed capture of the head turns',
      multipart: { maxFiles: 4, maxFileBytes: MAX_FRAME_BYTES },
      returns: JourneyView,
      status: 202,
    },
    (ctx, { parts }) => receiveSelfie(ctx, parts),
  ),
  route.post(
    '/v1/proofing/passcode',
    { access, summary: 'Choose a passcode, twice', body: NewPasscode, returns: JourneyView },
    (ctx, { body }) => choosePasscode(ctx, body),
  ),
  route.post(
    '/v1/proofing/confirm',
    {
      access,
      summary: 'End a freeze, or take over a raised level, with the passcode',
      body: Confirmation,
      returns: JourneyView,
    },
    (ctx, { body }) => confirmWithPasscode(ctx, body.passcode),
  ),
  route.post(
    '/v1/proofing/consent',
    { access, summary: 'Consent with the passcode: binds the phone', body: Consent, returns: Completed },
    (ctx, { body }) => giveConsent(ctx, body),
  ),
]
