import type { CardView } from './api-types.ts'
import { forget, keep, keepFirst, recall } from './store.ts'

const keyName = 'card-key'
const cardName = 'card-sealed'

export type HeldCard = { card: CardView; portrait: Blob; loadedAt: string }
type Sealed = { iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer }

async function sealingKey(): Promise<CryptoKey> {
  const kept = await recall<CryptoKey>(keyName)
  if (kept) return kept
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
  return keepFirst(keyName, made)
}

/** Seals card and portrait under a key that cannot leave this browser: a copy of the disk alone shows nothing. */
export async function holdCard(card: CardView, portrait: Blob): Promise<void> {
  const picture = new Uint8Array(await portrait.arrayBuffer())
  const text = new TextEncoder().encode(JSON.stringify({ card, type: portrait.type }))
  const plain = new Uint8Array(4 + text.length + picture.length)
  new DataView(plain.buffer).setUint32(0, text.length)
  plain.set(text, 4)
  plain.set(picture, 4 + text.length)
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await sealingKey(), plain)
  const sealed: Sealed = { iv, bytes }
  await keep(cardName, sealed)
}

/** The card as it was last loaded, or undefined when this phone holds none. */
export async function recallCard(): Promise<HeldCard | undefined> {
  const sealed = await recall<Sealed>(cardName)
  if (!sealed) return undefined
  try {
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: sealed.iv },
      await sealingKey(),
      sealed.bytes,
    )
    const textLength = new DataView(plain).getUint32(0)
    const text = new TextDecoder().decode(plain.slice(4, 4 + textLength))
    const { card, type }: { card: CardView; type: string } = JSON.parse(text)
    const portrait = new Blob([plain.slice(4 + textLength)], { type })
    return { card, portrait, loadedAt: card.loadedAt }
  } catch {
    // A key that was lost with cleared storage makes the sealed card unreadable: it is loaded anew.
    return undefined
  }
}

export function dropCard(): Promise<void> {
  return forget(cardName, keyName)
}
