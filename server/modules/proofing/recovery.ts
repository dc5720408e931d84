// A bound phone proves its person again. The phone's key is the first factor and signs every call, the face is the second:
// a face alone, on a phone nobody knows, recovers nothing (A45, ASVS 5.0 §6.4.4).
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, tables } from '../../platform/context.ts'
import { type BoundDevice, findBoundDevice } from '../authenticators/index.ts'
import { isAlive } from '../people/index.ts'
import { fail } from './failures.ts'
import type { ProofingTables, Purpose, SessionRow } from './tables.ts'

// NIST SP 800-63B-4 §3.2.3: at most five refused faces, then another way. Per phone, so that nobody is locked out from afar (A42).
const MAX_REFUSALS = 5
const WINDOW_SECONDS = 24 * 3600

const db = (ctx: Ctx) => tables<ProofingTables>(ctx)

/** The phone that may recover: bound, not waiting; for the end of a freeze also unlocked and frozen. */
export async function requireRecoverable(
  tx: TxCtx,
  keyThumbprint: string,
  purpose: Exclude<Purpose, 'register'>,
): Promise<BoundDevice> {
  const device = await findBoundDevice(tx, keyThumbprint)
  const standings = purpose === 'resetPasscode' ? ['active', 'locked'] : ['active']
  if (!device || !standings.includes(device.status)) throw fail.phoneNotBound()
  if (purpose === 'unfreeze' && device.account !== 'frozen') throw fail.notFrozen()
  if (!(await isAlive(tx, device.personId))) throw fail.personNotAlive()
  // A level is raised by what happens at a counter: the face is not this phone's to try.
  if (purpose !== 'raise') await requireFewRefusals(tx, device.personId, device.deviceId)
  return device
}

/** Asked again before each capture of a recovery. @throws proofing.tooManyTries */
export async function requireTriesLeft(tx: TxCtx, session: SessionRow): Promise<void> {
  if (session.purpose !== 'register')
    await requireFewRefusals(tx, session.person_id ?? '', session.device_id ?? '')
}

async function requireFewRefusals(tx: TxCtx, personId: string, deviceId: string) {
  const refusals = await db(tx)
    .selectFrom('proofing.face_refusal')
    .select('at')
    .where('person_id', '=', personId)
    .where('device_id', '=', deviceId)
    .where('at', '>', new Date(tx.now().getTime() - WINDOW_SECONDS * 1000))
    .orderBy('at', 'desc')
    .limit(MAX_REFUSALS)
    .execute()
  const oldest = refusals[MAX_REFUSALS - 1]
  if (!oldest) return
  const secondsSince = (tx.now().getTime() - oldest.at.getTime()) / 1000
  throw fail.tooManyTries({ retryAfterSeconds: Math.ceil(WINDOW_SECONDS - secondsSince) })
}

/** Remembers a refused face of a recovery; it outlives the attempt it belongs to. */
export async function countRefusal(tx: TxCtx, session: SessionRow): Promise<void> {
  await db(tx)
    .insertInto('proofing.face_refusal')
    .values({
      person_id: session.person_id ?? '',
      id: newId(tx),
      device_id: session.device_id ?? '',
      at: tx.now(),
    })
    .execute()
}
