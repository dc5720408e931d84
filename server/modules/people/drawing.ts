import { Piscina } from 'piscina'
import type { Drawings } from './drawing-worker.ts'

const KEPT_PORTRAITS = 200
const portraits = new Map<string, Promise<Uint8Array>>()
let pool: Piscina | undefined

/** Draws in the drawing thread, which is started by the first drawing. */
export async function draw<Name extends keyof Drawings>(
  name: Name,
  task: Drawings[Name],
): Promise<Uint8Array> {
  pool ??= new Piscina({
    filename: new URL('./drawing-worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 60_000,
  })
  return pool.run(task, { name })
}

/** A drawn portrait, JPEG; the last few hundred are kept. */
export function drawPortrait(castId: string, viewSeed: number): Promise<Uint8Array> {
  const key = `${castId}.${viewSeed % 63}`
  const known = portraits.get(key)
  if (known) return known
  const drawn = draw('portrait', { castId, viewSeed: viewSeed % 63 })
  portraits.set(key, drawn)
  drawn.catch(() => portraits.delete(key))
  const oldest = portraits.keys().next().value
  if (portraits.size > KEPT_PORTRAITS && oldest) portraits.delete(oldest)
  return drawn
}

/** Ends the drawing thread. */
export async function stopDrawing(): Promise<void> {
  await pool?.destroy()
  pool = undefined
}
