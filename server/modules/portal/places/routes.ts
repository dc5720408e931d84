import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failures.ts'
import { plainLine, plainText } from '../../../platform/plain-text.ts'
import type { Reply } from '../../../platform/route.ts'
import { replyRedirect, route } from '../../../platform/route.ts'
import { readLanguage } from '../../federation/index.ts'
import {
  addPlace,
  agreeToRole,
  changePlace,
  disableTerminal,
  endRole,
  inviteTerminal,
  listRolesToDecide,
  overseePlace,
  proposeRoleByNumber,
  ROLES,
  searchPlaces,
  TERMINAL_KINDS,
} from '../../staff/index.ts'
import { forgetOnce, keepOnce, readOnce } from '../once.ts'
import { developerOf } from '../session.ts'
import { parseChange, parseNew, type Typed, typedAtFirst, typedFrom } from './form.ts'
import { placeFormPage } from './form-page.ts'
import { placesPage } from './list-page.ts'
import { placePage, type Said } from './place-page.ts'
import { placeWords } from './words.ts'

const access = 'operator'
const AT = '/portal/console/places'
const params = z.object({ id: z.uuid() })
const ofTerminal = params.extend({ terminalId: z.uuid() })
const ofRole = params.extend({ grantId: z.uuid() })
const Sent = z.record(z.string().max(40), z.string().max(1000))
const TerminalForm = z.object({ name: plainLine(1, 60), kind: z.enum(TERMINAL_KINDS) })
const RoleForm = z.object({
  citizenNumber: z
    .string()
    .transform(text => text.replace(/\D/g, ''))
    .pipe(z.string().length(13)),
  role: z.enum(ROLES),
  reason: plainText(4, 300),
})

const pathOf = (id: string) => `${AT}/${id}`
const asOperator = (ctx: Ctx) => ({ personId: developerOf(ctx), isOperator: true })

async function show(ctx: Ctx, request: FastifyRequest, id: string, said: Said = {}): Promise<Reply> {
  const { invitation, saved } = readOnce(ctx, request, pathOf(id))
  const page = placePage(readLanguage(request), {
    ...(await overseePlace(ctx, id)),
    operatorId: developerOf(ctx),
    said: { invitation, isSaved: saved, ...said },
  })
  return { ...page, headers: { ...page.headers, 'set-cookie': forgetOnce(ctx) } }
}

/** A refusal that these pages have words for; everything else is not theirs. */
function refusalOf(error: unknown): { refusal: string; status: number } {
  if (error instanceof AppError && placeWords('en').refusals[error.code])
    return { refusal: error.code, status: error.status }
  throw error
}

/** Does what a button asks and leads back to the place; a refusal is said on its page. */
async function act(
  ctx: Ctx,
  request: FastifyRequest,
  id: string,
  work: () => Promise<unknown>,
): Promise<Reply> {
  try {
    await work()
    return replyRedirect(pathOf(id))
  } catch (error) {
    return show(ctx, request, id, refusalOf(error))
  }
}

async function add(ctx: Ctx, request: FastifyRequest, typed: Typed): Promise<Reply> {
  const { value, wrong } = parseNew(typed)
  if (!value) return placeFormPage(readLanguage(request), { typed, wrong })
  try {
    const path = pathOf(await addPlace(ctx, value, developerOf(ctx)))
    return replyRedirect(path, { 'set-cookie': keepOnce(ctx, { path, saved: true }) })
  } catch (error) {
    return placeFormPage(readLanguage(request), { typed, ...refusalOf(error) })
  }
}

async function change(ctx: Ctx, request: FastifyRequest, placeId: string, typed: Typed): Promise<Reply> {
  const { value, wrong } = parseChange(typed)
  if (!value) return placeFormPage(readLanguage(request), { placeId, typed, wrong })
  try {
    await changePlace(ctx, placeId, value, developerOf(ctx))
    const path = pathOf(placeId)
    return replyRedirect(path, { 'set-cookie': keepOnce(ctx, { path, saved: true }) })
  } catch (error) {
    return placeFormPage(readLanguage(request), { placeId, typed, ...refusalOf(error) })
  }
}

async function invite(ctx: Ctx, request: FastifyRequest, placeId: string, typed: Typed): Promise<Reply> {
  const form = TerminalForm.safeParse(typed)
  if (!form.success) return show(ctx, request, placeId, { wrong: 'terminal', typed, status: 400 })
  const { code } = await inviteTerminal(ctx, { ...form.data, placeId, invitedBy: developerOf(ctx) })
  const path = pathOf(placeId)
  return replyRedirect(path, { 'set-cookie': keepOnce(ctx, { path, invitation: code }) })
}

async function propose(ctx: Ctx, request: FastifyRequest, placeId: string, typed: Typed): Promise<Reply> {
  const form = RoleForm.safeParse(typed)
  if (!form.success) return show(ctx, request, placeId, { wrong: 'role', typed, status: 400 })
  return act(ctx, request, placeId, () =>
    proposeRoleByNumber(ctx, asOperator(ctx), { ...form.data, placeId }),
  )
}

export const placeRoutes = [
  route.get(
    AT,
    {
      access,
      summary: 'Places, and roles that wait for a second person',
      query: z.object({
        q: z.string().trim().max(60).default(''),
        page: z.coerce.number().int().min(1).max(10_000).default(1),
        lang: z.string().optional(),
      }),
    },
    async (ctx, { request, query: { q, page } }) =>
      placesPage(readLanguage(request), {
        text: q,
        page,
        ...(await searchPlaces(ctx, { text: q, page })),
        waiting: await listRolesToDecide(ctx),
      }),
  ),
  route.get(`${AT}/new`, { access, summary: 'The form of a new place' }, (_ctx, { request }) =>
    placeFormPage(readLanguage(request), { typed: typedAtFirst }),
  ),
  route.post(`${AT}/new`, { access, summary: 'Add a place', body: Sent }, (ctx, { request, body }) =>
    add(ctx, request, body),
  ),
  route.get(
    `${AT}/:id`,
    { access, summary: 'A place: terminals, roles and what happened there', params },
    (ctx, { request, params }) => show(ctx, request, params.id),
  ),
  route.get(
    `${AT}/:id/edit`,
    { access, summary: 'The form of a known place', params },
    async (ctx, { request, params: { id } }) =>
      placeFormPage(readLanguage(request), {
        placeId: id,
        typed: typedFrom((await overseePlace(ctx, id)).place),
      }),
  ),
  route.post(
    `${AT}/:id/edit`,
    { access, summary: 'Change a place', params, body: Sent },
    (ctx, { request, params, body }) => change(ctx, request, params.id, body),
  ),
  route.post(
    `${AT}/:id/terminals`,
    { access, summary: 'Invite a terminal of a place', params, body: Sent },
    (ctx, { request, params, body }) => invite(ctx, request, params.id, body),
  ),
  route.post(
    `${AT}/:id/terminals/:terminalId/disable`,
    { access, summary: 'Switch a terminal off, or take its invitation back', params: ofTerminal },
    (ctx, { request, params: { id, terminalId } }) =>
      act(ctx, request, id, () => disableTerminal(ctx, terminalId, developerOf(ctx))),
  ),
  route.post(
    `${AT}/:id/roles`,
    { access, summary: 'Propose a role at a place', params, body: Sent },
    (ctx, { request, params, body }) => propose(ctx, request, params.id, body),
  ),
  route.post(
    `${AT}/:id/roles/:grantId/agree`,
    { access, summary: 'Agree to a role that another proposed', params: ofRole },
    (ctx, { request, params: { id, grantId } }) =>
      act(ctx, request, id, () => agreeToRole(ctx, asOperator(ctx), grantId)),
  ),
  route.post(
    `${AT}/:id/roles/:grantId/end`,
    { access, summary: 'End a role, or refuse or withdraw a proposed one', params: ofRole },
    (ctx, { request, params: { id, grantId } }) =>
      act(ctx, request, id, () => endRole(ctx, asOperator(ctx), grantId)),
  ),
]
