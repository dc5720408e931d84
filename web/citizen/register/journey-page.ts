import type { Capture, JourneyView } from '../../lib/api-types.ts'

export type JourneyPage =
  | 'terms'
  | 'cardFrontCapture'
  | 'cardFrontWorking'
  | 'cardFrontCheck'
  | 'cardBackCapture'
  | 'cardBackWorking'
  | 'cardBackCheck'
  | 'details'
  | 'selfieCapture'
  | 'selfieWorking'
  | 'proof'
  | 'passcode'
  | 'consent'
  | 'confirm'
  | 'done'
  | 'counter'

/** The one page for where the server says the journey stands; nothing else has a say. */
export function pageFor(view: JourneyView): JourneyPage {
  switch (view.step) {
    case 'cardFront':
      return withCapture('cardFront', view.cardFront)
    case 'cardBack':
      return withCapture('cardBack', view.cardBack)
    case 'selfie':
      return isWorking(view.selfie) ? 'selfieWorking' : 'selfieCapture'
    default:
      return view.step
  }
}

function withCapture(step: 'cardFront' | 'cardBack', capture: Capture | undefined): JourneyPage {
  if (isWorking(capture)) return `${step}Working`
  return capture?.status === 'read' ? `${step}Check` : `${step}Capture`
}

function isWorking(capture: Capture | undefined): boolean {
  return capture?.status === 'waiting' || capture?.status === 'working'
}

/** The capture the server is busy with now, which the page follows twice a second. */
export function captureAtWork(view: JourneyView | undefined): Capture | undefined {
  return [view?.cardFront, view?.cardBack, view?.selfie].find(isWorking)
}

/** When to ask again: twice a second while the work is done, more rarely the longer the queue still is. */
export function pollMs(capture: Capture): number {
  const waitMs = capture.status === 'waiting' ? (capture.waitSeconds ?? 0) * 1000 : 0
  return Math.min(10_000, Math.max(500, waitMs / 5))
}
