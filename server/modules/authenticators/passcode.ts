// Passcodes: memory-hard, peppered, and counted before they are compared, so that no crash gives a free try (A39).
import type { BinaryLike } from 'node:crypto'
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { PasscodeOwner } from '../../../shared/passcode.ts'
import { findPasscodeWeakness } from '../../../shared/passcode.ts'
import type { Ctx } from '../../platform/context.ts'
import { fail } from './failures.ts'

// ASVS 5.0 §11.4: Argon2id with at least 46 MiB at one pass.
const MEMORY_KIB = 47_104
const PASSES = 1
const TAG_BYTES = 32

const deriveArgon2 = promisify(argon2)

/** Refuses weak or unequal entries. @throws authenticators.passcode… */
export function requireGoodPasscode(
  ctx: Ctx,
  entry: { passcode: string; repeat: string },
  owner: PasscodeOwner,
) {
  const weakness = findPasscodeWeakness(entry.passcode, ctx.settings.passcodeDigits, owner)
  if (weakness) throw fail[`passcode${weakness}`]()
  if (entry.passcode !== entry.repeat) throw fail.passcodesDiffer()
}

/** Argon2id over the peppered passcode, as `v1$salt$hash`; about 50 ms and 46 MiB. */
export async function hashPasscode(ctx: Ctx, passcode: string): Promise<string> {
  const salt = randomBytes(16)
  return `v1$${salt.toString('base64url')}$${(await derive(ctx, passcode, salt)).toString('base64url')}`
}

/** Compares in constant time. */
export async function matchesPasscode(ctx: Ctx, passcode: string, hash: string): Promise<boolean> {
  const [version, salt = '', expected = ''] = hash.split('$')
  if (version !== 'v1') throw new Error('Passcode hash of an unknown version')
  const actual = await derive(ctx, passcode, Buffer.from(salt, 'base64url'))
  return timingSafeEqual(actual, Buffer.from(expected, 'base64url'))
}

const derive = (ctx: Ctx, passcode: string, nonce: BinaryLike): Promise<Buffer> =>
  oneAtATime(() =>
    deriveArgon2('argon2id', {
      message: ctx.vault.keyedHash('passcode-pepper', passcode),
      nonce,
      parallelism: 1,
      tagLength: TAG_BYTES,
      memory: MEMORY_KIB,
      passes: PASSES,
    }),
  )

// Each derivation holds 46 MiB: a flood of unlocks may wait, not eat the memory.
let last: Promise<unknown> = Promise.resolve()
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work)
  last = mine.catch(() => undefined)
  return mine
}
