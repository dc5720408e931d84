/**
 * Face verification on a labelled set, one folder a person:
 * `node bench/face.ts --dir FOLDER [--probe PREFIX --against PREFIX,…] [--json FILE]`.
 * All pairs are compared; `--probe card --against selfie,wild` compares only files named so with one another.
 * Times are of one thread, decoding included, the first five pictures (compilation) left out; processor time
 * is the fairer of the two on a shared machine.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { compareFaces, createFaceEngine, type FaceTemplate } from '../server/modules/biometrics/face/index.ts'
import { equalError, operatingPoint, type Pairs, quantile, ratesAt } from './verification.ts'

type Sample = { person: string; file: string; template: FaceTemplate }
type Measured = { samples: Sample[]; missed: string[]; milliseconds: number[]; cpuMilliseconds: number[] }

/** Turns every picture of the set into a template; pictures where no face was found are listed as missed. */
export async function measureFolder(folder: string): Promise<Measured> {
  const engine = await createFaceEngine()
  const measured: Measured = { samples: [], missed: [], milliseconds: [], cpuMilliseconds: [] }
  const people = (await readdir(folder, { withFileTypes: true })).filter(entry => entry.isDirectory())
  for (const { name: person } of people)
    for (const file of (await readdir(join(folder, person))).sort()) {
      if (!/\.(jpe?g|png|webp)$/i.test(file)) continue
      const bytes = await readFile(join(folder, person, file))
      const start = performance.now()
      const before = process.cpuUsage()
      const answer = await engine.analyse(bytes, { anyPose: true, anyCount: true, anyQuality: true })
      measured.milliseconds.push(performance.now() - start)
      const { user, system } = process.cpuUsage(before)
      measured.cpuMilliseconds.push((user + system) / 1000)
      if (answer.outcome === 'found') measured.samples.push({ person, file, template: answer.face.template })
      else measured.missed.push(`${person}/${file}`)
    }
  await engine.close()
  return measured
}

/** Distances of all pairs, or only of probes with those they are held against. */
export function pairUp(samples: Sample[], probe?: string, against?: string[]): Pairs {
  const pairs: Pairs = { genuine: [], impostor: [] }
  const wanted = (one: Sample, other: Sample) =>
    !probe || (one.file.startsWith(probe) && (against ?? []).some(prefix => other.file.startsWith(prefix)))
  samples.forEach((one, n) => {
    for (const other of samples.slice(n + 1)) {
      if (!wanted(one, other) && !wanted(other, one)) continue
      const { distance } = compareFaces(one.template, other.template)
      pairs[one.person === other.person ? 'genuine' : 'impostor'].push(distance)
    }
  })
  return pairs
}

/** The figures of one set. Rates are shares; distances Euclidean; times milliseconds. */
export function figuresOf(measured: Measured, pairs: Pairs) {
  const timesOf = (all: number[]) => ({
    median: quantile(all.slice(5), 0.5),
    p95: quantile(all.slice(5), 0.95),
  })
  return {
    people: new Set(measured.samples.map(sample => sample.person)).size,
    pictures: measured.milliseconds.length,
    missed: measured.missed.length,
    genuinePairs: pairs.genuine.length,
    impostorPairs: pairs.impostor.length,
    equalError: equalError(pairs),
    operating: [0.01, 0.001].map(rate => operatingPoint(pairs, rate)),
    fixed: [0.5, 0.55, 0.6].map(distance => ({ distance, ...ratesAt(pairs, distance) })),
    genuineDistance: [0.5, 0.95, 0.99].map(share => quantile(pairs.genuine, share)),
    impostorDistance: [0.001, 0.01, 0.5].map(share => quantile(pairs.impostor, share)),
    milliseconds: timesOf(measured.milliseconds),
    cpuMilliseconds: timesOf(measured.cpuMilliseconds),
  }
}

function print(figures: ReturnType<typeof figuresOf>, missed: string[]): void {
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`
  const spread = (times: { median: number; p95: number }) =>
    `${times.median.toFixed(0)} / ${times.p95.toFixed(0)}`
  const rows: [string, string][] = [
    ['people / pictures', `${figures.people} / ${figures.pictures}`],
    ['no face found', `${figures.missed}${missed.length ? ` (${missed.slice(0, 5).join(', ')})` : ''}`],
    ['pairs of one / of two people', `${figures.genuinePairs} / ${figures.impostorPairs}`],
    ['equal error', `${percent(figures.equalError.rate)} at d ${figures.equalError.distance.toFixed(3)}`],
    ...figures.operating.map((point): [string, string] => [
      `TAR at FAR ${percent(point.falseAcceptRate)}`,
      `${percent(point.trueAcceptRate)} (d < ${point.distance.toFixed(3)})`,
    ]),
    ...figures.fixed.map((point): [string, string] => [
      `at d ≤ ${point.distance}`,
      `TAR ${percent(point.trueAccept)}, FAR ${percent(point.falseAccept)}`,
    ]),
    ['d of one person p50/p95/p99', figures.genuineDistance.map(d => d.toFixed(3)).join(' ')],
    ['d of two people p0.1/p1/p50', figures.impostorDistance.map(d => d.toFixed(3)).join(' ')],
    ['ms a face, median / p95', spread(figures.milliseconds)],
    ['of processor time', spread(figures.cpuMilliseconds)],
  ]
  for (const [name, value] of rows) console.log(`${name.padEnd(32)}${value}`)
}

/** Runs the measurement with command-line arguments and answers the figures. */
export async function runFaceBench(argv: string[]) {
  const { values } = parseArgs({
    args: argv,
    options: {
      dir: { type: 'string' },
      probe: { type: 'string' },
      against: { type: 'string' },
      json: { type: 'string' },
    },
  })
  if (!values.dir)
    throw new Error('usage: face.ts --dir FOLDER [--probe PREFIX --against PREFIX,…] [--json FILE]')
  const measured = await measureFolder(values.dir)
  const figures = figuresOf(measured, pairUp(measured.samples, values.probe, values.against?.split(',')))
  print(figures, measured.missed)
  console.log(JSON.stringify({ bench: 'face', ...figures }))
  if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`)
  return figures
}

if (import.meta.main) await runFaceBench(process.argv.slice(2))
