import { Piscina } from 'piscina'
import type { Drawings } from './drawing-worker.ts'

const PORTRAIT_VIEWS = 4
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

/** A drawn portrait of the cast, JPEG; each is drawn once. */
export function drawPortrait(castId: string, viewSeed: number): Promise<Uint8Array> {
  const view = viewSeed % PORTRAIT_VIEWS
  const key = `${castId}/${view}`
  const known = portraits.get(key)
  if (known) return known
  const drawn = draw('portrait', { castId, view })
  portraits.set(key, drawn)
  // A failed drawing is not remembered.
  drawn.catch(() => portraits.delete(key))
  return drawn
}

/** Ends the drawing thread. */
export async function stopDrawing(): Promise<void> {
  await pool?.destroy()
  pool = undefined
}
