// What an agency's staff see of their services.
import type { Ctx } from '../../../platform/context.ts'
import type { Words } from '../definition/words.ts'
import { fail } from '../failures.ts'
import type { Fault } from '../faults.ts'
import { type PublishedService, readServiceText } from '../load.ts'
import { getFiles, getPublication, listLeftOut } from '../published.ts'
import type { DefinitionRow, DefinitionStepRow, RecordedCaseRow } from '../tables.ts'
import { viewService } from '../use/page.ts'
import { isFileChanged } from './changed-files.ts'
import { checkDefinition } from './check-definition.ts'
import { findMissing, type Missing } from './open-cases.ts'
import { checkOwn, type Staff } from './own.ts'
import { beginCase, listCases, type Tried, tryCases } from './recorded-cases.ts'
import { findStanding, listOpen, listStandings, listSteps, listVersions } from './store.ts'

/** The agencies of the folder, for whoever ties organisations to them. */
export const listAgencies = (ctx: Ctx) =>
  getFiles(ctx).agencies.map(({ id, name, abbreviation }) => ({ id, name, abbreviation }))

export type ServiceEntry = {
  serviceId: string
  name: Words | undefined
  /** Of what holds. */
  version: string | undefined
  /** Which version of the database holds; 0 is the file. */
  number: number
  isWithdrawn: boolean
  /** What should hold and does not. */
  isLeftOut: boolean
  open: 'draft' | 'proposed' | undefined
}

/** Every service of an agency: in the catalogue, withdrawn, or only begun. */
export async function listServicesOf(ctx: Ctx, agencyId: string): Promise<ServiceEntry[]> {
  const { services, withdrawn } = getPublication(ctx)
  const [standings, open] = [await listStandings(ctx, agencyId), await listOpen(ctx, agencyId)]
  const leftOut = new Set(listLeftOut(ctx).map(one => one.serviceId))
  const known = [...services, ...withdrawn].filter(({ agency }) => agency.id === agencyId)
  const ids = new Set([
    ...[...known, ...standings, ...open].map(one => ('id' in one ? one.id : one.service_id)),
  ])
  return [...ids].sort().map(serviceId => {
    const service = known.find(one => one.id === serviceId)
    const standing = standings.find(one => one.service_id === serviceId)
    const draft = open.find(one => one.service_id === serviceId)
    return {
      serviceId,
      name: service?.name,
      version: service?.version,
      number: standing?.number ?? 0,
      isWithdrawn: standing?.is_withdrawn ?? false,
      isLeftOut: leftOut.has(serviceId),
      open: draft && draft.state !== 'released' ? draft.state : undefined,
    }
  })
}

export type Desk = {
  serviceId: string
  /** What holds, if something does. */
  inForce: PublishedService | undefined
  isWithdrawn: boolean
  number: number
  hasFile: boolean
  open: DefinitionRow | undefined
  versions: Omit<DefinitionRow, 'text'>[]
  steps: DefinitionStepRow[]
  leftOut: { number: number; faults: Fault[] }[]
  /** The file was changed under what holds. */
  isFileChanged: boolean
}

/** One service with its versions and what was done with them. @throws services.serviceUnknown */
export async function getDesk(ctx: Ctx, staff: Staff, serviceId: string): Promise<Desk> {
  await checkOwn(ctx, staff, serviceId)
  const [versions, standing] = [await listVersions(ctx, serviceId), await findStanding(ctx, serviceId)]
  const { services, withdrawn } = getPublication(ctx)
  const inForce = [...services, ...withdrawn].find(one => one.id === serviceId)
  if (!inForce && !standing && versions.length === 0) throw fail.serviceUnknown()
  return {
    serviceId,
    inForce,
    isWithdrawn: standing?.is_withdrawn ?? false,
    number: standing?.number ?? 0,
    hasFile: getFiles(ctx).services.some(one => one.id === serviceId),
    open: versions.find(({ state }) => state !== 'released'),
    versions: versions.filter(({ state }) => state === 'released'),
    steps: await listSteps(ctx, serviceId),
    leftOut: listLeftOut(ctx).filter(one => one.serviceId === serviceId),
    isFileChanged: isFileChanged(ctx, standing),
  }
}

/** The text of a version; 0 is the file. @throws services.serviceUnknown | definitionUnknown */
export async function readVersionText(
  ctx: Ctx,
  staff: Staff,
  { serviceId, number }: { serviceId: string; number: number },
): Promise<string> {
  await checkOwn(ctx, staff, serviceId)
  const file = getFiles(ctx).services.find(one => one.id === serviceId)
  if (number === 0 && file) return readServiceText(ctx.settings.servicesFolder, file)
  const row = (await listVersions(ctx, serviceId)).find(one => one.number === number)
  if (!row) throw fail.definitionUnknown()
  return row.text
}

export type Checked = { faults: Fault[]; missing: Missing[]; service: PublishedService | undefined }

/** What is wrong with a text, and whom it would leave behind. @throws services.serviceUnknown */
export async function checkText(ctx: Ctx, staff: Staff, serviceId: string, text: string): Promise<Checked> {
  const agency = await checkOwn(ctx, staff, serviceId)
  const publication = getPublication(ctx)
  const { service, faults } = await checkDefinition(ctx, { agency, serviceId, text, publication })
  const last = [...publication.services, ...publication.withdrawn].find(one => one.id === serviceId)
  return { service, faults, missing: service && last ? await findMissing(ctx, last, service) : [] }
}

export type Preview = {
  page: ReturnType<typeof viewService>
  tried: Tried[]
  cases: RecordedCaseRow[]
  /** A case to begin with. */
  begin: ReturnType<typeof beginCase>
}

/** A definition as a citizen would meet it, with each recorded case. */
export const previewService = async (ctx: Ctx, service: PublishedService): Promise<Preview> => ({
  page: viewService(service, ctx.now()),
  tried: await tryCases(ctx, service),
  cases: await listCases(ctx, service.id),
  begin: beginCase(service),
})
