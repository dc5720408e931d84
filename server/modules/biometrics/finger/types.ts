import type { FingerName } from '../../../../shared/fingers.ts'

/** A grey picture of a finger, 500 dpi, dark ridges on light ground, one byte a pixel in rows. */
export type GreyImage = { width: number; height: number; grey: Uint8Array }

export type MinutiaKind = 'ending' | 'bifurcation' | 'other'

/** A place where a ridge ends or splits. */
export type Minutia = {
  kind: MinutiaKind
  /** Pixels from the left and from the top. */
  x: number
  y: number
  /**
   * Radians from the x axis, counter-clockwise as seen, 0 to 2π: along the ridge that ends, or into the valley
   * between the two branches (ISO/IEC 19794-2:2005).
   */
  angle: number
  /** 1 to 100; 0 when nobody measured it. */
  quality: number
}

/** Resolution worked in: 500 dpi. */
export const workingPixelsPerCentimetre = 197

/** A finger as minutiae, with what ISO/IEC 19794-2:2005 tells of where they come from. */
export type FingerTemplate = {
  width: number
  height: number
  /** As the record writes resolution; 197 is 500 dpi. */
  pixelsPerCentimetre: number
  /** ISO finger position: 0 unknown, 1 right thumb to 10 left little finger. */
  position: number
  /** 0 to 100. */
  quality: number
  minutiae: Minutia[]
}

/** How good an impression is; areas are shares of a usual print of 15 x 20 mm. */
export type FingerQuality = {
  /** 0 to 100 as stored in the template. */
  score: number
  /** Area where a finger touched. */
  contactArea: number
  /** Area where its ridges can be followed. */
  clearArea: number
  /** Share of ink under the contact: low when dry, high when wet. */
  ink: number
  minutiae: number
}

/** Why a picture gives no template; each has its own advice for the person. */
export const fingerRefusals = [
  'notAnImage',
  'imageTooLarge',
  'noFinger',
  'notAPrint',
  'tooSmall',
  'tooDry',
  'tooWet',
  'tooFewMinutiae',
] as const
export type FingerRefusal = (typeof fingerRefusals)[number]

export type FingerReading =
  | { outcome: 'read'; template: FingerTemplate; quality: FingerQuality }
  | { outcome: 'refused'; reason: FingerRefusal; quality?: FingerQuality }

export type FingerOptions = {
  /** Which finger it is said to be; written into the template. */
  finger?: FingerName
  /** Resolution of the scanner; 500. */
  dotsPerInch?: number
}

export type FingerComparison = {
  outcome: 'match' | 'unsure' | 'noMatch'
  /** Similarity 0 to 1, the best of all enrolled impressions; kept in the record, never shown. */
  score: number
}
