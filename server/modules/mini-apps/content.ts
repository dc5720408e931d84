// What a mini-app says of itself, as people read it, and where it starts.
import { z } from 'zod'
import { nameLine, plainText } from '../../platform/plain-text.ts'
import type { Settings } from '../../platform/settings.ts'
import { itemNames } from './items.ts'

const both = (most: number) => z.strictObject({ th: plainText(1, most), en: plainText(1, most) })
export const SCREENSHOTS_MOST = 5
export const PictureId = z.string().regex(/^[\w-]{43}$/)

export const Content = z.strictObject({
  /** A name cannot pass for another (A14). */
  name: z.strictObject({ th: nameLine(1, 60), en: nameLine(1, 60) }),
  short: both(140),
  about: both(2_000),
  startAddress: z
    .url()
    .max(500)
    .regex(/^[^\s\p{Cc}]+$/u),
  items: z
    .array(z.strictObject({ item: z.enum(itemNames), why: both(200) }))
    .max(itemNames.length)
    .refine(items => new Set(items.map(({ item }) => item)).size === items.length),
  /** How long a QR of its virtual card lives. */
  qrMinutes: z.int().min(1).max(10).default(5),
  icon: PictureId.optional(),
  screenshots: z.array(PictureId).max(SCREENSHOTS_MOST).default([]),
})
export type Content = z.infer<typeof Content>

/**
 * Whether a mini-app may start there: encrypted, on an origin that is not ours, because only that keeps it from our keys and
 * storage. The sandbox also knows programs on this machine.
 */
export function isStartAddress({ origin, sandbox }: Settings, address: string): boolean {
  const { protocol, hostname, origin: own, username, password } = new URL(address)
  if (own === new URL(origin).origin || username || password) return false
  const isThisMachine = ['localhost', '127.0.0.1'].includes(hostname)
  return protocol === 'https:' ? !isThisMachine || sandbox : protocol === 'http:' && sandbox && isThisMachine
}
