// What holds: the services of the files, and over them what their agencies published. Whatever stands in the database, this ends with a
// publication: a version that no longer fits its agency's contract gives way to the one before it, and in the end to the file.
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { Fault } from '../faults.ts'
import { findFaultsOf } from '../lint.ts'
import type { Publication, PublishedService } from '../load.ts'
import type { StandingRow } from '../tables.ts'
import { recallDefinition } from './read-definition.ts'

/** A version that should hold, and why it does not. */
export type LeftOut = { serviceId: string; agencyId: string; number: number; faults: Fault[] }
export type Composed = { publication: Publication; leftOut: LeftOut[] }

const VERSIONS_TRIED = 3

type Version = { number: number; service: PublishedService | undefined; faults: Fault[] }
/** One service of the database, with the versions that may hold, the best first. */
type Candidate = StandingRow & { versions: Version[]; tried: number }

/** Puts together what holds by the database as this ctx sees it. */
export async function compose(ctx: Ctx, files: Publication): Promise<Composed> {
  const candidates = await listCandidates(ctx, files)
  const leftOut: LeftOut[] = []
  for (;;) {
    const publication = overlay(files, candidates)
    const faulty = candidates.flatMap(candidate => {
      const version = candidate.versions[candidate.tried]
      const faults = version && faultsOf(publication, candidate, version)
      return version && faults && faults.length > 0 ? [{ candidate, version, faults }] : []
    })
    if (faulty.length === 0) return { publication, leftOut }
    for (const { candidate, version, faults } of faulty) {
      const { service_id: serviceId, agency_id: agencyId } = candidate
      leftOut.push({ serviceId, agencyId, number: version.number, faults })
      candidate.tried++
    }
  }
}

function faultsOf(publication: Publication, { is_withdrawn }: Candidate, { service, faults }: Version) {
  if (!service) return faults
  const { services } = publication
  // What is withdrawn is held against the others as if it were still among them: its calls must lead somewhere.
  return findFaultsOf(
    is_withdrawn ? { ...publication, services: [...services, service] } : publication,
    service,
  )
}

function overlay(files: Publication, candidates: readonly Candidate[]): Publication {
  const touched = new Set(candidates.map(one => one.service_id))
  const held = (isWithdrawn: boolean) =>
    candidates
      .filter(one => one.is_withdrawn === isWithdrawn)
      .flatMap(({ versions, tried }) => versions[tried]?.service ?? [])
  return {
    ...files,
    services: [...files.services.filter(one => !touched.has(one.id)), ...held(false)],
    withdrawn: held(true),
  }
}

async function listCandidates(ctx: Ctx, files: Publication): Promise<Candidate[]> {
  const rows = await readStanding(ctx)
  return [...Map.groupBy(rows, row => row.service_id).values()].flatMap(versions => {
    const [first] = versions
    const agency = files.agencies.find(one => one.id === first?.agency_id)
    const file = files.services.find(one => one.id === first?.service_id)
    // An agency that left the folder takes its services along; another agency's file is not overlaid.
    if (!first || !agency || (file && file.agency.id !== agency.id)) return []
    const written = versions.flatMap(({ service_id: serviceId, version, text, sha256 }) => {
      if (version === null || text === null || sha256 === null) return []
      const { service, faults } = recallDefinition(agency, { text, sha256, serviceId })
      return [{ number: version, service, faults }]
    })
    const fromFile = file ? [{ number: 0, service: file, faults: [] }] : []
    return [{ ...first, versions: [...written, ...fromFile], tried: 0 }]
  })
}

type StandingVersion = StandingRow & { version: number | null; text: string | null; sha256: string | null }

async function readStanding(ctx: Ctx): Promise<StandingVersion[]> {
  const { rows } = await sql<StandingVersion>`
    select standing.*, kept.number as version, kept.text, kept.sha256 from services.standing
    left join lateral (
      select number, text, sha256 from services.definition
      where service_id = standing.service_id and state = 'released' and number <= standing.number
      order by number desc limit ${VERSIONS_TRIED}) as kept on true
    order by standing.service_id, kept.number desc`.execute(ctx.db)
  return rows
}
