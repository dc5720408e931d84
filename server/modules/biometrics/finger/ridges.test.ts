import { expect, test } from 'vitest'
import { findContact } from './contact.ts'
import { findCandidates } from './minutiae.ts'
import { orientationOf } from './orientation.ts'
import { planeOf } from './planes.ts'
import { periodsOf } from './ridge-period.ts'
import { thinned } from './skeleton.ts'

const side = 120

/** Straight ridges of a period in pixels, `inked` of it dark, running at an angle counter-clockwise from the right. */
function stripes(angle: number, period: number, inked: number) {
  const grey = Uint8Array.from({ length: side * side }, (_, at) => {
    const across = (at % side) * Math.sin(angle) + Math.floor(at / side) * Math.cos(angle)
    const phase = across / period - Math.floor(across / period)
    return phase < inked ? 40 : 220
  })
  return { width: side, height: side, grey }
}

test.each([0, 0.4, 1.1, Math.PI / 2, 2.2, 2.9])('ridges at %s radians are seen to run so', angle => {
  const contact = findContact(stripes(angle, 9, 0.5))
  const { width, height } = contact.soft
  const angles = orientationOf(contact.soft, 7)
  const middle = Math.floor(height / 2) * width + Math.floor(width / 2)
  const apart = (angles[middle]! - angle) / Math.PI
  expect(Math.abs(apart - Math.round(apart)) * Math.PI).toBeLessThan(0.03)
})

// Peaks of a grey profile gave wrong periods on thick and thin ridges; the autocorrelation may not.
test.each([
  [6, 0.5],
  [9, 0.25],
  [9, 0.5],
  [9, 0.8],
  [13, 0.3],
  [13, 0.8],
])('a period of %s pixels is measured when %s of it is ink', (period, inked) => {
  const contact = findContact(stripes(0.7, period, inked))
  const { periods, columns, rows } = periodsOf(contact, orientationOf(contact.soft, 7))
  expect(Math.abs(periods[(rows >> 1) * columns + (columns >> 1)]! - period)).toBeLessThan(0.4)
})

/** A mask drawn as text, `#` for ridge; turned into lines and their ends and forks. */
function candidatesOf(rows: string[], angle: number) {
  const width = rows[0]!.length
  const mask = Uint8Array.from(rows.join(''), character => (character === '#' ? 1 : 0))
  const { values } = planeOf(width, rows.length)
  const angles = values.fill(angle)
  const skeleton = thinned(mask, width, rows.length)
  return { skeleton, candidates: findCandidates(skeleton, angles) }
}

test('a thick line is thinned to one pixel with an end on each side, pointing inwards', () => {
  const empty = '.'.repeat(60)
  const line = `${'.'.repeat(10)}${'#'.repeat(40)}${'.'.repeat(10)}`
  const { skeleton, candidates } = candidatesOf([empty, empty, line, line, line, line, empty, empty], 0)
  const heights = Array.from({ length: 60 }, (_, x) =>
    Array.from({ length: 8 }, (_, y) => skeleton.pixels[y * 60 + x]!).reduce((sum, value) => sum + value, 0),
  )
  expect(Math.max(...heights)).toBe(1)
  expect(candidates.map(({ kind, angle }) => [kind, Math.cos(angle)])).toEqual([
    ['ending', 1],
    ['ending', -1],
  ])
})

test('a line that splits is one bifurcation, pointing into the valley between its branches', () => {
  const width = 60
  const rows = Array.from({ length: 41 }, (_, y) =>
    Array.from({ length: width }, (_, x) => {
      const apart = x < 25 ? 0 : Math.min(14, (x - 25) * 0.6)
      const inside = x >= 4 && x < 56
      return inside && (Math.abs(y - 20 - apart) < 1.5 || Math.abs(y - 20 + apart) < 1.5) ? '#' : '.'
    }).join(''),
  )
  const { candidates } = candidatesOf(rows, 0)
  const forks = candidates.filter(({ kind }) => kind === 'bifurcation')
  expect(forks.length).toBe(1)
  expect(forks[0]!.x).toBeGreaterThan(22)
  expect(forks[0]!.x).toBeLessThan(32)
  expect(Math.cos(forks[0]!.angle)).toBe(1)
  expect(candidates.filter(({ kind }) => kind === 'ending').length).toBe(3)
})
