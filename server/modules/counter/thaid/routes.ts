import { z } from 'zod'
import { reply, route } from '../../../platform/route.ts'
import { beginSignIn } from './begin.ts'
import { finishSignIn } from './finish.ts'

const Ways = z.object({
  /** Sign-in at another provider: where, and the level it has to vouch for. */
  thaid: z.object({ host: z.string(), needed: z.string() }).optional(),
})
const Begun = z.object({ address: z.string(), expiresAt: z.date().transform(date => date.toISOString()) })
const AnswerBody = z
  .strictObject({
    state: z.string().min(1).max(512),
    code: z.string().min(1).max(2_048).optional(),
    error: z.string().min(1).max(100).optional(),
    iss: z.string().max(300).optional(),
  })
  .refine(({ code, error }) => (code === undefined) !== (error === undefined))

export const thaidRoutes = [
  route.get(
    '/v1/proofing/ways',
    { access: 'anyone', summary: 'Ways to be proven that depend on this installation', returns: Ways },
    async ({ settings: { thaid } }) =>
      thaid ? { thaid: { host: new URL(thaid.issuer).host, needed: thaid.neededIal } } : {},
  ),
  route.post(
    '/v1/proofing/thaid/begin',
    {
      access: 'applicant',
      summary: 'Where to sign in with D.DOPA / ThaID',
      returns: Begun,
      status: 201,
      perMinute: 120,
    },
    ctx => beginSignIn(ctx),
  ),
  route.post(
    '/v1/proofing/thaid/finish',
    { access: 'applicant', summary: 'Back from D.DOPA / ThaID', body: AnswerBody, perMinute: 120 },
    async (ctx, { body }) => {
      await finishSignIn(ctx, body)
      return reply(204)
    },
  ),
]
