import { keepFirst, recall } from './store.ts'

let name = 'device-key'
let held: Promise<CryptoKeyPair> | undefined

/** Another name for the key, for an app that is no phone; before its first use. */
export function nameDeviceKey(other: string): void {
  name = other
}

/**
 * The phone's P-256 key pair, made here once and kept where no script can export its private half.
 * Two tabs that start together end with the same pair, because only the first is kept.
 */
export function deviceKey(): Promise<CryptoKeyPair> {
  held ??= find().catch(error => {
    held = undefined
    throw error
  })
  return held
}

async function find(): Promise<CryptoKeyPair> {
  const kept = await recall<CryptoKeyPair>(name)
  if (kept) return kept
  const made = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ])
  return keepFirst(name, made)
}
