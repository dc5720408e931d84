import sharp from 'sharp'
import type { Ctx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { drawPortrait } from './drawing.ts'
import { ownPhotoKept } from './events.ts'
import { fail } from './failures.ts'
import { findOwnPhoto, findPhoto, upsertOwnPhoto, upsertPhoto } from './store.ts'

const OWN_PHOTO_SECONDS = 24 * 3600
const PORTRAIT = { width: 480, height: 600 }
const MAX_PIXELS = 40_000_000

/** The photograph the register holds of a person, JPEG. @throws people.photoMissing */
export async function getRegisterPhoto(ctx: Ctx, personId: string): Promise<Uint8Array> {
  const own = await findOwnPhoto(ctx, personId)
  if (own) return ctx.vault.open('people-photo', own.sealed, personId)
  const photo = await findPhoto(ctx, personId)
  if (photo?.sealed) return ctx.vault.open('people-photo', photo.sealed, personId)
  if (!photo?.cast_id) throw fail.photoMissing()
  return drawPortrait(photo.cast_id, photo.view_seed ?? 0)
}

/** Keeps a photograph (JPEG) of a person, sealed, in place of what was there. */
export async function keepRegisterPhoto(ctx: Ctx, personId: string, jpeg: Uint8Array): Promise<void> {
  const sealed = ctx.vault.seal('people-photo', jpeg, personId)
  await transaction(ctx, tx =>
    upsertPhoto(tx, { person_id: personId, cast_id: null, view_seed: null, sealed }),
  )
}

/** Puts a visitor's own face on an invented person for a day, in the sandbox. @throws people.notAPicture */
export async function keepOwnPhoto(ctx: Ctx, personId: string, picture: Uint8Array): Promise<Date> {
  const portrait = await cutPortrait(picture)
  const expiresAt = new Date(ctx.now().getTime() + OWN_PHOTO_SECONDS * 1000)
  const sealed = ctx.vault.seal('people-photo', portrait, personId)
  await transaction(ctx, async tx => {
    await upsertOwnPhoto(tx, { person_id: personId, sealed, expires_at: expiresAt })
    await tx.emit(ownPhotoKept, { until: expiresAt.toISOString() }, { personId })
  })
  return expiresAt
}

async function cutPortrait(picture: Uint8Array): Promise<Buffer> {
  try {
    return await sharp(picture, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .rotate()
      .resize(PORTRAIT.width, PORTRAIT.height, { fit: 'cover', position: 'centre' })
      .jpeg({ quality: 92 })
      .toBuffer()
  } catch (error) {
    throw fail.notAPicture(undefined, error)
  }
}
