import { describe, expect, it } from 'vitest'
import type { Ask } from './api-types.ts'
import { advance, adviseFace, beginSequence, type FaceReading, type Sequence } from './selfie-sequence.ts'

const front: FaceReading = {
  faces: 1,
  centreX: 0.5,
  centreY: 0.5,
  width: 0.45,
  yaw: 0,
  pitch: 0,
  roll: 0,
  luma: 130,
}
const tall = 3 / 4

describe('adviseFace', () => {
  it.each<[string, Partial<FaceReading>, string]>([
    ['nobody', { faces: 0 }, 'noFace'],
    ['two people', { faces: 2 }, 'manyFaces'],
    ['a dark room', { luma: 20 }, 'tooDark'],
    ['the sun behind the camera', { luma: 240 }, 'tooBright'],
    ['a far face', { width: 0.2 }, 'closer'],
    ['a near face', { width: 0.9 }, 'farther'],
    ['a tilted head', { roll: 0.5 }, 'straightenHead'],
    ['a turned head', { yaw: 0.3 }, 'lookStraight'],
    ['a good frame', {}, 'hold'],
  ])('says of %s: %s → %s', (_name, change, advice) => {
    expect(adviseFace('front', { ...front, ...change }, tall)).toBe(advice)
  })

  it('wants the same size of face from a wide camera as from a tall one', () => {
    const inWide = { ...front, width: 0.45 / (16 / 9) }
    expect(adviseFace('front', inWide, 16 / 9)).toBe('hold')
  })

  it('takes left and right as the person’s own', () => {
    expect(adviseFace('left', { ...front, yaw: 0.3 }, tall)).toBe('hold')
    expect(adviseFace('right', { ...front, yaw: 0.3 }, tall)).toBe('turnRight')
    expect(adviseFace('right', { ...front, yaw: -0.3 }, tall)).toBe('hold')
  })

  it('measures a raised head from how the phone was held', () => {
    const low = { yaw: 0, pitch: 0.15 }
    expect(adviseFace('up', { ...front, pitch: 0.2 }, tall, low)).toBe('lookUp')
    expect(adviseFace('up', { ...front, pitch: 0.34 }, tall, low)).toBe('hold')
  })

  it('stops a head that turns out of sight', () => {
    expect(adviseFace('left', { ...front, yaw: 0.8 }, tall)).toBe('lessTurn')
  })
})

/** Plays one reading for a while at ten frames a second; returns what happened. */
function play(sequence: Sequence, reading: FaceReading, fromMs: number, forMs: number) {
  const events: { event: string; at: number }[] = []
  let current = sequence
  for (let now = fromMs; now <= fromMs + forMs; now += 100) {
    const step = advance(current, reading, tall, now, 4)
    current = step.sequence
    if (step.event) events.push({ event: step.event, at: now })
    if (step.event === 'finished' || step.event === 'timeout') break
  }
  return { sequence: current, events }
}

describe('advance', () => {
  const asks: Ask[] = ['front', 'left', 'up']

  it('takes each frame once it was held, in the order of the asks', () => {
    const first = play(beginSequence(asks), front, 0, 1000)
    expect(first.events.map(e => e.event)).toEqual(['capture'])
    const second = play(first.sequence, { ...front, yaw: 0.3 }, 1100, 600)
    expect(second.events.map(e => e.event)).toEqual(['capture'])
    const third = play(second.sequence, { ...front, pitch: 0.3 }, 1800, 600)
    expect(third.events.map(e => e.event)).toEqual(['finished'])
  })

  it('gives the frontal frame all the time a person needs', () => {
    expect(play(beginSequence(asks), { ...front, faces: 0 }, 0, 60_000).events).toEqual([])
  })

  it('gives each turn only its window', () => {
    const { sequence } = play(beginSequence(asks), front, 0, 700)
    const { events } = play(sequence, front, 1000, 10_000)
    expect(events).toEqual([{ event: 'timeout', at: 1000 + 4000 + 100 }])
  })

  it('starts the hold anew when the head wavers', () => {
    const { sequence } = play(beginSequence(asks), front, 0, 500)
    const wavered = play(sequence, { ...front, yaw: 0.4 }, 600, 0)
    expect(play(wavered.sequence, front, 700, 500).events).toEqual([])
  })
})
