// A mini-app in the portal: its organisation writes it and goes live with it, operators read it in between.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failures.ts'
import { plainText } from '../../../platform/plain-text.ts'
import { type Reply, replyRedirect, route } from '../../../platform/route.ts'
import { readLanguage } from '../../federation/index.ts'
import {
  decideMiniApp,
  findMiniApp,
  keepMiniAppPictures,
  listMiniAppsOf,
  listWaitingMiniApps,
  MINI_APP_PICTURE_BYTES,
  type MiniApp,
  publishMiniApp,
  registerMiniApp,
  resumeMiniApp,
  saveMiniAppDraft,
  sendInMiniApp,
  suspendMiniApp,
} from '../../mini-apps/index.ts'
import { fail } from '../failures.ts'
import { forgetOnce, keepOnce, type Once, readOnce } from '../once.ts'
import { getOrganisation } from '../organisations.ts'
import { developerOf } from '../session.ts'
import { findMember } from '../store.ts'
import { asTyped, readForm, Sent } from './forms.ts'
import { type Filled, listPage, miniAppPage, verdictPage, waitingPage } from './pages.ts'

const access = 'developer'
const params = z.object({ id: z.uuid() })
const Verdict = z.object({ says: z.enum(['approve', 'return']), note: plainText(1, 1000) })
const pathOf = (id: string) => `/portal/mini-apps/${id}`

/** A mini-app of an organisation of whoever is signed in. @throws portal.notFound for anybody else's */
async function getOwn(ctx: Ctx, id: string): Promise<MiniApp> {
  const found = await findMiniApp(ctx, id)
  if (!found) throw fail.notFound()
  await getOrganisation(ctx, found.app.party_id)
  return found
}

const leadTo = (ctx: Ctx, id: string, once: Omit<Once, 'path'>) =>
  replyRedirect(pathOf(id), { 'set-cookie': keepOnce(ctx, { path: pathOf(id), ...once }) })

async function showOwn(ctx: Ctx, request: FastifyRequest, id: string, filled?: Filled): Promise<Reply> {
  const { secret, saved } = readOnce(ctx, request, pathOf(id))
  const page = miniAppPage(readLanguage(request), await getOwn(ctx, id), {
    ...{ secret, isSaved: saved },
    ...(filled ? { filled } : {}),
  })
  return { ...page, headers: { ...page.headers, 'set-cookie': forgetOnce(ctx) } }
}

/** What the address refuses is shown at its field, with all that was typed. */
async function withAddress(work: () => Promise<Reply>, showAgain: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError && error.code === 'miniApps.startAddressInvalid') return showAgain()
    throw error
  }
}

const act = (path: string, summary: string, work: (ctx: Ctx, id: string) => Promise<void>) =>
  route.post(`/portal/mini-apps/:id/${path}`, { access, summary, params }, async (ctx, { params }) => {
    await getOwn(ctx, params.id)
    await work(ctx, params.id)
    return replyRedirect(pathOf(params.id))
  })

const ownerRoutes = [
  route.get(
    '/portal/organisations/:id/mini-apps',
    { access, summary: 'The mini-apps of an organisation', params },
    async (ctx, { params, request }) => {
      await getOrganisation(ctx, params.id)
      return listPage(readLanguage(request), params.id, await listMiniAppsOf(ctx, params.id))
    },
  ),
  route.post(
    '/portal/organisations/:id/mini-apps',
    { access, summary: 'Register a mini-app; its secret is shown this once', params, body: Sent },
    async (ctx, { params, body, request }) => {
      await getOrganisation(ctx, params.id)
      const again = async (wrong: string[]) =>
        listPage(readLanguage(request), params.id, await listMiniAppsOf(ctx, params.id), {
          typed: asTyped(body),
          wrong,
        })
      const form = readForm(body)
      if ('wrong' in form) return again(form.wrong)
      return withAddress(
        async () => {
          const made = await registerMiniApp(ctx, params.id, developerOf(ctx), form.content)
          return leadTo(ctx, made.appId, { secret: made.clientSecret })
        },
        () => again(['startAddress']),
      )
    },
  ),
  route.get(
    '/portal/mini-apps/:id',
    { access, summary: 'A mini-app: keys, state, draft and versions', params },
    (ctx, { params, request }) => showOwn(ctx, request, params.id),
  ),
  route.post(
    '/portal/mini-apps/:id',
    { access, summary: 'Write the draft of a mini-app', params, body: Sent },
    async (ctx, { params, body, request }) => {
      const { newest } = await getOwn(ctx, params.id)
      const again = (wrong: string[]) => showOwn(ctx, request, params.id, { typed: asTyped(body), wrong })
      const form = readForm(body, newest.content)
      if ('wrong' in form) return again(form.wrong)
      return withAddress(
        async () => {
          await saveMiniAppDraft(ctx, params.id, { content: form.content, authorId: developerOf(ctx) })
          return leadTo(ctx, params.id, { saved: true })
        },
        () => again(['startAddress']),
      )
    },
  ),
  route.post(
    '/portal/mini-apps/:id/pictures',
    {
      access,
      summary: 'Icon and screenshots of the draft',
      params,
      multipart: { maxFiles: 6, maxFileBytes: MINI_APP_PICTURE_BYTES },
    },
    async (ctx, { params, parts }) => {
      await getOwn(ctx, params.id)
      // A browser sends a field without a file as a file without bytes.
      const files = parts.files.filter(({ bytes }) => bytes.length > 0)
      const named = (name: string) => files.filter(file => file.name === name).map(({ bytes }) => bytes)
      await keepMiniAppPictures(ctx, params.id, developerOf(ctx), {
        icon: named('icon')[0],
        screenshots: named('screenshots'),
      })
      return leadTo(ctx, params.id, { saved: true })
    },
  ),
  act('send-in', 'Send the draft of a mini-app in for review', sendInMiniApp),
  act('publish', 'Go live with what was approved', publishMiniApp),
  act('suspend', 'Close a mini-app for now', (ctx, id) => suspendMiniApp(ctx, id, 'organisation')),
  act('resume', 'Open a mini-app again', (ctx, id) => resumeMiniApp(ctx, id, 'organisation')),
]

const found = async (ctx: Ctx, id: string): Promise<MiniApp> => {
  const app = await findMiniApp(ctx, id)
  if (!app) throw fail.notFound()
  return app
}
const isOwn = async (ctx: Ctx, { app, newest }: MiniApp) =>
  newest.author_id === developerOf(ctx) ||
  (await findMember(ctx, app.party_id, developerOf(ctx))) !== undefined

const operate = (path: string, summary: string, work: (ctx: Ctx, id: string) => Promise<void>) =>
  route.post(
    `/portal/console/mini-apps/:id/${path}`,
    { access: 'operator', summary, params },
    async (ctx, { params }) => {
      await work(ctx, params.id)
      return replyRedirect(`/portal/console/mini-apps/${params.id}`)
    },
  )

const consoleRoutes = [
  route.get(
    '/portal/console/mini-apps',
    { access: 'operator', summary: 'The mini-apps that wait for review' },
    async (ctx, { request }) => waitingPage(readLanguage(request), await listWaitingMiniApps(ctx)),
  ),
  route.get(
    '/portal/console/mini-apps/:id',
    { access: 'operator', summary: 'One mini-app to be reviewed', params },
    async (ctx, { params, request }) => {
      const app = await found(ctx, params.id)
      return verdictPage(readLanguage(request), app, await isOwn(ctx, app))
    },
  ),
  route.post(
    '/portal/console/mini-apps/:id',
    { access: 'operator', summary: 'Agree to a mini-app, or return it', params, body: Verdict },
    async (ctx, { params, body }) => {
      if (await isOwn(ctx, await found(ctx, params.id))) throw fail.ownRequest()
      await decideMiniApp(ctx, params.id, { operator_id: developerOf(ctx), ...body })
      return replyRedirect(`/portal/console/mini-apps/${params.id}`)
    },
  ),
  operate('suspend', 'Close a mini-app for everybody', (ctx, id) => suspendMiniApp(ctx, id, 'operator')),
  operate('resume', 'Open a mini-app again', (ctx, id) => resumeMiniApp(ctx, id, 'operator')),
]

export const miniAppRoutes = [...ownerRoutes, ...consoleRoutes]
