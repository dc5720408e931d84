// Writes photographs of cards drawn in many ways with what stands on each, in the form that bench/card.ts reads.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { cardHolderOf } from '../invented/cards/index.ts'
import { castIndexOf, countryDay, inventCountry } from '../invented/country/index.ts'
import { cast, drawFaceJpeg } from '../invented/faces/index.ts'
import { ageOn } from '../shared/partial-date.ts'
import { drawOtherBack, drawOtherFront } from './card-layouts.ts'
import { photographScene } from './card-scenes.ts'
import { type CardTruth, truthOf } from './card-truth.ts'
import { createRandom } from './random.ts'

const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    people: { type: 'string', default: '20' },
    seed: { type: 'string', default: 'other' },
    levels: { type: 'string', default: 'L1,L2,L3' },
  },
})
if (!values.dir) throw new Error('--dir FOLDER says where to write')
await mkdir(values.dir, { recursive: true })
const random = createRandom(values.seed)
const people = [...inventCountry({ people: Number(values.people) * 4, seed: Math.floor(random() * 1e6) })]
const truth: Record<string, CardTruth> = {}
for (const [index, person] of people
  .filter(one => one.cards.length > 0)
  .slice(0, Number(values.people))
  .entries()) {
  const id = `v${String(index).padStart(3, '0')}`
  const stands = truthOf(cardHolderOf(person))
  truth[id] = stands
  const member = cast[castIndexOf(cast, person.sex, ageOn(person.birthDate, countryDay), person.faceRoll)]!
  const face = await drawFaceJpeg(member, {}, { width: 200, height: 250 }, 90)
  const sides = {
    front: await drawOtherFront(stands, face, random),
    back: await drawOtherBack(stands, random),
  }
  for (const [side, png] of Object.entries(sides)) {
    for (const level of values.levels.split(',')) {
      await writeFile(
        join(values.dir, `${id}_${side}_${level}.jpg`),
        await photographScene(png, level, random),
      )
    }
  }
}
await writeFile(join(values.dir, 'truth.json'), JSON.stringify(truth, null, 1))
