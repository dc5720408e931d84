import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parseCitizenNumber } from '../../../../shared/citizen-number.ts'
import type { Actor, ActorOf } from '../../../platform/actors.ts'
import type { Ctx } from '../../../platform/context.ts'
import { fail as platformFail } from '../../../platform/failures.ts'
import { route } from '../../../platform/route.ts'
import { findAgency } from '../../federation/index.ts'
import { findClient, hasRight } from '../../parties/index.ts'
import { fail } from '../failures.ts'
import { verifyFace } from './verify.ts'
import { purposes, results } from './words.ts'

const MAX_PICTURE_BYTES = 2 * 1024 * 1024
const Form = z.object({
  citizenNumber: z.string().max(20).transform(parseCitizenNumber).pipe(z.string()),
  purpose: z.enum(purposes),
})

/** The access `faceAgency`: a token of the client itself with the scope `fvs.verify`. @throws linkage.tokenInvalid */
export async function checkFaceAgency(ctx: Ctx, request: FastifyRequest): Promise<Actor> {
  const token = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
  const client = token && (await findAgency(ctx, token, 'fvs.verify'))
  if (!client || !hasRight(ctx, client, 'fvs.verify')) throw fail.tokenInvalid()
  return { kind: 'party', clientId: client.id }
}

async function mayHaveNumber(ctx: Ctx): Promise<boolean> {
  const client = await findClient(ctx, (ctx.actor as ActorOf<'party'>).clientId)
  return client !== undefined && hasRight(ctx, client, 'fvs.score')
}

export const faceRoutes = [
  route.post(
    '/api/fvs/v1/verify',
    {
      access: 'faceAgency',
      summary:
        'Is this the face of that citizen number? Form data: `citizenNumber`, `purpose`, and the file `image` (JPEG, one face from the front, at least 60 pixels between the eyes, 2 MB at most)',
      multipart: { maxFiles: 1, maxFileBytes: MAX_PICTURE_BYTES },
      perMinute: 120,
      returns: z.object({
        result: z.enum(results),
        score: z.int().min(0).max(100),
        quality: z.object({ eyeDistancePixels: z.int(), sharpness: z.int(), brightness: z.int() }),
        requestId: z.uuid(),
      }),
    },
    async (ctx, { parts }) => {
      const form = Form.safeParse(parts.fields)
      const image = parts.files.find(file => file.name === 'image')
      if (!form.success || !image) throw platformFail.invalidRequest()
      const { citizenNumber, purpose } = form.data
      return verifyFace(ctx, {
        citizenNumber,
        purpose,
        picture: image.bytes,
        exact: await mayHaveNumber(ctx),
      })
    },
  ),
]
