import type { Ctx } from '../../platform/context.ts'
import { getPersonForCard } from './people.ts'
import { getRegisterPhoto } from './photos.ts'

/** What the register holds about a person, for the person (PDPA s. 30). */
export async function describeFor(ctx: Ctx, personId: string) {
  const [person, photo] = await Promise.all([
    getPersonForCard(ctx, personId),
    getRegisterPhoto(ctx, personId),
  ])
  return { ...person, photoJpegBase64: Buffer.from(photo).toString('base64') }
}
