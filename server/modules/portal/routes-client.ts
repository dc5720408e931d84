import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import type { Reply } from '../../platform/route.ts'
import { replyPage, replyRedirect, route } from '../../platform/route.ts'
import { readLanguage } from '../federation/index.ts'
import {
  ClientForm,
  copyClient,
  createClient,
  FormProblem,
  getClient,
  renewSecret,
  saveClient,
  saveKeys,
  spokenDialects,
  switchClient,
} from './clients.ts'
import { forgetOnce, keepOnce, type Once, readOnce } from './once.ts'
import { getOrganisation } from './organisations.ts'
import { clientPage, emptyForm, type Filled, newClientPage } from './pages/client-pages.ts'
import { traceList } from './pages/trace-list.ts'
import { listTrace } from './store.ts'

const access = 'developer'
const LINES = 100
const OfOrganisation = z.object({ id: z.uuid() })
const params = z.object({ id: z.string().max(100) })
const Sent = z.record(z.string(), z.unknown())
const Keys = z.object({ jwks: z.string().max(20_000) })

/** A form with what is wrong in it shown again, or what `work` answers. */
async function withForm(
  sent: Record<string, unknown>,
  work: (form: ClientForm) => Promise<Reply>,
  showAgain: (filled: Filled, wrong: string[]) => Reply | Promise<Reply>,
): Promise<Reply> {
  const form = ClientForm.safeParse(sent)
  if (!form.success)
    return showAgain(
      asTyped(sent),
      form.error.issues.map(issue => String(issue.path[0])),
    )
  try {
    return await work(form.data)
  } catch (error) {
    if (error instanceof FormProblem) return showAgain(asTyped(sent), [error.field])
    throw error
  }
}

function asTyped(sent: Record<string, unknown>): Filled {
  const text = (name: string) => (typeof sent[name] === 'string' ? sent[name] : '')
  const [redirectUris, logoutUris, purposeTh, purposeEn, jwks] = [
    text('redirectUris'),
    text('logoutUris'),
    text('purposeTh'),
    text('purposeEn'),
    text('jwks'),
  ]
  const items = [sent.items ?? []].flat().map(String)
  const rights = [sent.rights ?? []].flat().map(String)
  const speaks = spokenDialects.find(one => one === sent.speaks) ?? emptyForm.speaks
  return { redirectUris, logoutUris, purposeTh, purposeEn, jwks, items, rights, speaks }
}

type Wrong = { filled: Filled; wrong: string[] }

const pathOf = (id: string) => `/portal/clients/${id}`

async function showClient(ctx: Ctx, request: FastifyRequest, id: string, wrong?: Wrong): Promise<Reply> {
  const language = readLanguage(request)
  const { client } = await getClient(ctx, id)
  const trace = traceList(language, id, await listTrace(ctx, id, LINES))
  const { secret, saved } = readOnce(ctx, request, pathOf(id))
  const page = clientPage(language, {
    client,
    origin: ctx.settings.origin,
    trace,
    secret,
    isSaved: saved,
    ...wrong,
  })
  return { ...page, headers: { ...page.headers, 'set-cookie': forgetOnce(ctx) } }
}

/** Leads to the page of a client, which shows this once. */
const leadTo = (ctx: Ctx, id: string, once: Omit<Once, 'path'>) =>
  replyRedirect(pathOf(id), { 'set-cookie': keepOnce(ctx, { path: pathOf(id), ...once }) })

export const clientRoutes = [
  route.get(
    '/portal/organisations/:id/clients/new',
    { access, summary: 'The form of a new system', params: OfOrganisation },
    async (ctx, { params, request }) => {
      await getOrganisation(ctx, params.id)
      return newClientPage(readLanguage(request), params.id)
    },
  ),
  route.post(
    '/portal/organisations/:id/clients',
    {
      access,
      summary: 'Register a system; its secret is shown this once',
      params: OfOrganisation,
      body: Sent,
    },
    (ctx, { params, body, request }) =>
      withForm(
        body,
        async form => {
          const { clientId, clientSecret } = await createClient(ctx, params.id, form)
          return leadTo(ctx, clientId, { secret: clientSecret })
        },
        async (filled, wrong) => {
          await getOrganisation(ctx, params.id)
          return newClientPage(readLanguage(request), params.id, filled, wrong)
        },
      ),
  ),
  route.get(
    '/portal/clients/:id',
    { access, summary: 'A system: keys, what happens with it, a sample, its registration', params },
    (ctx, { params, request }) => showClient(ctx, request, params.id),
  ),
  route.post(
    '/portal/clients/:id',
    { access, summary: 'Change a registration; it holds from the next request on', params, body: Sent },
    (ctx, { params, body, request }) =>
      withForm(
        body,
        async form => {
          await saveClient(ctx, params.id, form)
          return leadTo(ctx, params.id, { saved: true })
        },
        (filled, wrong) => showClient(ctx, request, params.id, { filled, wrong }),
      ),
  ),
  route.post(
    '/portal/clients/:id/secret',
    { access, summary: 'A new secret, shown this once; the old one is dead', params },
    async (ctx, { params }) => leadTo(ctx, params.id, { secret: await renewSecret(ctx, params.id) }),
  ),
  route.post(
    '/portal/clients/:id/keys',
    { access, summary: 'New public keys, in force from the next request on', params, body: Keys },
    async (ctx, { params, body, request }) => {
      try {
        await saveKeys(ctx, params.id, body.jwks)
      } catch (error) {
        if (!(error instanceof FormProblem)) throw error
        const filled = { ...emptyForm, ...asTyped(body) }
        return showClient(ctx, request, params.id, { filled, wrong: [error.field] })
      }
      return leadTo(ctx, params.id, { saved: true })
    },
  ),
  route.post(
    '/portal/clients/:id/copy',
    { access, summary: 'A copy on trial; its secret is shown this once', params },
    async (ctx, { params }) => {
      const { clientId, clientSecret } = await copyClient(ctx, params.id)
      return leadTo(ctx, clientId, { secret: clientSecret })
    },
  ),
  route.post(
    '/portal/clients/:id/status',
    {
      access,
      summary: 'Suspend a system, or let it on again',
      params,
      body: z.object({ status: z.enum(['active', 'suspended']) }),
    },
    async (ctx, { params, body }) => {
      await switchClient(ctx, params.id, body.status)
      return replyRedirect(`/portal/clients/${params.id}`)
    },
  ),
  route.get(
    '/portal/clients/:id/trace',
    { access, summary: 'The newest lines of a trace', params },
    async (ctx, { params, request }) => {
      await getClient(ctx, params.id)
      return replyPage(
        traceList(readLanguage(request), params.id, await listTrace(ctx, params.id, LINES)).text,
      )
    },
  ),
]
