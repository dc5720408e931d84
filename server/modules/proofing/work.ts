// Reading captures: taken from the database under a lease, so that a crash at any moment only means reading again.
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { findFile, keepFile } from '../../platform/files.ts'
import { readCard, readingThreads } from '../biometrics/index.ts'
import { captureRead, captureRefused } from './events.ts'
import { finishEvidence, leaseNextEvidence, releaseEvidence, setPhase } from './evidence-store.ts'
import { noteReading } from './pace.ts'
import type { FrontReading } from './schemas.ts'
import { judgeSelfie } from './selfie.ts'
import { findSession } from './store.ts'
import type { EvidenceRow } from './tables.ts'
import { sealReading } from './view.ts'

const LEASE_SECONDS = 120
const MAX_RUNS = 3
const SWEEP_MILLISECONDS = 3_000
const EVIDENCE_SECONDS = 24 * 3600

type Desk = { call: () => void; idle: () => Promise<void>; close: () => Promise<void> }
let desk: Desk | undefined

/** Tells the readers that a capture came in; the caller does not wait for it. */
export const readSoon = () => desk?.call()

/** Waits until no capture is being read in this process. */
export const finishReading = async () => void (await desk?.idle())

/** Opens the desk of this process: as many captures at once as there are threads, in the order they came. Returns how to close it. */
export function startReading(ctx: Ctx): () => Promise<void> {
  const opened = openDesk({ ...ctx, actor: { kind: 'system' } })
  desk = opened
  return opened.close
}

/**
 * One capture a thread is taken from the database, never more: what waits stands there as waiting, with its place in the
 * queue, and memory holds only what is being read.
 */
function openDesk(ctx: Ctx): Desk {
  const underWay = new Set<Promise<void>>()
  let open = true
  const call = () => {
    if (!open || underWay.size >= readingThreads()) return
    const work = takeNext(ctx).then(found => {
      underWay.delete(work)
      if (found) call()
    })
    underWay.add(work)
    call()
  }
  // Captures of a process that died, or that came while every thread was taken elsewhere.
  const timer = setInterval(call, SWEEP_MILLISECONDS)
  const idle = async () => {
    while (underWay.size > 0) await Promise.all(underWay)
  }
  return {
    call,
    idle,
    async close() {
      open = false
      clearInterval(timer)
      await idle()
    },
  }
}

/** Reads the capture that waits longest; false when none does, or when the readers are in trouble and rest till the next look. */
async function takeNext(ctx: Ctx): Promise<boolean> {
  const begun = performance.now()
  const row = await leaseNextEvidence(ctx, LEASE_SECONDS).catch(error => {
    ctx.log.unexpected('taking a capture', error)
    return undefined
  })
  if (!row) return false
  try {
    if (row.runs > MAX_RUNS) await refuse(ctx, row, 'unreadable')
    else await (row.kind === 'selfie' ? readSelfie(ctx, row) : readCardSide(ctx, row))
  } catch (error) {
    ctx.log.unexpected('reading a capture', error, { phase: row.kind })
    // Should this fail as well, the lease ends by itself.
    await releaseEvidence(ctx, row).catch(() => undefined)
    return false
  }
  noteReading((performance.now() - begun) / 1000)
  return true
}

async function readCardSide(ctx: Ctx, row: EvidenceRow) {
  const [picture] = await picturesOf(ctx, row)
  if (!picture) return refuse(ctx, row, 'unreadable')
  const side = row.kind === 'cardFront' ? 'front' : 'back'
  const reading = await readCard(picture, side, phase => followPhase(ctx, row, phase))
  if (reading.outcome === 'refused') return refuse(ctx, row, reading.reason)
  await transaction(ctx, async tx => {
    const until = new Date(tx.now().getTime() + EVIDENCE_SECONDS * 1000)
    const straightened_id = await keepFile(tx, 'proofing', 'image/jpeg', reading.straightened, until)
    const portrait_id =
      reading.side === 'front' ? await keepFile(tx, 'proofing', 'image/jpeg', reading.portrait, until) : null
    const read =
      reading.side === 'front' ? toFrontReading(reading.fields) : { laserCode: reading.fields.laserCode }
    const reading_sealed = sealReading(tx, row.id, read)
    await finish(tx, row, { status: 'read', reading_sealed, straightened_id, portrait_id })
  })
}

async function readSelfie(ctx: Ctx, row: EvidenceRow) {
  const session = await findSession(ctx, row.session_id)
  const pictures = await picturesOf(ctx, row)
  if (!session || pictures.length !== row.file_ids.length) return refuse(ctx, row, 'captureExpired')
  await judgeSelfie(ctx, session, row, pictures, phase => followPhase(ctx, row, phase))
}

/** Refuses a capture; the person is told why and takes another. */
export async function refuse(ctx: Ctx, row: EvidenceRow, reason: string) {
  await transaction(ctx, async tx => {
    if (await finishEvidence(tx, row.session_id, row.id, { status: 'refused', reason }))
      await tx.emit(captureRefused, { sessionId: row.session_id, kind: row.kind, reason })
  })
}

/** Ends the work on a capture with its outcome. */
export async function finish(tx: TxCtx, row: EvidenceRow, change: Partial<EvidenceRow>) {
  if (await finishEvidence(tx, row.session_id, row.id, change))
    await tx.emit(captureRead, { sessionId: row.session_id, kind: row.kind })
}

function followPhase(ctx: Ctx, row: EvidenceRow, phase: string) {
  setPhase(ctx, row.session_id, row.id, phase).catch(error => ctx.log.unexpected('phase', error))
}

async function picturesOf(ctx: Ctx, row: EvidenceRow): Promise<Buffer[]> {
  const files = await Promise.all(row.file_ids.map(id => findFile(ctx, id)))
  return files.flatMap(file => (file ? [file.bytes] : []))
}

type Name = { title?: string; given: string; family?: string; full?: string }
type Fields = Omit<FrontReading, 'nameTh' | 'nameEn'> & { nameTh: Name; nameEn: Name }

const joinName = ({ title, given, family, full }: Name) =>
  full ?? [title, given, family].filter(Boolean).join(' ')

const toFrontReading = (fields: Fields): FrontReading => ({
  citizenNumber: fields.citizenNumber,
  nameTh: joinName(fields.nameTh),
  nameEn: joinName(fields.nameEn),
  birthDate: fields.birthDate,
  issueDate: fields.issueDate,
  expiryDate: fields.expiryDate,
})
