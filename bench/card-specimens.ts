// Draws the project's own specimen cards, photographs them at every level and writes what stands on each beside them.
// With --dir they stay there for bench/card.ts; without, they are read at once and thrown away.
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  cardHolderOf,
  drawCardBack,
  drawCardFront,
  type PhotographLevel,
  photographCard,
} from '../invented/cards/index.ts'
import { castIndexOf, countryDay, inventCountry } from '../invented/country/index.ts'
import { cast, drawFaceJpeg } from '../invented/faces/index.ts'
import { ageOn } from '../shared/partial-date.ts'
import { type CardTruth, truthOf } from './card-truth.ts'

const levels: Record<string, PhotographLevel> = { L0: 'clean', L1: 'mild', L2: 'medium', L3: 'hard' }

const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    people: { type: 'string', default: '15' },
    seed: { type: 'string', default: '7' },
    levels: { type: 'string', default: 'L0,L1,L2,L3' },
  },
})
const dir = values.dir ?? (await mkdtemp(join(tmpdir(), 'specimens-')))
await mkdir(dir, { recursive: true })
const seed = Number(values.seed)
const people = [...inventCountry({ people: Number(values.people) * 6, seed })].filter(
  person => person.cards.length > 0,
)
// The odd ones first: no last name, partial birth date, a card for life.
const odd = people.filter(
  person =>
    !person.name.lastTh || person.birthDate.length < 10 || person.cards.at(-1)?.expiryDate === 'lifetime',
)
const chosen = [...new Set([...odd.slice(0, Math.ceil(Number(values.people) / 4)), ...people])]
const truth: Record<string, CardTruth> = {}
for (const [index, person] of chosen.slice(0, Number(values.people)).entries()) {
  const id = `s${String(index).padStart(3, '0')}`
  const holder = cardHolderOf(person)
  truth[id] = truthOf(holder)
  const portraitJpeg = await drawFaceJpeg(
    cast[castIndexOf(cast, person.sex, ageOn(person.birthDate, countryDay), person.faceRoll)]!,
    {},
    { width: 300, height: 372 },
    90,
  )
  const sides = { front: await drawCardFront(holder, { portraitJpeg }), back: await drawCardBack(holder) }
  for (const [side, png] of Object.entries(sides)) {
    for (const level of values.levels.split(',')) {
      const photo = await photographCard(png, {
        level: levels[level]!,
        seed: seed * 1000 + index * 10 + (side === 'back' ? 5 : 0),
      })
      await writeFile(join(dir, `${id}_${side}_${level}.jpg`), photo)
    }
  }
}
await writeFile(join(dir, 'truth.json'), JSON.stringify(truth, null, 1))
if (!values.dir) {
  const reader = join(import.meta.dirname, 'card.ts')
  const { status } = spawnSync(process.execPath, [reader, '--dir', dir], { stdio: 'inherit' })
  await rm(dir, { recursive: true })
  process.exitCode = status ?? 1
}
