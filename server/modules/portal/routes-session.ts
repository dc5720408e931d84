import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { fail as platformFail } from '../../platform/failures.ts'
import { reply, route } from '../../platform/route.ts'
import { readLanguage } from '../federation/index.ts'
import { listOrganisations } from './organisations.ts'
import { homePage, welcomePage } from './pages/organisation-pages.ts'
import { referencePage } from './pages/reference-page.ts'
import { isOperator } from './production/operators.ts'
import { listEndpoints } from './reference.ts'
import { beginSession, completeSession, endSession, findDeveloper } from './session.ts'

const files: Record<string, { type: string; text: string }> = {
  'portal.css': { type: 'text/css; charset=utf-8', text: readText('portal.css') },
  'portal.js': { type: 'text/javascript; charset=utf-8', text: readText('portal.js') },
}

const endpoints = listEndpoints()

function readText(name: string): string {
  return readFileSync(join(import.meta.dirname, name), 'utf8')
}

export const sessionRoutes = [
  route.get(
    '/portal',
    {
      access: 'anyone',
      summary: 'The developer portal: what it is, or the organisations of whoever signed in',
      query: z.object({
        'signed-in': z.literal('no').optional(),
        officer: z.literal('yes').optional(),
        lang: z.string().optional(),
      }),
    },
    async (ctx, { request, query }) => {
      const language = readLanguage(request)
      const personId = await findDeveloper(ctx, request)
      if (!personId) return welcomePage(language, query['signed-in'])
      const asDeveloper: Ctx = { ...ctx, actor: { kind: 'developer', personId } }
      return homePage(language, await listOrganisations(asDeveloper), {
        isOfficer: query.officer === 'yes',
        isOperator: await isOperator(asDeveloper),
      })
    },
  ),
  route.get(
    '/portal/reference',
    { access: 'anyone', summary: 'The interfaces for agencies, from the contract' },
    async (ctx, { request }) =>
      referencePage(readLanguage(request), endpoints, (await findDeveloper(ctx, request)) !== undefined),
  ),
  route.get('/portal/sign-in', { access: 'anyone', summary: 'Sign in to the portal' }, (ctx, { request }) =>
    beginSession(ctx, request),
  ),
  route.get(
    '/portal/callback',
    {
      access: 'anyone',
      summary: 'Back from the sign-in page',
      query: z.object({ code: z.string().max(200).optional(), state: z.string().max(200).optional() }),
    },
    (ctx, { request, query }) => completeSession(ctx, request, query),
  ),
  route.post('/portal/sign-out', { access: 'developer', summary: 'Leave the portal' }, (ctx, { request }) =>
    endSession(ctx, request),
  ),
  route.get(
    '/assets/portal/:file',
    { access: 'anyone', summary: 'Style and script of the portal', params: z.object({ file: z.string() }) },
    (_ctx, { params }) => {
      const file = Object.hasOwn(files, params.file) ? files[params.file] : undefined
      if (!file) throw platformFail.notFound()
      return reply(200, { 'content-type': file.type, 'cache-control': 'no-cache' }, file.text)
    },
  ),
]
