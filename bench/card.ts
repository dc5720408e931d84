// Reads photographs of cards and compares with what stands on them:
// node bench/card.ts --dir FOLDER [--only TEXT] [--verbose]; FOLDER holds <id>_<anything>.jpg and truth.json keyed by id.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type CardReading, createCardReader } from '../server/modules/biometrics/card/index.ts'
import { compareReading, type Scores } from './card-compare.ts'
import type { CardTruth } from './card-truth.ts'

const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    only: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
})
if (!values.dir) throw new Error('--dir FOLDER says where the photographs are')
const truth: Record<string, CardTruth> = JSON.parse(await readFile(join(values.dir, 'truth.json'), 'utf8'))
const names = (await readdir(values.dir)).filter(
  name => /\.jpe?g$/i.test(name) && (!values.only || name.includes(values.only)),
)
const reader = await createCardReader()
type Level = {
  photos: number
  read: number
  refused: Record<string, number>
  milliseconds: number[]
  scores: Scores
}
const levels: Record<string, Level> = {}

/** A photograph does not say which side it shows: the front is tried first unless the name tells. */
async function readEither(
  image: Uint8Array,
  name: string,
): Promise<{ reading: CardReading; milliseconds: number }> {
  const sides = /back/.test(name) ? (['back', 'front'] as const) : (['front', 'back'] as const)
  const tries: { reading: CardReading; milliseconds: number }[] = []
  for (const side of sides) {
    const start = process.cpuUsage()
    const reading = await reader.read(image, side)
    tries.push({ reading, milliseconds: cpuMilliseconds(start) })
    if (reading.outcome === 'read') return tries.at(-1)!
    if (reading.reason !== 'wrongSide') return tries.at(-1)!
  }
  return tries[0]!
}

/** Processor time of all threads, which other work on the machine does not lengthen. */
function cpuMilliseconds(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

await readEither(await readFile(join(values.dir, names[0]!)), names[0]!)
for (const name of names.sort()) {
  const expected = truth[name.split('_')[0]!]
  if (!expected) continue
  const { reading, milliseconds } = await readEither(await readFile(join(values.dir, name)), name)
  const side = reading.side
  const key = `${/L[0-3]/.exec(name)?.[0] ?? 'all'} ${side}`
  levels[key] ??= { photos: 0, read: 0, refused: {}, milliseconds: [], scores: {} }
  const level = levels[key]
  level.photos++
  level.milliseconds.push(milliseconds)
  if (reading.outcome === 'refused') {
    level.refused[reading.reason] = (level.refused[reading.reason] ?? 0) + 1
    if (values.verbose) console.log(name, 'refused', reading.reason, JSON.stringify(reading.quality))
    continue
  }
  level.read++
  const slips = compareReading(reading, expected, level.scores)
  if (values.verbose)
    console.log(
      name,
      Math.round(milliseconds),
      'ms',
      JSON.stringify(reading.quality),
      slips.join('; ') || 'right',
    )
  else for (const slip of slips) console.log(name, slip)
}
await reader.close()

const median = (list: number[]) => Math.round([...list].sort((a, b) => a - b)[list.length >> 1] ?? 0)
const summary = Object.entries(levels)
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([key, level]) => ({
    level: key,
    photos: level.photos,
    read: level.read,
    ...Object.fromEntries(
      Object.entries(level.scores).map(([field, { right, wrong }]) => [field, `${right}/${wrong}`]),
    ),
    refused: Object.entries(level.refused)
      .map(([reason, count]) => `${reason} ${count}`)
      .join(' '),
    milliseconds: median(level.milliseconds),
    slowest: Math.round(Math.max(...level.milliseconds)),
  }))
console.table(summary)
console.log(
  JSON.stringify({ levels: summary, residentMegabytes: Math.round(process.memoryUsage().rss / 1e6) }),
)
