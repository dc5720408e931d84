// Invented places in real districts, from demo-places.tsv. The first six are where the invented officers work.
import { readFileSync } from 'node:fs'
import type { Opening } from '../../../shared/opening-hours.ts'
import { kindOf, type NewPlace } from './places.ts'
import { PLACE_CHANNELS } from './tables.ts'

export const seatsAt: Record<NewPlace['kind'], number> = { registry: 3, post: 2, field: 2, shop: 0, kiosk: 0 }

/** Reads the file; the columns are named in its first line. */
export function readDemoPlaces(): NewPlace[] {
  const text = readFileSync(new URL('./demo-places.tsv', import.meta.url), 'utf8')
  const [head = '', ...lines] = text.trim().split('\n')
  const names = head.split('\t')
  return lines.map(line => {
    const values = line.split('\t')
    return toPlace(name => values[names.indexOf(name)] ?? '')
  })
}

function toPlace(value: (name: string) => string): NewPlace {
  const channel = PLACE_CHANNELS.find(one => one === value('channel'))
  if (!channel) throw new Error(`demo-places.tsv: ${value('code')} has no channel`)
  const kind = kindOf[channel]
  return {
    code: value('code'),
    kind,
    name_th: value('name_th'),
    name_en: value('name_en'),
    province_th: value('province_th'),
    province_en: value('province_en'),
    district_th: value('district_th'),
    district_en: value('district_en'),
    address_th: '',
    address_en: '',
    latitude: Number(value('latitude')),
    longitude: Number(value('longitude')),
    opening: value('hours').split(', ').map(toHours),
    channels: [channel],
    seats: seatsAt[kind],
  }
}

/** `1-5 08:30-16:30` or `2,4 09:00-15:00`: days, then from and to. */
function toHours(text: string): Opening[number] {
  const [days = '', times = ''] = text.split(' ')
  const [from = '', to = ''] = times.split('-')
  return { days: days.split(',').flatMap(toDays), from, to }
}

function toDays(text: string): number[] {
  const [first = 1, last = first] = text.split('-').map(Number)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
