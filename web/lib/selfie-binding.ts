import { CompactSign } from 'jose'
import type { Ask, SelfieChallenge } from './api-types.ts'
import { deviceKey } from './device-key.ts'

/** Signs with the phone's key which frame answers which ask of the challenge, so that none can be swapped on the way. */
export async function bindFrames(
  challenge: SelfieChallenge,
  frames: { ask: Ask; image: Blob }[],
): Promise<string> {
  const hashed = await Promise.all(
    frames.map(async ({ ask, image }) => ({ ask, sha256: await sha256(image) })),
  )
  const payload = { challengeId: challenge.challengeId, nonce: challenge.nonce, frames: hashed }
  const { privateKey } = await deviceKey()
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'ES256' })
    .sign(privateKey)
}

async function sha256(image: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await image.arrayBuffer()))
  return btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
