import type { Ctx } from '../../../platform/context.ts'
import { getPerson } from '../../people/index.ts'
import {
  type AgencyStaff,
  type Checked,
  checkText,
  type Desk,
  getDesk,
  previewService,
  readVersionText,
  type Tried,
} from '../../services/index.ts'
import { findTie } from '../agencies/ties.ts'
import { fail } from '../failures.ts'
import { getOrganisation } from '../organisations.ts'
import { developerOf } from '../session.ts'

/** Whoever is signed in, at work for the agency that their organisation is. @throws portal.notFound | notAgency */
export async function getStaff(ctx: Ctx, partyId: string): Promise<AgencyStaff> {
  await getOrganisation(ctx, partyId)
  const tie = await findTie(ctx, partyId)
  if (tie?.status !== 'agreed') throw fail.notAgency()
  return { agencyId: tie.agency_id, personId: developerOf(ctx) }
}

export type Work = {
  desk: Desk
  textInUse: string
  /** Of the open text, if there is one. */
  checked: Checked | undefined
  tried: Tried[]
  nameOf: (personId: string, language: 'th' | 'en') => string
}

/** One service with all that its page says. @throws services.serviceUnknown */
export async function getWork(ctx: Ctx, staff: AgencyStaff, serviceId: string): Promise<Work> {
  const desk = await getDesk(ctx, staff, serviceId)
  const { inForce, number, open, steps } = desk
  const checked = open && (await checkText(ctx, staff, serviceId, open.text))
  const people = new Set([...steps.map(step => step.by_id), ...(open ? [open.author_id] : [])])
  const names = new Map(
    await Promise.all([...people].map(async id => [id, await getPerson(ctx, id)] as const)),
  )
  return {
    desk,
    textInUse: inForce ? await readVersionText(ctx, staff, { serviceId, number }) : '',
    checked,
    tried: checked?.service ? (await previewService(ctx, checked.service)).tried : [],
    nameOf: (personId, language) =>
      (language === 'th' ? names.get(personId)?.nameTh : names.get(personId)?.nameEn) ?? '',
  }
}
