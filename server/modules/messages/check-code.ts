import { timingSafeEqual } from 'node:crypto'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { changeCode, lockCode } from './code-store.ts'
import { codeAccepted, codeRefused } from './events.ts'
import { fail } from './failures.ts'
import { hashNumber } from './messages.ts'
import { hashCode, MOST_WRONG_TRIES } from './send-code.ts'
import type { CodeRow } from './tables.ts'
import type { CodePurpose } from './words.ts'

export type CodeProof = {
  /** The number, purpose and reference the code was sent for; the same digits for anything else are no code. */
  to: string
  purpose: CodePurpose
  reference: string
  code: string
}
type Refusal = 'wrong' | 'expired' | 'replaced' | 'usedUp'
export type CodeCheck = { isRight: true } | { isRight: false; reason: Refusal; triesLeft: number }

/**
 * Compares a code and uses it up. It does not throw for a wrong one: the transaction that counts the try must be committed, or the try
 * would be free (A48). Where the caller has nothing else to do with a wrong one, `requireCode` takes care of that.
 */
export async function checkCode(tx: TxCtx, proof: CodeProof): Promise<CodeCheck> {
  const known = await lockCode(tx, proof)
  if (!known?.number_hash.equals(hashNumber(tx, proof.to)))
    return { isRight: false, reason: 'usedUp', triesLeft: 0 }
  const { id: codeId, person_id: personId } = known
  const { purpose } = proof
  const subject = { personId: personId ?? undefined }
  const reason = findFault(tx, known, proof.code)
  if (!reason) {
    await changeCode(tx, codeId, { used_at: tx.now(), code_hash: null, previous_hash: null })
    await tx.emit(codeAccepted, { codeId, purpose }, subject)
    return { isRight: true }
  }
  const tries = known.wrong_tries + (reason === 'wrong' ? 1 : 0)
  const triesLeft = reason === 'usedUp' ? 0 : MOST_WRONG_TRIES - tries
  if (reason === 'wrong') await changeCode(tx, codeId, { wrong_tries: tries })
  await tx.emit(codeRefused, { codeId, purpose, reason, triesLeft }, subject)
  return { isRight: false, reason, triesLeft }
}

function findFault(ctx: Ctx, known: CodeRow, code: string): Refusal | undefined {
  const { id, code_hash: hash, previous_hash: previous, expires_at: expiresAt } = known
  if (known.used_at || known.wrong_tries >= MOST_WRONG_TRIES || !hash) return 'usedUp'
  if (!expiresAt || expiresAt <= ctx.now()) return 'expired'
  const given = hashCode(ctx, id, code)
  if (timingSafeEqual(given, hash)) return undefined
  return previous && timingSafeEqual(given, previous) ? 'replaced' : 'wrong'
}

/**
 * Does `work` with a right code, both or neither; a wrong one is counted first and then refused.
 * @throws messages.codeWrong | codeReplaced | codeExpired | codeUsedUp; Error inside a transaction, which would take the count back
 */
export async function requireCode<T>(
  ctx: Ctx,
  proof: CodeProof,
  work: (tx: TxCtx) => Promise<T>,
): Promise<T> {
  if (ctx.inTransaction)
    throw new Error('A code is required outside a transaction: a refusal would undo its count')
  const done = await transaction(ctx, async tx => {
    const check = await checkCode(tx, proof)
    return check.isRight ? { result: await work(tx) } : check
  })
  if ('result' in done) return done.result
  const { reason, triesLeft } = done
  if (reason === 'expired') throw fail.codeExpired()
  if (reason === 'replaced') throw fail.codeReplaced()
  if (reason === 'wrong' && triesLeft > 0) throw fail.codeWrong({ triesLeft })
  throw fail.codeUsedUp()
}
