/**
 * What makes one invented person look like nobody else. Every number of `scales` is a place on its scale: 0 and 1 are
 * the ends of the ordinary range, .5 its middle. The names are the search space of `bench/cast-search.ts`.
 */
export const scaleNames = [
  'faceWidth', 'faceLength', 'jawWidth', 'chinWidth', 'chinLength', 'chinForward', 'cheekbone', 'cheekFull',
  'foreheadHeight', 'browRidge', 'eyeSpacing', 'eyeWidth', 'eyeOpen', 'eyeTilt', 'eyeHeight', 'lidFold', 'eyeDepth',
  'browThickness', 'browHeight', 'browTilt', 'browArch', 'browLength', 'browDark', 'noseLength', 'noseWidth',
  'noseBridge', 'noseTip', 'noseForward', 'noseLift', 'mouthWidth', 'upperLip', 'lowerLip', 'mouthHeight',
  'mouthCurve', 'lipColour', 'skinTone', 'skinWarm', 'skinContrast', 'freckles', 'irisTone', 'lines', 'eyeBags',
  'cheekFold', 'stubble', 'beard', 'moustache', 'hairTone', 'hairVolume', 'hairline', 'fringe', 'parting', 'sideHair',
  'makeUp', 'blush', 'unevenness', 'neckWidth',
] as const // biome-ignore format: one glance

export type ScaleName = (typeof scaleNames)[number]
export type Scales = Record<ScaleName, number>

export const hairStyles = [
  'bald',
  'shaved',
  'crop',
  'swept',
  'fringe',
  'receding',
  'curly',
  'bob',
  'long',
  'bun',
  'headscarf',
] as const
export type HairStyle = (typeof hairStyles)[number]

export const glassesStyles = ['none', 'round', 'square', 'half'] as const
export type GlassesStyle = (typeof glassesStyles)[number]

export const clothesStyles = ['tee', 'shirt', 'blouse', 'uniform', 'robe'] as const
export type ClothesStyle = (typeof clothesStyles)[number]

export type Traits = {
  age: number
  hair: HairStyle
  glasses: GlassesStyle
  clothes: ClothesStyle
  /** `#rrggbb` of the clothes, or of the headscarf. */
  colour: string
  /** Chooses the strokes of brows and hair, moles and freckles. */
  seed: number
  scales: Scales
}

export type CastMember = {
  id: string
  sex: 'male' | 'female'
  /** Years, both inclusive, in which this drawing is believable. */
  ageRange: readonly [number, number]
  traits: Traits
}
