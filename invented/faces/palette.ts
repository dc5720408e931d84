import { type Colour, linearColour, mix, mixColour, smoothStep } from './scalar.ts'
import type { CastMember } from './traits.ts'

const skinSteps = ['#f4d9c2', '#e8c2a0', '#d6a67d', '#ba8557', '#93613c', '#774b30'].map(linearColour)
const hairSteps = ['#0e0b0b', '#171211', '#241914', '#4a3022'].map(linearColour)
const irisSteps = ['#1c110b', '#321d10', '#4c2e17', '#6b4a2a'].map(linearColour)

function step(steps: readonly Colour[], share: number): Colour {
  const place = Math.min(steps.length - 1.001, Math.max(0, share * (steps.length - 1)))
  const index = Math.floor(place)
  return mixColour(steps[index]!, steps[index + 1]!, place - index)
}

export type Palette = {
  skin: Colour
  flush: Colour
  lips: Colour
  hair: Colour
  brow: Colour
  iris: Colour
  greyShare: number
}

/** The colours of a member: skin between fair and deep, hair greying with age unless dyed dark by trait. */
export function paletteOf(member: CastMember): Palette {
  const { scales, age } = member.traits
  const plain = step(skinSteps, scales.skinTone)
  const warm = mix(-0.07, 0.07, scales.skinWarm)
  const skin: Colour = [plain[0] * (1 + warm * 0.4), plain[1], plain[2] * (1 - warm)]
  const flush: Colour = [skin[0] * 0.98, skin[1] * 0.62, skin[2] * 0.58]
  const rouge = linearColour('#b03440')
  const natural: Colour = [skin[0] * 0.78, skin[1] * 0.46, skin[2] * 0.46]
  const lips = mixColour(
    natural,
    rouge,
    scales.lipColour * (member.sex === 'male' ? 0.12 : 0.7 * smoothStep(13, 19, age)),
  )
  const greyShare = smoothStep(45, 74, age) * smoothStep(0.05, 0.35, scales.hairTone)
  const dark = step(hairSteps, scales.hairTone)
  const hair = mixColour(dark, linearColour('#c9c6c2'), greyShare * 0.9)
  const brow = mixColour(dark, linearColour('#9a948f'), greyShare * 0.7)
  return { skin, flush, lips, hair, brow, iris: step(irisSteps, scales.irisTone), greyShare }
}
