// Writing: one text at a time for each service, which whoever writes may leave with faults and come back to.
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { transaction } from '../../../platform/context.ts'
import { sha256 } from '../../../platform/crypto.ts'
import { fail } from '../failures.ts'
import { getPublication } from '../published.ts'
import type { DefinitionRow } from '../tables.ts'
import { checkOwn, type Staff } from './own.ts'
import { checkReady } from './ready.ts'
import { addStep, deleteOpen, holdOpen, insertVersion, listVersions, updateVersion } from './store.ts'

/** A definition of today has three kilobytes; Thai takes three bytes a letter. */
export const DEFINITION_MOST_BYTES = 48 * 1024

type Saving = {
  serviceId: string
  text: string
  /** Hash of the open text that this one was written over; empty where there was none. */
  seen: string
}

/** Keeps a text as the draft, with whatever faults. @throws services.serviceUnknown | definitionTooLong | definitionChanged */
export async function saveDraft(ctx: Ctx, staff: Staff, { serviceId, text, seen }: Saving): Promise<void> {
  // A browser sends every line with CR LF.
  const tidied = `${text.replaceAll('\r\n', '\n').trimEnd()}\n`
  if (Buffer.byteLength(tidied) > DEFINITION_MOST_BYTES)
    throw fail.definitionTooLong({ mostBytes: DEFINITION_MOST_BYTES })
  await transaction(ctx, async tx => {
    await checkOwn(tx, staff, serviceId)
    const written = {
      state: 'draft' as const,
      text: tidied,
      sha256: sha256(tidied),
      author_id: staff.personId,
      changed_at: tx.now(),
    }
    const open = await holdOpen(tx, serviceId)
    if ((open?.sha256 ?? '') !== seen) throw fail.definitionChanged()
    if (open) return updateVersion(tx, open, written)
    const [last] = await listVersions(tx, serviceId)
    const row = {
      service_id: serviceId,
      agency_id: staff.agencyId,
      number: (last?.number ?? 0) + 1,
      ...written,
    }
    if (!(await insertVersion(tx, row))) throw fail.definitionChanged()
  })
}

/** The open text as somebody saw it, held. @throws services.notProposed | definitionChanged */
async function holdSeen(tx: TxCtx, serviceId: string, seen: string): Promise<DefinitionRow> {
  const open = await holdOpen(tx, serviceId)
  if (!open) throw fail.notProposed()
  if (open.sha256 !== seen) throw fail.definitionChanged()
  return open
}

type Proposing = { serviceId: string; seen: string; note: string }

/** Asks colleagues to publish. @throws services.definitionFaulty | openCasesNeedIt | caseMissing | caseFails */
export async function proposeDraft(
  ctx: Ctx,
  staff: Staff,
  { serviceId, seen, note }: Proposing,
): Promise<void> {
  await transaction(ctx, async tx => {
    const agency = await checkOwn(tx, staff, serviceId)
    const open = await holdSeen(tx, serviceId, seen)
    await checkReady(tx, { agency, serviceId, text: open.text, publication: getPublication(tx) })
    await updateVersion(tx, open, { state: 'proposed' })
    const step = { service_id: serviceId, number: open.number, by_id: staff.personId, note }
    await addStep(tx, { ...step, what: 'proposed' })
  })
}

/** Gives what was proposed back to be written on. @throws services.notProposed | definitionChanged */
export async function returnDraft(
  ctx: Ctx,
  staff: Staff,
  { serviceId, seen, note }: Proposing,
): Promise<void> {
  await transaction(ctx, async tx => {
    await checkOwn(tx, staff, serviceId)
    const open = await holdSeen(tx, serviceId, seen)
    if (open.state !== 'proposed') throw fail.notProposed()
    await updateVersion(tx, open, { state: 'draft' })
    const step = { service_id: serviceId, number: open.number, by_id: staff.personId, note }
    await addStep(tx, { ...step, what: 'returned' })
  })
}

/** Throws the open text away. @throws services.notProposed | definitionChanged */
export async function discardDraft(
  ctx: Ctx,
  staff: Staff,
  { serviceId, seen }: Omit<Proposing, 'note'>,
): Promise<void> {
  await transaction(ctx, async tx => {
    await checkOwn(tx, staff, serviceId)
    await deleteOpen(tx, await holdSeen(tx, serviceId, seen))
  })
}
