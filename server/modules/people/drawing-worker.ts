// Draws faces and cards in a thread of its own: a drawing takes longer than anybody else's request may wait.
import {
  type CardHolder,
  drawCardBack,
  drawCardFront,
  drawPrintSheet,
} from '../../../invented/cards/index.ts'
import { cast, drawFaceJpeg, type FaceView } from '../../../invented/faces/index.ts'
import { fingerPrintPng } from '../../../invented/fingers/index.ts'

const PORTRAIT = { width: 480, height: 600 }
export type PortraitTask = { castId: string; view: number }
export type CardTask = { holder: CardHolder; portraitJpeg: Uint8Array }
export type FingerTask = { seed: string; finger: string; impression: string }
export type Drawings = {
  portrait: PortraitTask
  front: CardTask
  back: CardTask
  sheet: CardTask
  finger: FingerTask
}

// Near enough that the face fills the frame as on a real card: on a photographed card every pixel of it counts.
const studio = { distance: 0.85 }
// Photo studios differ a little in light and in how people hold their heads. Few enough that every drawing stays in memory.
const portraitViews: readonly FaceView[] = [
  studio,
  {
    ...studio,
    yawDegrees: 3,
    pitchDegrees: -1,
    light: { direction: [0.4, 0.5, 0.8], strength: 1.05, warmth: 0.1 },
  },
  {
    ...studio,
    yawDegrees: -3,
    rollDegrees: 1,
    light: { direction: [-0.3, 0.7, 0.7], strength: 0.95, warmth: -0.1 },
  },
  {
    ...studio,
    yawDegrees: 1,
    pitchDegrees: 2,
    light: { direction: [0.1, 0.6, 0.9], strength: 1, warmth: 0 },
  },
]

/** The register's photograph of a cast member, JPEG. @throws Error for an unknown member. */
export async function portrait({ castId, view }: PortraitTask): Promise<Uint8Array> {
  const member = cast.find(one => one.id === castId)
  if (!member) throw new Error('The register names a face that is not in the cast')
  return drawFaceJpeg(member, portraitViews[view] ?? studio, PORTRAIT, 92)
}

export const front = ({ holder, portraitJpeg }: CardTask) => drawCardFront(holder, { portraitJpeg })
/** An impression of an invented finger, PNG of 500 dpi. */
export const finger = (task: FingerTask) => fingerPrintPng(task)
export const back = ({ holder }: CardTask) => drawCardBack(holder)
export const sheet = async (task: CardTask) =>
  drawPrintSheet({ front: await front(task), back: await back(task) })
