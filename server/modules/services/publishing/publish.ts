// Publishing takes two people, going back one: harm is stopped by whoever sees it. Each is one transaction, held against everybody
// else who publishes, and then holds here at once and in every other process within seconds.
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { definitionPublished, definitionRolledBack, definitionWithdrawn } from '../events.ts'
import { fail } from '../failures.ts'
import { findFaultsOf } from '../lint.ts'
import type { Publication, PublishedAgency, PublishedService } from '../load.ts'
import { getFiles, takeUpPublication } from '../published.ts'
import { hashOfFile } from './changed-files.ts'
import { compose } from './compose.ts'
import { checkOwn, type Staff } from './own.ts'
import { recallDefinition } from './read-definition.ts'
import { checkReady, checkUnderWay } from './ready.ts'
import {
  addStep,
  findStanding,
  holdOpen,
  holdPublication,
  listVersions,
  setStanding,
  updateVersion,
} from './store.ts'

/** Opens a change of what holds, over what holds at that moment. */
async function change(
  ctx: Ctx,
  staff: Staff,
  serviceId: string,
  work: (tx: TxCtx, over: { agency: PublishedAgency; publication: Publication }) => Promise<void>,
): Promise<void> {
  await transaction(ctx, async tx => {
    await holdPublication(tx)
    const agency = await checkOwn(tx, staff, serviceId)
    await work(tx, { agency, publication: (await compose(tx, getFiles(tx))).publication })
  })
  await takeUpPublication(ctx)
}

type Publishing = { serviceId: string; seen: string }

/** A colleague of whoever wrote the text publishes it, as they saw it. @throws services.notProposed | ownDefinition | definitionChanged | whatever keeps it from being ready */
export const publishProposed = (ctx: Ctx, staff: Staff, { serviceId, seen }: Publishing): Promise<void> =>
  change(ctx, staff, serviceId, async (tx, { agency, publication }) => {
    const open = await holdOpen(tx, serviceId)
    if (open?.state !== 'proposed') throw fail.notProposed()
    if (open.author_id === staff.personId) throw fail.ownDefinition()
    if (open.sha256 !== seen) throw fail.definitionChanged()
    await checkReady(tx, { agency, serviceId, text: open.text, publication })
    await updateVersion(tx, open, { state: 'released' })
    await stand(tx, staff, { serviceId, number: open.number })
    await step(tx, staff, { serviceId, number: open.number, what: 'published', note: '' })
    await tx.emit(definitionPublished, factOf(staff, serviceId, open.number))
  })

type Returning = { serviceId: string; number: number; reason: string }

/** An earlier version holds again, or the file (0). @throws services.definitionUnknown | definitionFaulty | openCasesNeedIt */
export const rollBack = (ctx: Ctx, staff: Staff, { serviceId, number, reason }: Returning): Promise<void> =>
  change(ctx, staff, serviceId, async (tx, { agency, publication }) => {
    const standing = await findStanding(tx, serviceId)
    if (!standing || (standing.number === number && !standing.is_withdrawn)) throw fail.definitionUnknown()
    const service = await readReleased(tx, agency, { serviceId, number })
    const services = [...publication.services.filter(one => one.id !== serviceId), service]
    const faults = findFaultsOf({ ...publication, services }, service)
    if (faults.length > 0) throw fail.definitionFaulty({ faults })
    await checkUnderWay(tx, publication, service)
    await stand(tx, staff, { serviceId, number })
    await step(tx, staff, { serviceId, number, what: 'rolledBack', note: reason })
    const fact = { ...factOf(staff, serviceId, number), instead: standing.number }
    await tx.emit(definitionRolledBack, fact)
  })

/** @throws services.definitionUnknown | definitionFaulty */
async function readReleased(
  tx: TxCtx,
  agency: PublishedAgency,
  { serviceId, number }: { serviceId: string; number: number },
): Promise<PublishedService> {
  const file = getFiles(tx).services.find(one => one.id === serviceId)
  if (number === 0 && file) return file
  const row = (await listVersions(tx, serviceId)).find(
    one => one.number === number && one.state === 'released',
  )
  if (!row) throw fail.definitionUnknown()
  const { service, faults } = recallDefinition(agency, { text: row.text, sha256: row.sha256, serviceId })
  if (!service) throw fail.definitionFaulty({ faults })
  return service
}

type Withdrawing = { serviceId: string; reason: string }

/** Takes a service out of the catalogue; what was sent before is still followed. @throws services.nothingToEnd */
export const withdrawService = (ctx: Ctx, staff: Staff, { serviceId, reason }: Withdrawing): Promise<void> =>
  change(ctx, staff, serviceId, async (tx, { publication }) => {
    if (!publication.services.some(one => one.id === serviceId)) throw fail.nothingToEnd()
    const number = (await findStanding(tx, serviceId))?.number ?? 0
    await stand(tx, staff, { serviceId, number, isWithdrawn: true })
    await step(tx, staff, { serviceId, number, what: 'withdrawn', note: reason })
    await tx.emit(definitionWithdrawn, factOf(staff, serviceId, number))
  })

type Standing = { serviceId: string; number: number; isWithdrawn?: boolean }
const stand = (tx: TxCtx, { agencyId }: Staff, { serviceId, number, isWithdrawn = false }: Standing) =>
  setStanding(tx, {
    ...{ service_id: serviceId, agency_id: agencyId, number, is_withdrawn: isWithdrawn },
    file_sha256: hashOfFile(tx, serviceId),
  })

type Step = {
  serviceId: string
  number: number
  what: 'published' | 'rolledBack' | 'withdrawn'
  note: string
}
const step = (tx: TxCtx, { personId }: Staff, { serviceId, number, what, note }: Step) =>
  addStep(tx, { service_id: serviceId, number, what, by_id: personId, note })

const factOf = ({ agencyId, personId }: Staff, serviceId: string, number: number) => ({
  ...{ serviceId, agencyId, number },
  byId: personId,
})
