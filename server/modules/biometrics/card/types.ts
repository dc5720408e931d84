/** The two faces of the card that a citizen photographs. */
export type CardSide = 'front' | 'back'

/** Where a reading stands, in the order it passes through; for honest progress on the screen. */
export type CardPhase = 'decoding' | 'locating' | 'checkingQuality' | 'reading'

/** Every reason for asking the citizen to photograph again; each has its own sentence in the app. */
export const cardRefusals = [
  'notAnImage',
  'imageTooLarge',
  'noCard',
  'cutCorner',
  'tooSmall',
  'blurred',
  'glare',
  'screenPhoto',
  'wrongSide',
  'unreadable',
] as const

/** One reason out of {@link cardRefusals}. */
export type CardRefusal = (typeof cardRefusals)[number]

/** Gregorian `YYYY-MM-DD`, or `YYYY-MM` / `YYYY` where the card leaves parts out; an expiry may be `lifetime`. */
export type PartialDate = string

/** A point in pixels: x to the right, y down. */
export type Point = [number, number]

/** Top left, top right, bottom right, bottom left of the upright card, in pixels of the oriented photograph. */
export type Corners = [Point, Point, Point, Point]

/** Measurements of one photograph; none of them is personal. */
export type CardQuality = {
  /** Length of the card's long side in pixels of the photograph as it was sent. */
  cardWidthPixels: number
  /** Spread of the step between strokes and paper, in pixels of the straightened card (larger is blurrier). */
  blurPixels: number
  /** Share of the text area that is burnt out, 0 to 1. */
  glareShare: number
  /** Strength of a regular pixel grid over the card, 0 to 1; above 0.5 it counts as a photographed screen. */
  screenScore: number
  /** Median brightness of the paper, 0 to 255. */
  paperBrightness: number
}

/** A Thai name as printed: `full` is the whole line, the others its parts (family may hold middle names). */
export type ThaiName = { title?: string; given: string; family?: string; full: string }

/** An English name as printed; lettering kept, dots of the title kept. */
export type EnglishName = { title?: string; given: string; family?: string }

/** Fields of the front. */
export type CardFrontFields = {
  citizenNumber: string
  nameTh: ThaiName
  nameEn: EnglishName
  birthDate: PartialDate
  issueDate: PartialDate
  expiryDate: PartialDate
  requestNumber?: string
  addressTh?: string
}

/** Fields of the back: two letters and ten digits, without dashes. */
export type CardBackFields = { laserCode: string }

type Straightened = {
  /** JPEG of the flattened, upright card for the citizen to check. */
  straightened: Uint8Array
  corners: Corners
  quality: CardQuality
}

/** A front that was read. `agreement` counts the independent reads that agree on each field. */
export type CardFrontReading = Straightened & {
  outcome: 'read'
  side: 'front'
  fields: CardFrontFields
  agreement: Record<keyof CardFrontFields, number>
  /** JPEG of the printed face. */
  portrait: Uint8Array
}

/** A back that was read. */
export type CardBackReading = Straightened & {
  outcome: 'read'
  side: 'back'
  fields: CardBackFields
  agreement: Record<keyof CardBackFields, number>
}

/** A photograph that was not accepted, and the one reason to tell the citizen. */
export type CardRefused = {
  outcome: 'refused'
  side: CardSide
  reason: CardRefusal
  corners?: Corners
  quality?: CardQuality
}

/** What a reading ends in. */
export type CardReading = CardFrontReading | CardBackReading | CardRefused

/** An RGB picture, eight bits a channel, rows packed. */
export type Pixels = { data: Uint8Array; width: number; height: number }
