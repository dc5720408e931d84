// A capture of a face as a device sends it: its key signed the challenge together with the hash of every frame, so that no frame can be
// swapped, moved to another attempt or sent twice (A30).
import type { JWK } from 'jose'
import { compactVerify, importJWK } from 'jose'
import { z } from 'zod'
import type { TxCtx } from '../../platform/context.ts'
import { sha256 } from '../../platform/crypto.ts'
import type { FilePart } from '../../platform/route.ts'
import { type Ask, asksOf, type Turn } from '../biometrics/index.ts'
import { rememberFrames } from './evidence-store.ts'
import { fail } from './failures.ts'

const Binding = z.object({
  challengeId: z.uuid(),
  nonce: z.string(),
  frames: z
    .array(z.object({ ask: z.enum(['front', 'left', 'right', 'up']), sha256: z.string() }))
    .min(1)
    .max(4),
})
export type CaptureParts = { files: FilePart[]; fields: Record<string, string> }
export type SignedCapture = {
  binding: z.infer<typeof Binding>
  frames: { file: FilePart; hash: string }[]
  /** Of all frames in their order. */
  hash: string
}

/** Checks the signature over the frames. @throws proofing.captureForged */
export async function openSignedCapture(parts: CaptureParts, publicJwk: JWK): Promise<SignedCapture> {
  const binding = await readBinding(parts.fields.binding ?? '', publicJwk)
  const inOrder = parts.files.toSorted((one, other) => one.name.localeCompare(other.name))
  const frames = inOrder.map(file => ({ file, hash: sha256(file.bytes) }))
  const isSigned =
    frames.length === binding.frames.length &&
    binding.frames.every((frame, index) => frame.sha256 === frames[index]?.hash)
  if (!isSigned) throw fail.captureForged()
  return { binding, frames, hash: sha256(frames.map(frame => frame.hash).join()) }
}

/** Signed by the very key that signs the request. */
async function readBinding(compact: string, publicJwk: JWK) {
  try {
    const { payload } = await compactVerify(compact, await importJWK(publicJwk, 'ES256'), {
      algorithms: ['ES256'],
    })
    return Binding.parse(JSON.parse(new TextDecoder().decode(payload)))
  } catch (error) {
    throw fail.captureForged(undefined, error)
  }
}

type Challenge = { nonce: string; turns: readonly Turn[] } | undefined

/**
 * Requires what was asked for, in its order, of frames that nobody ever sent before.
 * @throws proofing.captureExpired | captureReplayed | captureForged
 */
export async function requireAsked(
  tx: TxCtx,
  attemptId: string,
  { binding, frames }: SignedCapture,
  challenge: Challenge,
): Promise<void> {
  if (challenge?.nonce !== binding.nonce) throw fail.captureExpired()
  const seen = frames.map(frame => tx.vault.keyedHash('seen-frame', frame.hash))
  if (!(await rememberFrames(tx, attemptId, seen))) throw fail.captureReplayed()
  const asks: Ask[] = asksOf({ turns: [...challenge.turns] })
  const isAsked =
    asks.length === frames.length && asks.every((ask, index) => ask === binding.frames[index]?.ask)
  if (!isAsked) throw fail.captureForged()
}
