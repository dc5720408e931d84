import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failures.ts'
import type { Reply } from '../../../platform/route.ts'
import { readLanguage } from '../../federation/index.ts'
import {
  checkText,
  getDesk,
  listAgencies,
  listServicesOf,
  listUntoldOf,
  previewService,
  readVersionText,
} from '../../services/index.ts'
import { findTie } from '../agencies/ties.ts'
import { forgetOnce, readOnce } from '../once.ts'
import { getOrganisation } from '../organisations.ts'
import { deskPage, versionPage } from './desk-page.ts'
import { editPage } from './edit-page.ts'
import { listPage, type Said, tiePage } from './list-page.ts'
import { previewPage } from './preview-page.ts'
import { getStaff, getWork } from './staff.ts'
import { serviceWords } from './words.ts'

export type At = { id: string; serviceId: string }
export const listPathOf = (id: string) => `/portal/organisations/${id}/services`
export const pathOf = ({ id, serviceId }: At) => `${listPathOf(id)}/${serviceId}`

/** The services of an organisation's agency, or the question which agency it is. */
export async function showList(ctx: Ctx, request: FastifyRequest, partyId: string, said: Said = {}) {
  const language = readLanguage(request)
  await getOrganisation(ctx, partyId)
  const tie = await findTie(ctx, partyId)
  const agencies = listAgencies(ctx)
  const agency = agencies.find(one => one.id === tie?.agency_id)
  if (tie?.status !== 'agreed' || !agency)
    return tiePage(language, { partyId, agencies, asked: tie?.agency_id, said })
  const [services, untold] = [await listServicesOf(ctx, agency.id), await listUntoldOf(ctx, agency.id)]
  return listPage(language, { partyId, agency, services, untold, said })
}

export async function showDesk(ctx: Ctx, request: FastifyRequest, at: At, said: Said = {}): Promise<Reply> {
  const language = readLanguage(request)
  const staff = await getStaff(ctx, at.id)
  const { nameOf, ...work } = await getWork(ctx, staff, at.serviceId)
  return deskPage(language, {
    ...work,
    ...{ at: pathOf(at), back: listPathOf(at.id), personId: staff.personId, said },
    nameOf: personId => nameOf(personId, language),
  })
}

/** The text to be written on: what is open, or a copy of what is in use. */
export async function showEdit(
  ctx: Ctx,
  request: FastifyRequest,
  at: At,
  said: Said & { text?: string } = {},
): Promise<Reply> {
  const staff = await getStaff(ctx, at.id)
  const { serviceId } = at
  const { open, number } = await getDesk(ctx, staff, serviceId)
  const text = said.text ?? open?.text ?? (await readVersionText(ctx, staff, { serviceId, number }))
  const path = `${pathOf(at)}/edit`
  const page = editPage(readLanguage(request), {
    ...{ at: pathOf(at), serviceId, text, said, seen: open?.sha256 ?? '' },
    checked: await checkText(ctx, staff, serviceId, text),
    isSaved: readOnce(ctx, request, path).saved ?? false,
    theirs: said.refusal === 'services.definitionChanged' ? open?.text : undefined,
  })
  return { ...page, headers: { ...page.headers, 'set-cookie': forgetOnce(ctx) } }
}

export async function showPreview(
  ctx: Ctx,
  request: FastifyRequest,
  at: At,
  said: Said = {},
): Promise<Reply> {
  const staff = await getStaff(ctx, at.id)
  const { open, inForce } = await getDesk(ctx, staff, at.serviceId)
  const service = open ? (await checkText(ctx, staff, at.serviceId, open.text)).service : inForce
  return previewPage(readLanguage(request), {
    ...{ at: pathOf(at), serviceId: at.serviceId, of: open ? 'draft' : 'inForce', said },
    preview: service && (await previewService(ctx, service)),
  })
}

export async function showVersion(
  ctx: Ctx,
  request: FastifyRequest,
  { number, ...at }: At & { number: number },
  said: Said = {},
): Promise<Reply> {
  const staff = await getStaff(ctx, at.id)
  const { serviceId } = at
  const desk = await getDesk(ctx, staff, serviceId)
  const textOf = (which: number) => readVersionText(ctx, staff, { serviceId, number: which })
  return versionPage(readLanguage(request), {
    ...{ at: pathOf(at), desk, number, said, text: await textOf(number) },
    textInUse: desk.inForce ? await textOf(desk.number) : '',
  })
}

/** Does what a form asks; a refusal that these pages have words for is said on the page it was sent from. */
export async function act(
  work: () => Promise<Reply>,
  showAgain: (said: Said) => Promise<Reply>,
): Promise<Reply> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof AppError) || !serviceWords('en').refusals[error.code]) throw error
    const { missing, faults } = (error.detail ?? {}) as Refused
    return showAgain({
      ...{ refusal: error.code, status: error.status },
      ...(missing ? { missing } : {}),
      ...(faults ? { faults } : {}),
    })
  }
}

/** What the refusals of definitions and cases carry. */
type Refused = Pick<Said, 'missing' | 'faults'>

/** A form that was not complete is said on its page. */
export const incomplete: Said = { refusal: 'incomplete', status: 400 }
