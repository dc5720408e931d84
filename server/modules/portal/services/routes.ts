// An agency's own staff at their services: written, tried, proposed, published by a second person, rolled back and withdrawn.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { plainLine, plainText } from '../../../platform/plain-text.ts'
import { reply, replyRedirect, route } from '../../../platform/route.ts'
import {
  type AgencyStaff,
  discardDraft,
  getDesk,
  listServicesOf,
  proposeDraft,
  publishProposed,
  readVersionText,
  recordCase,
  removeCase,
  returnDraft,
  rollBack,
  saveDraft,
  tellOwnAgain,
  withdrawService,
} from '../../services/index.ts'
import { askTie } from '../agencies/ties.ts'
import { keepOnce } from '../once.ts'
import { copyDefinition, emptyDefinition } from './begin.ts'
import {
  type At,
  act,
  incomplete,
  listPathOf,
  pathOf,
  showDesk,
  showEdit,
  showList,
  showPreview,
  showVersion,
} from './show.ts'
import { getStaff } from './staff.ts'

const access = 'developer'
const byOrganisation = z.object({ id: z.uuid() })
const params = byOrganisation.extend({ serviceId: z.string().max(40) })
const ofVersion = params.extend({ number: z.coerce.number().int().min(0).max(1_000_000) })
const ofCase = params.extend({ caseId: z.uuid() })
/** No database keeps a NUL in a text. */
const Sent = z.record(
  z.string().max(40),
  z
    .string()
    .max(64 * 1024)
    .regex(/^[^\0]*$/),
)
const LIST = '/portal/organisations/:id/services'
const ONE = `${LIST}/:serviceId`

const seen = z.string().max(64)
const note = plainText(4, 500)
const BeginForm = z.object({ serviceId: z.string().trim().max(40), from: z.string().max(40) })
const EditForm = z.object({ seen, text: z.string().min(1) })
const ProposeForm = z.object({ seen, note })
const SeenForm = z.object({ seen })
const ReasonForm = z.object({ reason: note })
const BackForm = ReasonForm.extend({ number: z.coerce.number().int().min(0) })
const CaseForm = z.object({
  caseId: z.uuid().optional(),
  name: plainLine(1, 80),
  content: z.string().min(1),
})

async function begin(ctx: Ctx, request: FastifyRequest, id: string, body: Record<string, string>) {
  const again = (said: object) => showList(ctx, request, id, { ...said, typed: body })
  const form = BeginForm.safeParse(body)
  if (!form.success) return again(incomplete)
  const { serviceId, from } = form.data
  return act(async () => {
    const staff = await getStaff(ctx, id)
    const known = (await listServicesOf(ctx, staff.agencyId)).some(one => one.serviceId === serviceId)
    if (known) return replyRedirect(pathOf({ id, serviceId }))
    const number = from === '' ? undefined : await numberInUse(ctx, staff, from)
    const text =
      number === undefined
        ? emptyDefinition(serviceId)
        : copyDefinition(await readVersionText(ctx, staff, { serviceId: from, number }), serviceId)
    await saveDraft(ctx, staff, { serviceId, text, seen: '' })
    return replyRedirect(`${pathOf({ id, serviceId })}/edit`)
  }, again)
}

async function numberInUse(ctx: Ctx, staff: AgencyStaff, serviceId: string): Promise<number> {
  const { number, open, inForce } = await getDesk(ctx, staff, serviceId)
  return inForce ? number : (open?.number ?? number)
}

async function edit(ctx: Ctx, request: FastifyRequest, at: At, body: Record<string, string>) {
  const form = EditForm.safeParse(body)
  if (!form.success) return showEdit(ctx, request, at, { ...incomplete, text: body.text ?? '' })
  const path = `${pathOf(at)}/edit`
  return act(
    async () => {
      await saveDraft(ctx, await getStaff(ctx, at.id), { serviceId: at.serviceId, ...form.data })
      return replyRedirect(path, { 'set-cookie': keepOnce(ctx, { path, saved: true }) })
    },
    said => showEdit(ctx, request, at, { ...said, text: form.data.text }),
  )
}

async function record(ctx: Ctx, request: FastifyRequest, at: At, body: Record<string, string>) {
  const form = CaseForm.safeParse(body)
  const again = (said: { typed?: Record<string, string> }) =>
    showPreview(ctx, request, at, { ...said, typed: { ...body, ...said.typed } })
  if (!form.success) return again(incomplete)
  const { content: text, ...rest } = form.data
  return act(async () => {
    await recordCase(ctx, await getStaff(ctx, at.id), { serviceId: at.serviceId, text, ...rest })
    return replyRedirect(`${pathOf(at)}/preview#cases`)
  }, again)
}

type Press<F> = {
  path: string
  summary: string
  Form: z.ZodType<F>
  work: (ctx: Ctx, staff: AgencyStaff, form: F & { serviceId: string }) => Promise<void>
  /** Where it leads when all is well. */
  to?: (at: At) => string
}

/** A form of a service that is one verb: done, it leads to the service; refused, its page says why. */
const press = <F extends object>({ path, summary, Form, work, to = pathOf }: Press<F>) =>
  route.post(
    `${ONE}/${path}`,
    { access, summary, params, body: Sent },
    async (ctx, { params, body, request }) => {
      const again = (said: object) => showDesk(ctx, request, params, { ...said, typed: body })
      const form = Form.safeParse(body)
      if (!form.success) return again(incomplete)
      return act(async () => {
        const staff = await getStaff(ctx, params.id)
        await work(ctx, staff, { ...form.data, serviceId: params.serviceId })
        return replyRedirect(to(params))
      }, again)
    },
  )

const listRoutes = [
  route.get(
    LIST,
    { access, summary: 'The services of the agency that an organisation is', params: byOrganisation },
    (ctx, { params, request }) => showList(ctx, request, params.id),
  ),
  route.post(
    '/portal/organisations/:id/agency',
    {
      access,
      summary: 'Say which agency an organisation is; two operators agree',
      params: byOrganisation,
      body: Sent,
    },
    (ctx, { params, body, request }) =>
      act(
        async () => {
          await askTie(ctx, params.id, body.agencyId ?? '')
          return replyRedirect(listPathOf(params.id))
        },
        said => showList(ctx, request, params.id, said),
      ),
  ),
  route.post(
    LIST,
    { access, summary: 'Begin a service', params: byOrganisation, body: Sent },
    (ctx, { params, body, request }) => begin(ctx, request, params.id, body),
  ),
]

const pageRoutes = [
  route.get(
    ONE,
    { access, summary: 'A service: what is in use, what is written, what was', params },
    (ctx, { params, request }) => showDesk(ctx, request, params),
  ),
  route.get(
    `${ONE}/edit`,
    { access, summary: 'Where a definition is written', params },
    (ctx, { params, request }) => showEdit(ctx, request, params),
  ),
  route.post(
    `${ONE}/edit`,
    { access, summary: 'Keep a definition as the draft, and check it', params, body: Sent },
    (ctx, { params, body, request }) => edit(ctx, request, params, body),
  ),
  route.get(
    `${ONE}/preview`,
    { access, summary: 'A definition as people will meet it, tried with recorded cases', params },
    (ctx, { params, request }) => showPreview(ctx, request, params),
  ),
  route.post(
    `${ONE}/cases`,
    { access, summary: 'Record a case to try a service with', params, body: Sent },
    (ctx, { params, body, request }) => record(ctx, request, params, body),
  ),
  route.post(
    `${ONE}/cases/:caseId/remove`,
    { access, summary: 'Remove a recorded case', params: ofCase },
    async (ctx, { params }) => {
      await removeCase(ctx, await getStaff(ctx, params.id), params.serviceId, params.caseId)
      return replyRedirect(`${pathOf(params)}/preview#cases`)
    },
  ),
  route.get(
    `${ONE}/versions/:number`,
    { access, summary: 'A version beside what is in use', params: ofVersion },
    (ctx, { params, request }) => showVersion(ctx, request, params),
  ),
  route.get(
    `${ONE}/versions/:number/yaml`,
    { access, summary: 'The text of a version', params: ofVersion },
    async (ctx, { params: { id, serviceId, number } }) =>
      reply(
        200,
        {
          'content-type': 'application/yaml; charset=utf-8',
          'content-disposition': `attachment; filename="${serviceId}.yaml"`,
          'cache-control': 'private, no-store',
        },
        await readVersionText(ctx, await getStaff(ctx, id), { serviceId, number }),
      ),
  ),
]

const verbRoutes = [
  press({
    path: 'propose',
    summary: 'Propose the draft to colleagues',
    Form: ProposeForm,
    work: proposeDraft,
  }),
  press({
    path: 'return',
    summary: 'Return what was proposed to be written on',
    Form: ProposeForm,
    work: returnDraft,
  }),
  press({
    ...{ path: 'discard', summary: 'Throw the draft away', Form: SeenForm, work: discardDraft },
    to: ({ id }) => listPathOf(id),
  }),
  press({ path: 'publish', summary: "Publish a colleague's text", Form: SeenForm, work: publishProposed }),
  press({
    path: 'roll-back',
    summary: 'Go back to an earlier version at once',
    Form: BackForm,
    work: rollBack,
  }),
  press({
    ...{ path: 'tell-again', summary: 'Have the agency told again of payments of which it did not hear' },
    ...{ Form: z.object({}), work: tellOwnAgain },
    to: ({ id }) => listPathOf(id),
  }),
  press({
    path: 'withdraw',
    summary: 'Take a service out of the catalogue',
    Form: ReasonForm,
    work: withdrawService,
  }),
]

export const serviceRoutes = [...listRoutes, ...pageRoutes, ...verbRoutes]
