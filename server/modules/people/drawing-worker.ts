// Draws faces and cards in a thread of its own: a drawing takes longer than anybody else's request may wait.
import {
  type CardHolder,
  drawCardBack,
  drawCardFront,
  drawPrintSheet,
} from '../../../invented/cards/index.ts'
import { cast, drawFaceJpeg } from '../../../invented/faces/index.ts'

const PORTRAIT = { width: 480, height: 600 }
export type PortraitTask = { castId: string; viewSeed: number }
export type CardTask = { holder: CardHolder; portraitJpeg: Uint8Array }
export type Drawings = { portrait: PortraitTask; front: CardTask; back: CardTask; sheet: CardTask }

/** The register's photograph: the member as the camera at the office saw them; no two people look quite alike. */
export async function portrait({ castId, viewSeed }: PortraitTask): Promise<Uint8Array> {
  const member = cast.find(one => one.id === castId)
  if (!member) throw new Error('The register names a face that is not in the cast')
  const view = {
    yawDegrees: ((viewSeed % 9) - 4) / 2,
    pitchDegrees: ((viewSeed % 7) - 3) / 2,
    noiseSeed: viewSeed,
  }
  return drawFaceJpeg(member, view, PORTRAIT)
}

export const front = ({ holder, portraitJpeg }: CardTask) => drawCardFront(holder, { portraitJpeg })
export const back = ({ holder }: CardTask) => drawCardBack(holder)
export const sheet = async (task: CardTask) =>
  drawPrintSheet({ front: await front(task), back: await back(task) })
