import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failures.ts'
import { type Reply, replyRedirect, route } from '../../../platform/route.ts'
import { readLanguage } from '../../federation/index.ts'
import { listChangedFiles, listLeftOut, listUntold, tellAgain } from '../../services/index.ts'
import { developerOf } from '../session.ts'
import { agenciesPage } from './page.ts'
import { agreeToTie, endTie, listTies } from './ties.ts'
import { agencyWords } from './words.ts'

const access = 'operator'
const AT = '/portal/console/agencies'
const params = z.object({ id: z.uuid() })

const show = async (ctx: Ctx, request: FastifyRequest, said: { refusal?: string; status?: number } = {}) =>
  agenciesPage(readLanguage(request), {
    ...{ ties: await listTies(ctx), leftOut: listLeftOut(ctx), operatorId: developerOf(ctx) },
    ...{ changedFiles: await listChangedFiles(ctx), untold: await listUntold(ctx) },
    ...said,
  })

/** Does what a button asks; a refusal is said on the page. */
async function act(ctx: Ctx, request: FastifyRequest, work: () => Promise<void>): Promise<Reply> {
  try {
    await work()
    return replyRedirect(AT)
  } catch (error) {
    if (!(error instanceof AppError) || !agencyWords('en').refusals[error.code]) throw error
    return show(ctx, request, { refusal: error.code, status: error.status })
  }
}

export const agencyRoutes = [
  route.get(
    AT,
    { access, summary: 'Organisations that look after the services of an agency, or ask to' },
    (ctx, { request }) => show(ctx, request),
  ),
  route.post(
    `${AT}/:id/agree`,
    { access, summary: 'Agree that an organisation is an agency', params },
    (ctx, { params, request }) => act(ctx, request, () => agreeToTie(ctx, params.id)),
  ),
  route.post(
    `${AT}/:id/end`,
    { access, summary: 'Refuse or end that an organisation is an agency', params },
    (ctx, { params, request }) => act(ctx, request, () => endTie(ctx, params.id)),
  ),
  route.post(
    `${AT}/tell-again`,
    {
      access,
      summary: 'Tell an agency again of payments of which it did not hear',
      body: z.object({ serviceId: z.string().max(40) }),
    },
    (ctx, { body, request }) => act(ctx, request, () => tellAgain(ctx, body.serviceId)),
  ),
]
