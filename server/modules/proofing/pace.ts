// How fast captures are read here and now, so that a person who waits hears an honest time.
import { readingThreads } from '../biometrics/index.ts'

// Before anything was read: a side of a card or a face, on one modest core.
const FIRST_GUESS_SECONDS = 1.5
// The last eight or so readings count: quick enough to follow a machine that slows down, steady enough to be believed.
const WEIGHT = 1 / 8

let secondsEach = FIRST_GUESS_SECONDS

/** Remembers how long one reading took. */
export function noteReading(seconds: number): void {
  secondsEach += (seconds - secondsEach) * WEIGHT
}

/** Seconds until a capture with `ahead` others before it is read. Other processes at work only make it shorter. */
export const secondsFor = (ahead: number): number => Math.ceil(((ahead + 1) * secondsEach) / readingThreads())
