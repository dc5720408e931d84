import rows from './cast.json' with { type: 'json' }
import {
  type CastMember,
  clothesStyles,
  glassesStyles,
  hairStyles,
  type Scales,
  scaleNames,
} from './traits.ts'

type Row = (typeof rows)[number]

function oneOf<Name extends string>(names: readonly Name[], value: string): Name {
  const found = names.find(name => name === value)
  if (found === undefined) throw new Error(`The cast names an unknown style: ${value}`)
  return found
}

function scalesOf(row: Row): Scales {
  const stored: Record<string, number> = row.traits.scales
  const entries = scaleNames.map(name => {
    const value = stored[name]
    if (value === undefined) throw new Error(`${row.id} lacks the scale ${name}`)
    return [name, value] as const
  })
  return Object.fromEntries(entries) as Scales
}

function memberOf(row: Row): CastMember {
  const { traits } = row
  return {
    id: row.id,
    sex: oneOf(['male', 'female'], row.sex),
    ageRange: [row.ageRange[0] ?? traits.age, row.ageRange[1] ?? traits.age],
    traits: {
      age: traits.age,
      hair: oneOf(hairStyles, traits.hair),
      glasses: oneOf(glassesStyles, traits.glasses),
      clothes: oneOf(clothesStyles, traits.clothes),
      colour: traits.colour,
      seed: traits.seed,
      scales: scalesOf(row),
    },
  }
}

/** The invented people's faces, far apart for the face matcher; found by `bench/cast-search.ts`. */
export const cast: readonly CastMember[] = rows.map(memberOf)
