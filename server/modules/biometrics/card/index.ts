import sharp from 'sharp'
import { decodePhotograph, type Photograph } from './decode.ts'
import { type Desk, readRun } from './desk.ts'
import { turnAround } from './geometry.ts'
import { findTextRuns, greyOf, portraitZone, type TextRun } from './lines.ts'
import { locateCard, type Place } from './locate.ts'
import { createLineReader, type LineReader } from './ocr.ts'
import { type Cv, loadOpenCv } from './opencv.ts'
import { cardWidthOf, faultAfter, faultBefore, isText, leastCardWidth, measureQuality } from './quality.ts'
import { readBack } from './read-back.ts'
import { findNumber, readFront } from './read-front.ts'
import { screenScoreOf } from './screen.ts'
import { straighten } from './straighten.ts'
import type { CardPhase, CardQuality, CardReading, CardRefusal, CardSide, Corners, Pixels } from './types.ts'

export type {
  CardBackReading,
  CardFrontReading,
  CardPhase,
  CardQuality,
  CardReading,
  CardRefusal,
  CardRefused,
  CardSide,
} from './types.ts'
export { cardRefusals } from './types.ts'

/** Reads photographs of the card, one at a time. */
export type CardReader = {
  read(image: Uint8Array, side: CardSide, onPhase?: (phase: CardPhase) => void): Promise<CardReading>
  close(): Promise<void>
}

const MOST_LABELS = 16
const LEAST_SURE = 40

type Options = { allowScreen: boolean }
type Engines = { cv: Cv; lines: LineReader }
type Laid = { corners: Corners; flat: Pixels; desk: Desk; runs: TextRun[]; quality: CardQuality }

/**
 * Starts a reader of the Thai national identity card (about 0.5 s, 300 MB); nothing is fetched from anywhere.
 * With `allowScreen` false, photographs of a screen are refused; otherwise only `quality.screenScore` tells.
 */
export async function createCardReader({ allowScreen = true }: Partial<Options> = {}): Promise<CardReader> {
  const [{ cv }, lines] = await Promise.all([loadOpenCv(), createLineReader()])
  return {
    read: (image, side, onPhase = () => {}) => read({ cv, lines }, { allowScreen }, image, side, onPhase),
    close: () => lines.close(),
  }
}

async function read(
  engines: Engines,
  { allowScreen }: Options,
  image: Uint8Array,
  side: CardSide,
  onPhase: (phase: CardPhase) => void,
): Promise<CardReading> {
  onPhase('decoding')
  const photo = await decodePhotograph(image)
  if (typeof photo === 'string') return { outcome: 'refused', side, reason: photo }
  onPhase('locating')
  const places = locateCard(engines.cv, photo).filter(place => place.score >= 0.3)
  const [best] = places
  if (!best) return { outcome: 'refused', side, reason: 'noCard' }
  onPhase('checkingQuality')
  const laid = layOut(engines, side, photo, best.corners)
  const { corners, quality } = laid
  const refuse = (reason: CardRefusal): CardReading => ({
    outcome: 'refused',
    side,
    reason,
    corners,
    quality,
  })
  if (!laid.runs.some(isText)) return refuse('noCard')
  // Anything with straight edges may run out of the picture; a card has print.
  if (best.cut) return refuse((await showsPrint(laid)) ? 'cutCorner' : 'noCard')
  const fault = faultBefore(quality, allowScreen)
  if (fault) return refuse(fault)
  onPhase('reading')
  let isOther = true
  for (const upright of layings(engines, side, photo, laid, places)) {
    const reading = await readLaid(side, upright)
    if (reading && reading !== 'doubtful') return reading
    // Upright as it lies: the side is the one asked for, but the outline may be another thing's than the card's.
    if (reading === 'doubtful') {
      isOther = false
      continue
    }
    const turned = layOut(engines, side, photo, turnAround(upright.corners))
    const turnedReading = await readLaid(side, turned)
    if (turnedReading && turnedReading !== 'doubtful') return turnedReading
    if (turnedReading) isOther = false
    else if (isOther && (await showsOther(side, [upright, turned]))) return refuse('wrongSide')
  }
  const after = faultAfter(quality)
  return refuse(after === 'unreadable' && !(await showsPrint(laid)) ? 'noCard' : after)
}

const readLaid = (side: CardSide, laid: Laid) => (side === 'front' ? tryFront(laid) : tryBack(laid))

/** Whether what was photographed is legible as the side that was not asked for. */
async function showsOther(side: CardSide, tried: readonly Laid[]): Promise<boolean> {
  for (const { desk, runs } of tried) {
    const other = side === 'front' ? await readBack(desk, runs) : await findNumber(desk, runs)
    // The request number under the portrait can look like a laser code: the front's own words decide.
    if (other && (side === 'back' || !(await showsFrontWords(desk, runs)))) return true
  }
  return false
}

/** Whether words stand there at all: of what only looks like lines of print, Thai or English, nothing can be read. */
async function showsPrint({ desk, runs }: Laid): Promise<boolean> {
  let words = 0
  for (const run of runs.filter(isText).slice(0, MOST_LABELS)) {
    const { text, confidence } = await readRun(desk, run, 'tha', { height: 30, look: 'plain' })
    if (confidence >= LEAST_SURE && /[\p{L}\p{M}\d]{4}/u.test(text)) words++
    if (words === 2) return true
  }
  return false
}

/** Whether one of the words printed on every front stands there. */
async function showsFrontWords(desk: Desk, runs: readonly TextRun[]): Promise<boolean> {
  for (const run of runs.filter(isText).slice(0, MOST_LABELS)) {
    const { text } = await readRun(desk, run, 'eng', { height: 30, look: 'plain' })
    if (/identificat|last ?name|of birth|of issue|of expir|national/i.test(text)) return true
  }
  return false
}

/** The likeliest place, then the others that may be the card's. */
function* layings(
  engines: Engines,
  side: CardSide,
  photo: Photograph,
  first: Laid,
  places: readonly Place[],
): Generator<Laid> {
  yield first
  for (const { corners, score, cut } of places.slice(1, 3)) {
    if (cut || score < 0.5 || cardWidthOf(corners, photo.scale) < leastCardWidth) continue
    yield layOut(engines, side, photo, corners)
  }
}

function layOut({ cv, lines }: Engines, side: CardSide, photo: Photograph, corners: Corners): Laid {
  const flat = straighten(cv, photo, corners)
  const grey = greyOf(flat)
  const runs = findTextRuns(cv, grey, side === 'front' ? portraitZone : undefined)
  const quality = {
    cardWidthPixels: cardWidthOf(corners, photo.scale),
    screenScore: screenScoreOf(cv, photo, corners),
    ...measureQuality(flat, grey, runs),
  }
  return { corners, flat, desk: { cv, grey, lines, known: new Map() }, runs, quality }
}

/** Undefined where no number stands (the card may lie upside down), 'doubtful' where other fields are not certain. */
async function tryFront(laid: Laid): Promise<CardReading | 'doubtful' | undefined> {
  const { desk, runs, flat, corners, quality } = laid
  const number = await findNumber(desk, runs)
  if (!number) return undefined
  const found = await readFront(desk, runs, number)
  if (!found) return 'doubtful'
  return {
    outcome: 'read',
    side: 'front',
    ...found,
    corners,
    quality,
    straightened: await jpegOf(flat),
    portrait: await portraitOf(flat),
  }
}

async function tryBack({ desk, runs, flat, corners, quality }: Laid): Promise<CardReading | undefined> {
  const found = await readBack(desk, runs)
  if (!found) return undefined
  return {
    outcome: 'read',
    side: 'back',
    fields: { laserCode: found.laserCode },
    agreement: { laserCode: found.agreement },
    corners,
    quality,
    straightened: await jpegOf(flat),
  }
}

const pipelineOf = ({ data, width, height }: Pixels) => sharp(data, { raw: { width, height, channels: 3 } })

const jpegOf = (flat: Pixels): Promise<Uint8Array> => pipelineOf(flat).jpeg({ quality: 86 }).toBuffer()

/** The printed face with some room around it; where it stands differs little between prints. */
const portraitOf = (flat: Pixels): Promise<Uint8Array> =>
  pipelineOf(flat).extract({ left: 890, top: 345, width: 275, height: 330 }).jpeg({ quality: 90 }).toBuffer()
