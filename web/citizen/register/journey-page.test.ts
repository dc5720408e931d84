import { describe, expect, it } from 'vitest'
import type { Capture, JourneyStep, JourneyView } from '../../lib/api-types.ts'
import { captureAtWork, pageFor, pollMs } from './journey-page.ts'

const view = (step: JourneyStep, captures: Partial<JourneyView> = {}): JourneyView => ({
  id: 'j',
  purpose: 'register',
  channel: 'self',
  step,
  position: 3,
  of: 9,
  expiresAt: '2026-12-01T00:00:00Z',
  ...captures,
})

describe('pageFor', () => {
  it.each(['terms', 'details', 'passcode', 'consent', 'confirm', 'done', 'counter'] as const)(
    'shows the step %s as it is',
    step => {
      expect(pageFor(view(step))).toBe(step)
    },
  )

  it.each<[Capture['status'], string]>([
    ['none', 'cardFrontCapture'],
    ['waiting', 'cardFrontWorking'],
    ['working', 'cardFrontWorking'],
    ['read', 'cardFrontCheck'],
    ['refused', 'cardFrontCapture'],
  ])('shows a front that is %s as %s', (status, page) => {
    expect(pageFor(view('cardFront', { cardFront: { status } }))).toBe(page)
  })

  it('asks for the picture when the server has none yet', () => {
    expect(pageFor(view('cardBack'))).toBe('cardBackCapture')
    expect(pageFor(view('selfie'))).toBe('selfieCapture')
  })

  it('takes only the capture of the step at hand', () => {
    const captures = { cardFront: { status: 'working' as const }, cardBack: { status: 'read' as const } }
    expect(pageFor(view('cardBack', captures))).toBe('cardBackCheck')
  })

  it('never returns to the selfie camera while the server still looks', () => {
    expect(pageFor(view('selfie', { selfie: { status: 'working', triesLeft: 2 } }))).toBe('selfieWorking')
    expect(pageFor(view('selfie', { selfie: { status: 'refused', triesLeft: 1 } }))).toBe('selfieCapture')
  })
})

describe('captureAtWork', () => {
  it('finds what is worth polling for, and nothing when all is settled', () => {
    const waiting = { status: 'waiting' as const, queueAhead: 3 }
    expect(captureAtWork(view('cardFront', { cardFront: waiting }))).toBe(waiting)
    expect(captureAtWork(view('cardFront', { cardFront: { status: 'read' } }))).toBeUndefined()
    expect(captureAtWork(undefined)).toBeUndefined()
  })
})

describe('pollMs', () => {
  it('asks twice a second while work goes on, and seldom from the end of a long queue', () => {
    expect(pollMs({ status: 'working' })).toBe(500)
    expect(pollMs({ status: 'waiting', queueAhead: 0, waitSeconds: 1 })).toBe(500)
    expect(pollMs({ status: 'waiting', queueAhead: 8, waitSeconds: 12 })).toBe(2_400)
    expect(pollMs({ status: 'waiting', queueAhead: 199, waitSeconds: 290 })).toBe(10_000)
  })
})
