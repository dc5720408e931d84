// The photograph of a person in the register: a drawing of the cast, made when asked for, or bytes kept sealed.
import { Piscina } from 'piscina'
import type { Ctx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import type { drawPortrait, PortraitOrder } from './draw-portrait.ts'
import { fail } from './failures.ts'
import { findPhoto, upsertPhoto } from './store.ts'

// Few enough that every drawing of the cast stays in memory once made (about 3 MB), many enough to look taken apart.
const portraitVariants = 4
const idleSeconds = 10

const drawn = new Map<string, ReturnType<typeof drawPortrait>>()
let pool: Piscina | undefined

/**
 * The register's photograph as JPEG.
 * @throws people.photoMissing
 */
export async function getRegisterPhoto(ctx: Ctx, personId: string): Promise<Uint8Array> {
  const photo = await findPhoto(ctx, personId)
  if (photo?.sealed) return ctx.vault.open('people:photo', photo.sealed, personId)
  if (photo?.cast_id == null || photo.view_seed === null) throw fail.photoMissing()
  return drawOnce({ castId: photo.cast_id, variant: photo.view_seed % portraitVariants })
}

/** Keeps a photograph (JPEG) of a person, sealed, in place of what was there. */
export async function keepRegisterPhoto(ctx: Ctx, personId: string, jpeg: Uint8Array): Promise<void> {
  const sealed = ctx.vault.seal('people:photo', jpeg, personId)
  await transaction(ctx, tx =>
    upsertPhoto(tx, { person_id: personId, cast_id: null, view_seed: null, sealed }),
  )
}

/** Ends the drawing thread, which also ends by itself when idle. */
export async function endDrawing(): Promise<void> {
  const ending = pool
  pool = undefined
  await ending?.destroy()
}

async function drawOnce(order: PortraitOrder): Promise<Uint8Array> {
  const key = `${order.castId}/${order.variant}`
  const known = drawn.get(key)
  if (known) return known
  pool ??= new Piscina({
    filename: new URL('./draw-portrait.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleSeconds * 1000,
  })
  const drawing: ReturnType<typeof drawPortrait> = pool.run(order, { name: 'drawPortrait' })
  drawn.set(key, drawing)
  // A failed drawing is not remembered.
  drawing.catch(() => drawn.delete(key))
  return drawing
}
