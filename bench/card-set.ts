// Draws a labelled set of photographs of invented cards: `node bench/card-set.ts --out FOLDER --people 30`.
// FOLDER/<id>_<level>.jpg are fronts, FOLDER/backs/<id>_<level>.jpg backs, truth.json says what stands on each.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  cardHolderOf,
  drawCardBack,
  drawCardFront,
  type PhotographLevel,
  photographCard,
} from '../invented/cards/index.ts'
import { castIndexOf, type InventedPerson, inventCountry } from '../invented/country/index.ts'
import { cast, drawFaceJpeg } from '../invented/faces/index.ts'
import { cardAddressLines } from '../shared/address.ts'
import { formatEnglishCardDate, formatThaiCardDate } from '../shared/card-date.ts'
import { formatLaserCode } from '../shared/laser-code.ts'
import { titles } from '../shared/names.ts'
import { ageOn } from '../shared/partial-date.ts'

const levels: readonly PhotographLevel[] = ['clean', 'mild', 'medium', 'hard']
const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    people: { type: 'string', default: '30' },
    seed: { type: 'string', default: '77' },
  },
})
if (!values.out) throw new Error('--out FOLDER is missing')
const folder = values.out
const wanted = Number(values.people)
const seed = Number(values.seed)
mkdirSync(join(folder, 'backs'), { recursive: true })

const truth: Record<string, ReturnType<typeof truthOf>> = {}
for (const person of inventCountry({ people: wanted * 20, seed })) {
  if (Object.keys(truth).length === wanted) break
  // Every seventh person only, so that a small set has few members of one family.
  if (person.cards.length === 0 || person.index % 7 !== 0) continue
  const id = `p${person.index}`
  truth[id] = truthOf(person)
  await photographBoth(person, id)
}
writeFileSync(join(folder, 'truth.json'), JSON.stringify(truth, undefined, 1))
process.stdout.write(`${Object.keys(truth).length} cards, ${levels.length} photographs of each side\n`)

async function photographBoth(person: InventedPerson, id: string) {
  const holder = cardHolderOf(person)
  const age = ageOn(person.birthDate, holder.card.issueDate)
  const member = cast[castIndexOf(cast, person.sex, age, person.faceRoll)]!
  const front = await drawCardFront(holder, {
    portraitJpeg: await drawFaceJpeg(member, { distance: 0.85 }, { width: 480, height: 600 }),
  })
  const back = await drawCardBack(holder)
  for (const level of levels) {
    const options = { level, seed: person.index + seed }
    writeFileSync(join(folder, `${id}_${level}.jpg`), await photographCard(front, options))
    writeFileSync(join(folder, 'backs', `${id}_${level}.jpg`), await photographCard(back, options))
  }
}

function truthOf(person: InventedPerson) {
  const { name, birthDate, citizenNumber } = person
  const { card, address } = cardHolderOf(person)
  const both = (iso: string) => ({ th: formatThaiCardDate(iso), en: formatEnglishCardDate(iso), iso })
  return {
    pid: citizenNumber,
    titleTh: titles[name.title].shortTh,
    titleEn: titles[name.title].en,
    firstTh: [name.firstTh, name.middleTh].filter(Boolean).join(' '),
    firstEn: [name.firstEn, name.middleEn].filter(Boolean).join(' '),
    lastTh: name.lastTh ?? '',
    lastEn: name.lastEn ?? '',
    birth: both(birthDate),
    issue: both(card.issueDate),
    expiry: both(card.expiryDate),
    addr: cardAddressLines(address),
    laser: formatLaserCode(card.laserCode),
    req: card.requestNumber,
  }
}
