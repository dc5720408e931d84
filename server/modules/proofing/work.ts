// Reading captures: taken from the database under a lease, so that a crash at any moment only means reading again.
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { findFile, keepFile } from '../../platform/files.ts'
import { BiometricsBusy, readCard } from '../biometrics/index.ts'
import { captureRead, captureRefused } from './events.ts'
import { finishEvidence, leaseEvidence, listUnread, setPhase } from './evidence-store.ts'
import type { FrontReading } from './schemas.ts'
import { judgeSelfie } from './selfie.ts'
import { findSession } from './store.ts'
import type { EvidenceRow } from './tables.ts'
import { sealReading } from './view.ts'

const LEASE_SECONDS = 120
const MAX_RUNS = 3
const SWEEP_MILLISECONDS = 3_000
const EVIDENCE_SECONDS = 24 * 3600

/** Begins to read a capture without keeping the caller waiting. */
export function readSoon(ctx: Ctx, sessionId: string, evidenceId: string) {
  const background: Ctx = { ...ctx, actor: { kind: 'system' } }
  const work = readOne(background, sessionId, evidenceId).finally(() => underWay.delete(work))
  underWay.add(work)
}
const underWay = new Set<Promise<void>>()

/** Waits for the captures being read in this process. */
export const finishReading = async () => void (await Promise.all(underWay))

/** Looks again and again for captures that nobody reads. Returns how to stop. */
export function startReading(ctx: Ctx): () => Promise<void> {
  const sweep = async () => {
    for (const row of await listUnread(ctx)) await readOne(ctx, row.session_id, row.id)
  }
  const timer = setInterval(() => {
    sweep().catch(error => ctx.log.unexpected('sweep of captures', error))
  }, SWEEP_MILLISECONDS)
  return async () => {
    clearInterval(timer)
    await finishReading()
  }
}

async function readOne(ctx: Ctx, sessionId: string, evidenceId: string): Promise<void> {
  const row = await leaseEvidence(ctx, sessionId, evidenceId, LEASE_SECONDS)
  if (!row) return
  try {
    if (row.runs > MAX_RUNS) return await refuse(ctx, row, 'unreadable')
    await (row.kind === 'selfie' ? readSelfie(ctx, row) : readCardSide(ctx, row))
  } catch (error) {
    // Left to its lease: the sweep tries again. A full queue is no fault of the capture.
    if (!(error instanceof BiometricsBusy))
      ctx.log.unexpected('reading a capture', error, { phase: row.kind })
  }
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
