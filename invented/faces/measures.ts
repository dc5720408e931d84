import { clamp, mix, smoothStep } from './scalar.ts'
import type { CastMember, ScaleName } from './traits.ts'

/**
 * The head in decimetres: origin between the eyes inside the skull, x to the viewer's right, y up, z to the viewer.
 * An adult head is about 1.5 wide, 2.25 high, 1.95 deep (ordinary anthropometry, rounded).
 */
export type Measures = ReturnType<typeof measuresOf>

/** Turns the scales of a member into lengths; `smile` runs from 0 to 1. */
export function measuresOf(member: CastMember, smile: number) {
  const { age, scales } = member.traits
  const between = (name: ScaleName, low: number, high: number) => mix(low, high, scales[name])
  const child = 1 - smoothStep(7, 17, age)
  const old = smoothStep(45, 85, age)
  const woman = member.sex === 'female' ? 1 : 0
  const eyeY = between('eyeHeight', -0.035, 0.035) - 0.05 * child
  const mouthY = between('mouthHeight', -0.72, -0.62) + 0.1 * child + 0.01 * smile
  const faceWidth = between('faceWidth', 0.57, 0.7) + 0.02 * child - 0.01 * woman
  return {
    child,
    old,
    /** How much folds and shadows of a grown face show: 0 in youth. */
    grown: smoothStep(16, 32, age),
    woman,
    skew: between('unevenness', -0.03, 0.03),
    skullWidth: between('faceWidth', 0.68, 0.78) + 0.02 * child,
    skullTop: between('foreheadHeight', 0.82, 0.92),
    faceWidth,
    jawWidth: faceWidth * between('jawWidth', 0.76, 0.95) - 0.02 * woman + 0.02 * smile,
    chinY: -1.1 - between('chinLength', -0.07, 0.06) - between('faceLength', -0.04, 0.04) + 0.15 * child,
    chinWidth: between('chinWidth', 0.03, 0.17) - 0.02 * woman,
    chinZ: between('chinForward', 0.5, 0.62) - 0.03 * child,
    cheekboneOut: faceWidth * between('cheekbone', 0.64, 0.76),
    cheekboneSize: between('cheekbone', 0.19, 0.24),
    cheekOut: faceWidth * 0.56,
    cheekFull: between('cheekFull', 0.13, 0.29) + 0.06 * child + 0.05 * smile - 0.05 * old,
    cheekLift: 0.05 * smile,
    browRidge: between('browRidge', 0.03, 0.1) - 0.035 * woman - 0.04 * child,
    eyeX: between('eyeSpacing', 0.285, 0.355) - 0.01 * child,
    eyeY,
    eyeZ: between('eyeDepth', 0.66, 0.6),
    eyeHalf: between('eyeWidth', 0.135, 0.178),
    eyeUpper: (between('eyeOpen', 0.043, 0.068) + 0.01 * child - 0.012 * old) * (1 - 0.18 * smile),
    eyeLower: between('eyeOpen', 0.025, 0.042) * (1 - 0.3 * smile),
    eyeTilt: between('eyeTilt', -0.1, 0.24),
    lidFold: between('lidFold', 0.0, 0.06),
    browY: eyeY + between('browHeight', 0.15, 0.27) + 0.01 * woman,
    browHalf: between('browLength', 0.17, 0.235),
    browThick: between('browThickness', 0.014, 0.05) - 0.004 * woman - 0.006 * child,
    browTilt: between('browTilt', -0.14, 0.22),
    browArch: between('browArch', 0.0, 0.07),
    noseY: between('noseLength', -0.33, -0.46) + 0.09 * child,
    noseZ: between('noseForward', 0.98, 1.1) - 0.05 * child,
    noseHalf: between('noseWidth', 0.09, 0.155) - 0.008 * woman - 0.018 * child,
    noseBridge: between('noseBridge', 0.71, 0.85) - 0.03 * child,
    noseBridgeWide: between('noseWidth', 0.04, 0.07),
    noseTip: between('noseTip', 0.07, 0.115),
    noseLift: between('noseLift', -0.05, 0.05),
    mouthY,
    mouthHalf: between('mouthWidth', 0.185, 0.29) * (1 + 0.16 * smile),
    upperLip: Math.max(0.012, between('upperLip', 0.028, 0.085) - 0.018 * old) * (1 - 0.2 * smile),
    lowerLip: Math.max(0.02, between('lowerLip', 0.045, 0.105) - 0.016 * old) * (1 - 0.12 * smile),
    mouthCurve: between('mouthCurve', 0.004, 0.05) + 0.075 * smile,
    neckWidth: clamp(between('neckWidth', 0.4, 0.56) - 0.06 * woman - 0.1 * child, 0.3, 0.6),
    smile,
  }
}
