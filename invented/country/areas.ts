// The real provinces, districts and sub-districts in which invented people live (source and licence: docs/data-sources.md).
import { readFileSync } from 'node:fs'
import type { AreaName } from '../../shared/address.ts'
import type { Dice } from './dice.ts'

export type Subdistrict = {
  code: string
  postcode: string
  subdistrict: AreaName
  district: AreaName
  province: AreaName
}

// Sub-districts hold unlike numbers of people: those of the capital and of the towns around it count several times.
const crowding: Record<string, number> = { '10': 4, '11': 3, '12': 4, '13': 3, '20': 2, '74': 2, '83': 2 }

let loaded: { areas: Subdistrict[]; weighted: Uint16Array } | undefined

/** All sub-districts in order of code, read once. */
export function listSubdistricts(): readonly Subdistrict[] {
  return load().areas
}

/** Picks a sub-district, crowded ones more often. */
export function pickSubdistrict(dice: Dice): Subdistrict {
  const { areas, weighted } = load()
  return areas[weighted[dice.int(weighted.length)]!]!
}

function load() {
  loaded ??= readAreas()
  return loaded
}

function readAreas() {
  const names = new Map<string, AreaName>()
  const areas: Subdistrict[] = []
  const weighted: number[] = []
  const lines = readFileSync(new URL('./areas.tsv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  for (const line of lines) {
    const [code, th, en, postcode] = line.split('\t')
    if (code === undefined || th === undefined || en === undefined)
      throw new Error('areas.tsv: a line is short')
    const name = { th, en }
    names.set(code, name)
    if (postcode === undefined) continue
    const district = names.get(code.slice(0, 4))
    const province = names.get(code.slice(0, 2))
    if (!district || !province) throw new Error(`areas.tsv: ${code} has no district or province before it`)
    for (let time = 0; time < (crowding[code.slice(0, 2)] ?? 1); time += 1) weighted.push(areas.length)
    areas.push({ code, postcode, subdistrict: name, district, province })
  }
  return { areas, weighted: Uint16Array.from(weighted) }
}
