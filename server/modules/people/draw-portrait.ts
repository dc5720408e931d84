// Draws the register photograph of a cast member in a thread of its own: half a second that must not hold up others.
import { cast, drawFaceJpeg, type FaceView } from '../../../invented/faces/index.ts'

export type PortraitOrder = { castId: string; variant: number }

const size = { width: 480, height: 600 }
const quality = 92

// Photo studios differ a little in light and in how people hold their heads.
const views: readonly FaceView[] = [
  {},
  { yawDegrees: 3, pitchDegrees: -1, light: { direction: [0.4, 0.5, 0.8], strength: 1.05, warmth: 0.1 } },
  { yawDegrees: -3, rollDegrees: 1, light: { direction: [-0.3, 0.7, 0.7], strength: 0.95, warmth: -0.1 } },
  {
    yawDegrees: 1,
    pitchDegrees: 2,
    rollDegrees: -1,
    light: { direction: [0.1, 0.6, 0.9], strength: 1, warmth: 0 },
  },
]

/** The photograph as JPEG, 480 × 600. @throws Error for an unknown cast member. */
export async function drawPortrait({ castId, variant }: PortraitOrder): Promise<Buffer> {
  const member = cast.find(candidate => candidate.id === castId)
  if (!member) throw new Error('The register names a face that is not in the cast')
  return drawFaceJpeg(member, views[variant % views.length] ?? {}, size, quality)
}
