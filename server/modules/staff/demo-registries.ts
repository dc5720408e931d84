// A registry in each of the country's 928 districts, from demo-registries.tsv. The districts are real; who works there and when is invented.
import { readFileSync } from 'node:fs'
import { seatsAt } from './demo-places.ts'
import type { NewPlace } from './places.ts'

const BANGKOK = '10'
const PROVINCE_DIGITS = 2
const opening = [{ days: [1, 2, 3, 4, 5], from: '08:30', to: '16:30' }]

/** Reads the file: a line for a province, then one for each of its districts. */
export function readDemoRegistries(): NewPlace[] {
  const text = readFileSync(new URL('./demo-registries.tsv', import.meta.url), 'utf8')
  const places: NewPlace[] = []
  let province = { th: '', en: '' }
  for (const line of text.trimEnd().split('\n')) {
    const [code = '', th = '', en = '', latitude, longitude] = line.split('\t')
    if (code.length === PROVINCE_DIGITS) province = { th, en }
    else places.push(toRegistry({ code, th, en, latitude, longitude }, province))
  }
  return places
}

type District = {
  code: string
  th: string
  en: string
  latitude: string | undefined
  longitude: string | undefined
}

function toRegistry(
  { code, th, en, latitude, longitude }: District,
  province: { th: string; en: string },
): NewPlace {
  const kindTh = code.startsWith(BANGKOK) ? 'เขต' : 'อำเภอ'
  return {
    code: `R-${code}`,
    kind: 'registry',
    name_th: `สำนักทะเบียนตัวอย่าง${kindTh}${th}`,
    name_en: `${en} Demo Registry`,
    province_th: province.th,
    province_en: province.en,
    district_th: th,
    district_en: en,
    address_th: '',
    address_en: '',
    latitude: latitude === undefined ? null : Number(latitude),
    longitude: longitude === undefined ? null : Number(longitude),
    opening,
    channels: ['registrar'],
    seats: seatsAt.registry,
  }
}
