// How well the matcher tells the invented people apart: node bench/cast.ts [--every 1] [--json FILE]
// All pairs are always measured; `--every 4` tries the variations on every fourth person only.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { cast, type FaceView } from '../invented/faces/index.ts'
import { apart, createCastEye, type Shot } from './cast-eye.ts'

const { values } = parseArgs({
  options: { every: { type: 'string', default: '1' }, json: { type: 'string' } },
})

type Variation = { name: string; limit: number; view: FaceView; shot?: Partial<Shot> }

const lamp = (x: number, y: number, z: number, strength: number, warmth: number): FaceView => ({
  light: { direction: [x, y, z], strength, warmth },
})

const variations: Variation[] = [
  { name: 'light from the right, warm', limit: 0.3, view: lamp(0.8, 0.3, 0.6, 0.9, 0.6) },
  { name: 'light from the left, dim', limit: 0.3, view: lamp(-0.8, 0.2, 0.6, 0.65, 0) },
  { name: 'light from above, bright, cold', limit: 0.3, view: lamp(0, 0.9, 0.5, 1.15, -0.5) },
  { name: 'yaw -10', limit: 0.3, view: { yawDegrees: -10 } },
  { name: 'yaw +10', limit: 0.3, view: { yawDegrees: 10 } },
  { name: 'pitch -8', limit: 0.3, view: { pitchDegrees: -8 } },
  { name: 'pitch +8', limit: 0.3, view: { pitchDegrees: 8 } },
  { name: 'roll 8', limit: 0.3, view: { rollDegrees: 8 } },
  { name: 'smile', limit: 0.3, view: { expression: 'smile' } },
  { name: 'other wall and clothes', limit: 0.3, view: { background: '#6b5d4f', clothes: '#2e4a3a' } },
  {
    name: 'noise, blur, JPEG 60',
    limit: 0.3,
    view: { noiseSeed: 7 },
    shot: { spoil: image => image.blur(1).jpeg({ quality: 60 }) },
  },
  {
    name: 'video 640x480, noise, JPEG 80',
    limit: 0.3,
    view: { noiseSeed: 9 },
    shot: { width: 640, height: 480, spoil: image => image.jpeg({ quality: 80 }) },
  },
  {
    name: 'card portrait 200x250, JPEG 75',
    limit: 0.3,
    view: {},
    shot: { width: 200, height: 250, spoil: image => image.jpeg({ quality: 75 }) },
  },
  { name: 'yaw -24 (challenge)', limit: 0.5, view: { yawDegrees: -24 } },
  { name: 'yaw +24 (challenge)', limit: 0.5, view: { yawDegrees: 24 } },
  { name: 'pitch +22 (challenge)', limit: 0.5, view: { pitchDegrees: 22 } },
  { name: 'eyes closed', limit: 0.5, view: { eyesClosed: true } },
]

const portrait: Shot = { width: 480, height: 600 }
const members = cast
const every = Number(values.every)
const eye = await createCastEye()
const portraits: Float32Array[] = []
let missed = 0
let refused = 0

for (const member of members) {
  const found = await eye.look(member, {}, portrait)
  if (typeof found === 'string') missed++
  portraits.push(typeof found === 'string' ? new Float32Array(128).fill(9) : found.template.vector)
  if (typeof (await eye.look(member, {}, { ...portrait, strict: true })) === 'string') refused++
}

const pairs = members.flatMap((one, index) =>
  members.slice(0, index).map((other, at) => ({
    pair: `${other.id} ${one.id}`,
    distance: apart(portraits[at]!, portraits[index]!),
  })),
)
pairs.sort((a, b) => a.distance - b.distance)

const rows = []
for (const { name, limit, view, shot } of variations) {
  const distances: number[] = []
  let misses = 0
  for (const [index, member] of members.entries()) {
    if (index % every !== 0) continue
    const found = await eye.look(member, view, { ...portrait, ...shot })
    if (typeof found === 'string') misses++
    else distances.push(apart(portraits[index]!, found.template.vector))
  }
  distances.sort((a, b) => a - b)
  const median = distances[Math.floor(distances.length / 2)] ?? Number.NaN
  rows.push({ name, limit, median: figure(median), max: figure(distances.at(-1) ?? Number.NaN), misses })
}

function figure(value: number): number {
  return Math.round(value * 1000) / 1000
}

const result = {
  members: members.length,
  pairs: pairs.length,
  smallestBetweenPeople: figure(pairs[0]!.distance),
  closest: pairs.slice(0, 5).map(entry => `${entry.pair} ${figure(entry.distance)}`),
  pairsAtOrBelow60: pairs.filter(entry => entry.distance <= 0.6).length,
  medianBetweenPeople: figure(pairs[Math.floor(pairs.length / 2)]!.distance),
  missed,
  refusedAsPortrait: refused,
  samePerson: rows,
}
process.stdout.write(
  `people ${result.members}, pairs ${result.pairs}, closest pair d ${result.smallestBetweenPeople}, median ${result.medianBetweenPeople}, `,
)
process.stdout.write(
  `pairs at or below .60: ${result.pairsAtOrBelow60}, portraits missed ${missed}, refused by the quality gates ${refused}\n`,
)
for (const row of rows) {
  const verdict = row.max < row.limit && row.misses === 0 ? 'ok' : 'OVER'
  process.stdout.write(
    `${row.name.padEnd(34)} median ${row.median.toFixed(3)}  max ${row.max.toFixed(3)}  limit ${row.limit}  missed ${row.misses}  ${verdict}\n`,
  )
}
process.stdout.write(`${JSON.stringify({ bench: 'cast', ...result })}\n`)
if (values.json) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`)
await eye.close()
