import { z } from 'zod'
import { reply, route } from '../../../platform/route.ts'
import { ByCase, CaseView, Challenge, Chip } from '../schemas.ts'
import { viewCase } from '../view.ts'
import { challengeHolder, showFace } from './face.ts'
import { endOnCard } from './set-passcode.ts'
import { changePasscode, readCard, signInWithCard } from './sign-in.ts'

const moment = z.date().transform(date => date.toISOString())
const passcode = z.string().max(16)
const twice = { passcode, repeat: passcode }
const MAX_FRAME_BYTES = 2 * 1024 * 1024

export const noPhoneRoutes = [
  route.post(
    '/v1/counter/cases/:id/card-passcode',
    {
      access: 'officer',
      summary: 'Who has no phone sets a passcode for their card, and the case is over',
      params: ByCase,
      body: z.strictObject({
        terms: z.strictObject({ version: z.string().max(40), sha256: z.string().max(64) }),
        ...twice,
        stepId: z.uuid(),
      }),
      returns: CaseView,
    },
    async (ctx, { params, body }) => viewCase(ctx, await endOnCard(ctx, params.id, body)),
  ),
  route.post(
    '/v1/terminal/card',
    {
      access: 'terminal',
      summary: 'What the chip of a card here says; the answer is for this terminal and three minutes',
      body: z.strictObject({ chip: Chip.omit({ photo: true }) }),
      returns: z.object({ reading: z.string() }),
    },
    (ctx, { body }) => readCard(ctx, body.chip),
  ),
  route.post(
    '/v1/terminal/card-session',
    {
      access: 'terminal',
      summary: 'Sign in here with card and passcode',
      body: z.strictObject({ reading: z.string().max(600), passcode }),
      returns: z.object({
        accessToken: z.string(),
        expiresAt: moment,
        nameTh: z.string(),
        nameEn: z.string(),
      }),
      status: 201,
    },
    (ctx, { body }) => signInWithCard(ctx, body),
  ),
  route.post(
    '/v1/terminal/card-session/face/challenge',
    { access: 'cardHolder', summary: 'What to show to the camera here', returns: Challenge },
    ctx => challengeHolder(ctx),
  ),
  route.put(
    '/v1/terminal/card-session/face',
    {
      access: 'cardHolder',
      summary: 'My face, for what needs more than card and passcode',
      multipart: { maxFiles: 4, maxFileBytes: MAX_FRAME_BYTES },
    },
    async (ctx, { parts }) => {
      await showFace(ctx, parts)
      return reply(204)
    },
  ),
  route.post(
    '/v1/terminal/card-session/passcode',
    { access: 'cardHolder', summary: 'Another passcode, after my face', body: z.strictObject(twice) },
    async (ctx, { body }) => {
      await changePasscode(ctx, body)
      return reply(204)
    },
  ),
]
