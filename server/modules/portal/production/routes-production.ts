import { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { plainText } from '../../../platform/plain-text.ts'
import { replyPage, replyRedirect, route } from '../../../platform/route.ts'
import { type Language, readLanguage, startRehearsals } from '../../federation/index.ts'
import { getClient } from '../clients.ts'
import { fail } from '../failures.ts'
import { runGate } from './gate.ts'
import { liveChecks, productionPage } from './production-page.ts'
import { askForProduction, itemsToExplain } from './requests.ts'
import { findLast, listVerdicts } from './store.ts'

const access = 'developer'
const params = z.object({ id: z.string().max(100) })
const Sent = z.record(z.string().max(80), plainText(0, 1000))
const pathOf = (id: string) => `/portal/clients/${id}/production`

async function show(ctx: Ctx, language: Language, id: string, typed?: Record<string, string>) {
  const { client } = await getClient(ctx, id)
  const request = await findLast(ctx, id)
  const verdicts = request ? await listVerdicts(ctx, request.id) : []
  const filled = typed ? { typed, isIncomplete: true } : {}
  return productionPage(language, {
    client,
    checks: await runGate(ctx, client),
    request,
    verdicts,
    ...filled,
  })
}

export const productionRoutes = [
  route.get(
    '/portal/clients/:id/production',
    { access, summary: 'The checks of a system, and its request for production', params },
    (ctx, { params, request }) => show(ctx, readLanguage(request), params.id),
  ),
  route.post(
    '/portal/clients/:id/production',
    { access, summary: 'Ask for production', params, body: Sent },
    async (ctx, { params, body, request }) => {
      const { client } = await getClient(ctx, params.id)
      const fields = ['legalBasis', ...itemsToExplain(client).map(item => `reason-${item}`)]
      if (fields.some(name => !body[name]?.trim())) return show(ctx, readLanguage(request), params.id, body)
      const reasons = Object.fromEntries(
        itemsToExplain(client).map(item => [item, body[`reason-${item}`] ?? '']),
      )
      await askForProduction(ctx, params.id, { legalBasis: body.legalBasis?.trim() ?? '', reasons })
      return replyRedirect(pathOf(params.id))
    },
  ),
  route.post(
    '/portal/clients/:id/production/checks',
    { access, summary: 'Begin the checks anew: the next sign-ins are rehearsals', params },
    async (ctx, { params }) => {
      const { client } = await getClient(ctx, params.id)
      if (client.stage === 'live') throw fail.liveStays()
      await startRehearsals(ctx, client)
      return replyRedirect(pathOf(params.id))
    },
  ),
  route.get(
    '/portal/clients/:id/production/checks',
    { access, summary: 'The checks as they stand', params },
    async (ctx, { params, request }) => {
      const { client } = await getClient(ctx, params.id)
      return replyPage(liveChecks(readLanguage(request), params.id, await runGate(ctx, client)).text)
    },
  ),
]
