// Everything a text must be before it may hold: what a file must be, and what only an operator may say.
import type { Ctx } from '../../../platform/context.ts'
import { type Fault, faultAt } from '../faults.ts'
import { findFaultsOf } from '../lint.ts'
import type { Publication, PublishedAgency, PublishedService } from '../load.ts'
import { getFiles } from '../published.ts'
import { placeFaults, type ReadDefinition, readDefinition, recallDefinition } from './read-definition.ts'
import { listVersions } from './store.ts'

type Checking = { agency: PublishedAgency; serviceId: string; text: string; publication: Publication }

/** Reads a text and holds it against the agency's contract, all other services, and the versions before it. */
export async function checkDefinition(
  ctx: Ctx,
  { agency, serviceId, text, publication }: Checking,
): Promise<ReadDefinition> {
  const read = readDefinition(agency, serviceId, text)
  if (!read.service) return read
  const { service } = read
  const faults = [
    ...findFaultsOf(replace(publication, service), service),
    ...(await findFaultsOfVersion(ctx, service)),
    ...findFaultsOfBiller(getFiles(ctx), service),
  ]
  return faults.length > 0 ? { faults: placeFaults(text, faults) } : read
}

/** A publication with this service in place of the one of its name. */
const replace = (publication: Publication, service: PublishedService): Publication => ({
  ...publication,
  services: [...publication.services.filter(one => one.id !== service.id), service],
})

/** Facts and kept answers name the version: it is never used for two texts. */
async function findFaultsOfVersion(ctx: Ctx, { id, agency, version }: PublishedService): Promise<Fault[]> {
  const released = (await listVersions(ctx, id)).filter(({ state }) => state === 'released')
  const used = released.flatMap(
    ({ text, sha256 }) => recallDefinition(agency, { text, sha256, serviceId: id }).service?.version ?? [],
  )
  const file = getFiles(ctx).services.find(one => one.id === id)
  return [...used, ...(file ? [file.version] : [])].includes(version)
    ? [faultAt(['version'], 'versionUsed', { version })]
    : []
}

/** Where people's money goes is the operator's word, as addresses are: an agency is paid as a biller that its files name. */
function findFaultsOfBiller(files: Publication, { agency, bills }: PublishedService): Fault[] {
  if (!bills) return []
  const isKnown = files.services.some(
    one => one.agency.id === agency.id && one.bills?.biller === bills.biller,
  )
  return isKnown ? [] : [faultAt(['bills', 'biller'], 'billerUnknown', { biller: bills.biller })]
}
