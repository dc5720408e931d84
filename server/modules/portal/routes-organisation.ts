import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { nameLine } from '../../platform/plain-text.ts'
import type { Reply } from '../../platform/route.ts'
import { replyRedirect, route } from '../../platform/route.ts'
import { readLanguage } from '../federation/index.ts'
import { listClients } from '../parties/index.ts'
import { forgetOnce, keepOnce, readOnce } from './once.ts'
import {
  createOrganisation,
  dismissOfficer,
  getInvitation,
  getOrganisation,
  invite,
  join,
  listOfficersOf,
  listOrganisations,
} from './organisations.ts'
import { homePage, joinPage, organisationPage } from './pages/organisation-pages.ts'
import { listMembers } from './store.ts'
import { invitedAs } from './tables.ts'

const access = 'developer'
const params = z.object({ id: z.uuid() })
const Secret = z.object({ secret: z.string().max(100) })
const Sent = z.record(z.string(), z.unknown())
const NewOrganisation = z.object({
  nameTh: nameLine(2, 140),
  nameEn: nameLine(2, 140),
  domain: z
    .string()
    .trim()
    .toLowerCase()
    .max(253)
    .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/),
})

const pathOf = (id: string) => `/portal/organisations/${id}`

async function showOrganisation(ctx: Ctx, request: FastifyRequest, id: string): Promise<Reply> {
  const { invitation } = readOnce(ctx, request, pathOf(id))
  const page = organisationPage(readLanguage(request), {
    organisation: await getOrganisation(ctx, id),
    // A mini-app's client speaks no dialect of sign-in; it stands with the mini-apps.
    clients: (await listClients(ctx, id)).filter(({ dialects }) => dialects.length > 0),
    members: (await listMembers(ctx, id)).length,
    officers: await listOfficersOf(ctx, id),
    ...(invitation ? { invitation } : {}),
  })
  return { ...page, headers: { ...page.headers, 'set-cookie': forgetOnce(ctx) } }
}

export const organisationRoutes = [
  route.post(
    '/portal/organisations',
    { access, summary: 'Create an organisation', body: Sent },
    async (ctx, { body, request }) => {
      const form = NewOrganisation.safeParse(body)
      if (form.success)
        return replyRedirect(`/portal/organisations/${await createOrganisation(ctx, form.data)}`)
      const typed = Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]))
      const wrong = form.error.issues.map(issue => String(issue.path[0]))
      return homePage(readLanguage(request), await listOrganisations(ctx), { typed, wrong })
    },
  ),
  route.get(
    '/portal/organisations/:id',
    { access, summary: 'An organisation: its systems and its people', params },
    (ctx, { params, request }) => showOrganisation(ctx, request, params.id),
  ),
  route.post(
    '/portal/organisations/:id/invitations',
    {
      access,
      summary: 'A link for one colleague or officer',
      params,
      body: z.object({ role: z.enum(invitedAs).default('developer') }).default({ role: 'developer' }),
    },
    async (ctx, { params, body }) => {
      const once = { path: pathOf(params.id), invitation: await invite(ctx, params.id, body.role) }
      return replyRedirect(once.path, { 'set-cookie': keepOnce(ctx, once) })
    },
  ),
  route.post(
    '/portal/organisations/:id/officers/:personId/end',
    { access, summary: 'End the right of an officer', params: params.extend({ personId: z.uuid() }) },
    async (ctx, { params }) => {
      await dismissOfficer(ctx, params.id, params.personId)
      return replyRedirect(pathOf(params.id))
    },
  ),
  route.get(
    '/portal/join/:secret',
    { access, summary: 'What an invitation leads to', params: Secret },
    async (ctx, { params, request }) =>
      joinPage(readLanguage(request), params.secret, await getInvitation(ctx, params.secret)),
  ),
  route.post(
    '/portal/join/:secret',
    { access, summary: 'Join an organisation', params: Secret },
    async (ctx, { params }) => {
      const { partyId, role } = await join(ctx, params.secret)
      return replyRedirect(role === 'officer' ? '/portal?officer=yes' : pathOf(partyId))
    },
  ),
]
