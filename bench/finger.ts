/**
 * Finger verification: `node bench/finger.ts [--dir FOLDER] [--dpi 500] [--fingers 20 --impressions 4 --hard] [--json FILE]`.
 * A folder holds pictures named `<finger>_<impression>.*` (tif, png, jpg, bmp, pgm …); without one, invented prints
 * are drawn, with `--hard` turned, torn, dry and wet ones. All pairs are compared; a refused picture scores 0 against
 * everything, as in the FVC protocol. Two enrolled impressions (1 and 2, 3 and 4 …) count with the better score.
 */
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { codeOf, type FingerCode } from '../server/modules/biometrics/finger/cylinders.ts'
import {
  encodeFingerTemplate,
  matchScore,
  readFingerImage,
  unsureScore,
} from '../server/modules/biometrics/finger/index.ts'
import { similarityOf } from '../server/modules/biometrics/finger/similarity.ts'
import { inventedPrints, type Print, printsOf } from './finger-prints.ts'
import { equalError, operatingPoint, type Pairs, quantile, ratesAt } from './verification.ts'

type Sample = { finger: string; impression: string; code: FingerCode }
type Measured = {
  samples: Sample[]
  refused: string[]
  minutiae: number[]
  templateBytes: number[]
  extractMilliseconds: number[]
  extractCpuMilliseconds: number[]
  codeMilliseconds: number[]
}

const nothing: FingerCode = { spots: [], hull: [], cylinders: [] }

/** Reads every print; times are of one thread without decoding (on a shared
 * machine processor time is the fairer); refused prints keep no code. */
export async function measurePrints(prints: readonly Print[]): Promise<Measured> {
  const measured: Measured = {
    samples: [],
    refused: [],
    minutiae: [],
    templateBytes: [],
    extractMilliseconds: [],
    extractCpuMilliseconds: [],
    codeMilliseconds: [],
  }
  for (const { finger, impression, open } of prints) {
    const image = await open()
    const start = performance.now()
    const before = process.cpuUsage()
    const reading = readFingerImage(image)
    const { user, system } = process.cpuUsage(before)
    const middle = performance.now()
    measured.extractMilliseconds.push(middle - start)
    measured.extractCpuMilliseconds.push((user + system) / 1000)
    if (reading.outcome === 'refused') {
      measured.refused.push(`${finger}_${impression}: ${reading.reason}`)
      measured.samples.push({ finger, impression, code: nothing })
      continue
    }
    const code = codeOf(reading.template)
    measured.codeMilliseconds.push(performance.now() - middle)
    measured.minutiae.push(reading.template.minutiae.length)
    measured.templateBytes.push(encodeFingerTemplate(reading.template).length)
    measured.samples.push({ finger, impression, code })
  }
  return measured
}

/** Scores of all pairs with one impression enrolled and with two, as distances (1 less the score). */
export function pairUp(samples: readonly Sample[]) {
  const one: Pairs = { genuine: [], impostor: [] }
  const two: Pairs = { genuine: [], impostor: [] }
  const milliseconds: number[] = []
  const scores = samples.map(() => new Float64Array(samples.length))
  for (let a = 0; a < samples.length; a++)
    for (let b = a + 1; b < samples.length; b++) {
      const start = performance.now()
      const score = similarityOf(samples[a]!.code, samples[b]!.code)
      milliseconds.push(performance.now() - start)
      scores[a]![b] = scores[b]![a] = score
      one[samples[a]!.finger === samples[b]!.finger ? 'genuine' : 'impostor'].push(1 - score)
    }
  for (const enrolled of enrolmentsOf(samples))
    for (const [probe, { finger }] of samples.entries()) {
      if (enrolled.includes(probe)) continue
      const score = Math.max(...enrolled.map(n => scores[n]![probe]!))
      two[finger === samples[enrolled[0]!]!.finger ? 'genuine' : 'impostor'].push(1 - score)
    }
  return { one, two, milliseconds }
}

/** Indexes of impressions enrolled together: the first two of a finger, the next two … */
function enrolmentsOf(samples: readonly Sample[]): number[][] {
  const ofFinger = Map.groupBy(samples.keys(), n => samples[n]!.finger)
  return [...ofFinger.values()].flatMap(indexes =>
    Array.from({ length: Math.floor(indexes.length / 2) }, (_, n) => indexes.slice(2 * n, 2 * n + 2)),
  )
}

function ratesOf(pairs: Pairs) {
  const error = equalError(pairs)
  return {
    genuinePairs: pairs.genuine.length,
    impostorPairs: pairs.impostor.length,
    equalError: error.rate,
    equalErrorScore: 1 - error.distance,
    operating: [0.01, 0.001].map(rate => {
      const { falseAcceptRate, trueAcceptRate, distance } = operatingPoint(pairs, rate)
      return { falseAcceptRate, trueAcceptRate, score: 1 - distance }
    }),
    fixed: [unsureScore, matchScore].map(score => ({ score, ...ratesAt(pairs, 1 - score) })),
  }
}

/** The figures of one set. Rates are shares, times milliseconds: median and 95th percentile. */
export function figuresOf(measured: Measured) {
  const pairs = pairUp(measured.samples)
  const timesOf = (all: number[]) => ({ median: quantile(all, 0.5), p95: quantile(all, 0.95) })
  return {
    fingers: new Set(measured.samples.map(sample => sample.finger)).size,
    prints: measured.samples.length,
    refused: measured.refused.length,
    minutiae: [0.1, 0.5, 0.9].map(share => quantile(measured.minutiae, share)),
    templateBytes: quantile(measured.templateBytes, 0.5),
    oneEnrolled: ratesOf(pairs.one),
    twoEnrolled: ratesOf(pairs.two),
    extractMilliseconds: timesOf(measured.extractMilliseconds.slice(5)),
    extractCpuMilliseconds: timesOf(measured.extractCpuMilliseconds.slice(5)),
    codeMilliseconds: timesOf(measured.codeMilliseconds.slice(5)),
    matchMilliseconds: timesOf(pairs.milliseconds.slice(5)),
  }
}

function print(figures: ReturnType<typeof figuresOf>, refused: readonly string[]): void {
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`
  const spread = ({ median, p95 }: { median: number; p95: number }) =>
    `${median.toFixed(1)} / ${p95.toFixed(1)}`
  const rates = (name: string, found: ReturnType<typeof ratesOf>): [string, string][] => [
    [`${name}: pairs of one / of two fingers`, `${found.genuinePairs} / ${found.impostorPairs}`],
    ['  equal error', `${percent(found.equalError)} at ${found.equalErrorScore.toFixed(4)}`],
    ...found.operating.map((point): [string, string] => [
      `  TAR at FAR ${percent(point.falseAcceptRate)}`,
      `${percent(point.trueAcceptRate)} (score > ${point.score.toFixed(4)})`,
    ]),
    ...found.fixed.map((point): [string, string] => [
      `  from score ${point.score}`,
      `TAR ${percent(point.trueAccept)}, FAR ${percent(point.falseAccept)}`,
    ]),
  ]
  const rows: [string, string][] = [
    ['fingers / prints', `${figures.fingers} / ${figures.prints}`],
    ['refused', `${figures.refused}${refused.length ? ` (${refused.slice(0, 8).join(', ')})` : ''}`],
    ['minutiae p10 p50 p90', figures.minutiae.join(' ')],
    ['bytes a template', String(figures.templateBytes)],
    ...rates('one enrolled', figures.oneEnrolled),
    ...rates('two enrolled', figures.twoEnrolled),
    ['ms to extract, median / p95', spread(figures.extractMilliseconds)],
    ['  of processor time', spread(figures.extractCpuMilliseconds)],
    ['ms for the code', spread(figures.codeMilliseconds)],
    ['ms to match', spread(figures.matchMilliseconds)],
  ]
  for (const [name, value] of rows) console.log(`${name.padEnd(44)}${value}`)
}

/** Runs the measurement with command-line arguments and answers the figures. */
export async function runFingerBench(argv: string[]) {
  const { values } = parseArgs({
    args: argv,
    options: {
      dir: { type: 'string' },
      dpi: { type: 'string', default: '500' },
      fingers: { type: 'string', default: '20' },
      impressions: { type: 'string', default: '4' },
      hard: { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  })
  const prints = values.dir
    ? await printsOf(values.dir, Number(values.dpi))
    : inventedPrints(Number(values.fingers), Number(values.impressions), values.hard)
  if (prints.length === 0) throw new Error('no files named <finger>_<impression>.* in the folder')
  const measured = await measurePrints(prints)
  const figures = figuresOf(measured)
  print(figures, measured.refused)
  console.log(JSON.stringify({ bench: 'finger', ...figures }))
  if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`)
  return figures
}

if (import.meta.main) await runFingerBench(process.argv.slice(2))
