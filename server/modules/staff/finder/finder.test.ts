import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kilometresBetween } from '../../../../shared/distance.ts'
import { aPhone, hostOf } from '../../../../tests/phone.ts'
import { anOfficer, aTerminal, staffNumbers } from '../../../../tests/staff.ts'
import { modules } from '../../../modules.ts'
import { newId } from '../../../platform/context.ts'
import { startTestServer, type TestServer } from '../../../platform/testing.ts'
import { readDemoPlaces } from '../demo-places.ts'
import { readDemoRegistries } from '../demo-registries.ts'
import { pointOf } from '../tables.ts'
import { givenBy } from './levels.ts'
import { loadOf, noteCase } from './load.ts'

type Found = {
  code: string
  placeId: string
  kind: string
  channels: string[]
  latitude: number
  longitude: number
  distanceKm?: number
  provinceEn: string
  isOpen: boolean
  load: string
}
let t: TestServer
beforeAll(async () => {
  t = await startTestServer({ modules: modules.filter(module => module.name !== 'welcome') })
})
afterAll(() => t.close())

const find = async (query = '') =>
  (await t.request({ url: `/v1/places?${query}` })).json() as {
    total: number
    provinces: { th: string; en: string; count: number; latitude?: number }[]
    places: Found[]
  }
/** All places, province by province: one answer holds a part of them. */
async function everyPlace() {
  const { provinces } = await find('limit=1')
  const lists = await Promise.all(
    provinces.map(({ en }) => find(`province=${encodeURIComponent(en)}&limit=200`)),
  )
  return lists.flatMap(list => list.places)
}
const loadAt = async (code: string) => (await find()).places.find(place => place.code === code)?.load

describe('the list', () => {
  test('begins with the places where somebody works, and tells what each gives', async () => {
    const { total, places } = await find('limit=6')
    expect(places.map(place => place.code)).toEqual([
      ...['R-1001', 'P-5001', 'S-1007', 'K-1030', 'B-5014', 'F-0001'],
    ])
    expect(total).toBeGreaterThan(928)
    expect(places[2]).toMatchObject({
      gives: [{ channel: 'shop', ial: '2.3', withoutCard: '2.1' }],
      isOpen: true,
      takesBookings: false,
    })
    expect(places[0]).toMatchObject({
      hours: [{ firstDay: 1, lastDay: 5, from: '08:30', to: '16:30' }],
      closesAt: '2026-11-23T09:30:00.000Z',
      takesBookings: true,
    })
  })

  test('nearest first, with the distance', async () => {
    const here = { latitude: 18.79, longitude: 98.99 }
    const { places } = await find('near=18.79,98.99&limit=5')
    expect(places.map(place => place.code).slice(0, 2)).toEqual(['R-5001', 'P-5001'])
    for (const place of places) expect(place.distanceKm).toBeCloseTo(kilometresBetween(here, place), 1)
    const distances = places.map(place => place.distanceKm ?? 0)
    expect(distances).toEqual(distances.toSorted((one, other) => one - other))
  })

  test('by channel, kind, province, level and whether it is open', async () => {
    const all = await everyPlace()
    for (const [query, fits] of [
      ['channel=boonterm', place => place.channels.includes('boonterm')],
      ['kind=kiosk', place => place.kind === 'kiosk'],
      ['kind=post,field', place => ['post', 'field'].includes(place.kind)],
      ['kind=registry', place => place.kind === 'registry'],
      ['province=Chiang%20Mai', place => place.provinceEn === 'Chiang Mai'],
      [`province=${encodeURIComponent('เชียงใหม่')}`, place => place.provinceEn === 'Chiang Mai'],
      ['level=2.3', place => place.kind !== 'shop'],
      ['open=now', place => place.isOpen],
    ] as [string, (place: Found) => boolean][]) {
      const { places, total, provinces } = await find(query)
      expect(places.length).toBeGreaterThan(2)
      expect(places).toHaveLength(Math.min(total, 100))
      expect(places.filter(place => !fits(place))).toEqual([])
      expect(total).toBe(all.filter(fits).length)
      expect(provinces.reduce((sum, province) => sum + province.count, 0)).toBe(total)
    }
    expect(await find('province=Nowhere')).toMatchObject({ total: 0, places: [] })
    expect((await find('province=Trat')).provinces).toContainEqual({
      th: 'เชียงใหม่',
      en: 'Chiang Mai',
      count: 0,
    })
  })

  test('by a part of a name, in either language, and never by a pattern', async () => {
    const codes = async (name: string) =>
      (await find(`name=${encodeURIComponent(name)}`)).places.map(place => place.code)
    expect(await codes('แม่ริม')).toEqual(expect.arrayContaining(['R-5007', 'F-0001']))
    expect(await codes('mae RIM')).toEqual(await codes('แม่ริม'))
    expect(await codes("'")).toEqual([])
    expect((await t.request({ url: '/v1/places?name=%25' })).statusCode).toBe(400)
  })

  test('a place whose point nobody knows comes after the five nearest of its province, and says no distance', async () => {
    const { places } = await find('near=9.00,99.90')
    const inProvince = places.filter(place => place.provinceEn === 'Nakhon Si Thammarat')
    expect(inProvince[4]).toHaveProperty('distanceKm')
    expect(
      inProvince
        .slice(5, 7)
        .map(place => place.code)
        .sort(),
    ).toEqual(['R-8014', 'R-8015'])
    for (const place of inProvince.slice(5, 7)) {
      expect(place).not.toHaveProperty('distanceKm')
      expect(place).not.toHaveProperty('latitude')
    }
  })

  test.each(['near=18.7883,98.9853', 'near=91,100', 'near=18', 'near=a,b', 'limit=0', 'limit=201', 'kind=x'])(
    '%s is refused: nobody has to say exactly where they stand',
    async query => {
      expect((await t.request({ url: `/v1/places?${query}` })).statusCode).toBe(400)
    },
  )
})

describe('how busy it is', () => {
  test.each([
    [{ isOpen: false, isHeard: true, people: 9, seats: 3 }, 'unknown'],
    [{ isOpen: true, isHeard: false, people: 0, seats: 3 }, 'unknown'],
    [{ isOpen: true, isHeard: true, people: 0, seats: 3 }, 'quiet'],
    [{ isOpen: true, isHeard: true, people: 2, seats: 0 }, 'quiet'],
    [{ isOpen: true, isHeard: true, people: 3, seats: 0 }, 'some'],
    [{ isOpen: true, isHeard: false, people: 6, seats: 3 }, 'busy'],
    [{ isOpen: true, isHeard: true, people: 6, seats: 4 }, 'some'],
  ] as const)('%o is %s', (seen, load) => {
    expect(loadOf(seen)).toBe(load)
  })

  test('follows the cases opened there and the slots booked, for a quarter of an hour', async () => {
    expect(await loadAt('R-1001')).toBe('unknown')
    const officer = await anOfficer(t, await aTerminal(t, 'R-1001'), staffNumbers.registrar)
    expect(await loadAt('R-1001')).toBe('quiet')
    const open = () => officer.call('POST', '/v1/counter/cases', { json: { channel: 'registrar' } })
    for (const expected of ['quiet', 'quiet', 'some']) {
      expect((await open()).statusCode).toBe(201)
      await t.settle()
      expect(await loadAt('R-1001')).toBe(expected)
    }
    const registry = (await find()).places.find(place => place.code === 'R-1001')
    for (let one = 0; one < 3; one++) {
      const phone = await aPhone(hostOf(t))
      const asked = { placeId: registry?.placeId, day: '2026-11-23', time: '12:15', requestId: randomUUID() }
      expect((await phone.call('POST', '/v1/bookings', { json: asked })).statusCode).toBe(201)
    }
    t.clock.advance(60)
    expect(await loadAt('R-1001')).toBe('busy')
    t.clock.advance(30 * 60)
    expect(await loadAt('R-1001')).toBe('quiet')
    t.clock.advance(3600)
    expect(await loadAt('R-1001')).toBe('unknown')
  })

  test('one case that is told of twice is one', async () => {
    const { places } = await find('kind=post')
    const placeId = places[1]?.placeId ?? ''
    const event = { id: newId(t.ctx), at: t.ctx.now(), name: 'counter.caseOpened', personId: null }
    for (let one = 0; one < 4; one++) await noteCase(t.ctx, { ...event, data: { placeId } })
    expect((await find('kind=post')).places[1]?.load).toBe('quiet')
  })
})

describe('the invented places', () => {
  const places = readDemoPlaces()
  const registries = readDemoRegistries()

  test('stand in many provinces, with a code, hours and a channel each', () => {
    expect(new Set(places.map(place => place.code)).size).toBe(places.length)
    expect(new Set(places.map(place => place.province_en)).size).toBeGreaterThanOrEqual(25)
    expect(new Set(places.map(place => place.kind)).size).toBe(5)
    for (const { opening, name_th, name_en, district_en } of places) {
      expect([name_th, name_en, district_en].every(Boolean)).toBe(true)
      for (const { days, from, to } of opening) {
        expect(days.every(day => day >= 1 && day <= 7)).toBe(true)
        expect(from < to && /^\d\d:\d\d$/.test(from)).toBe(true)
      }
    }
  })

  test('have a registry in each of 878 districts and the 50 of Bangkok, of which eleven are known without a point', () => {
    expect(registries).toHaveLength(928)
    expect(new Set(registries.map(place => place.code)).size).toBe(928)
    expect(registries.filter(place => place.name_th.includes('ตัวอย่างเขต'))).toHaveLength(50)
    expect(new Set(registries.map(place => place.province_th)).size).toBe(77)
    expect(registries.filter(place => pointOf(place) === undefined)).toHaveLength(11)
  })

  test('stand in Thailand', () => {
    for (const { latitude, longitude } of [...places, ...registries].flatMap(place => pointOf(place) ?? [])) {
      expect(latitude > 5.6 && latitude < 20.5).toBe(true)
      expect(longitude > 97.3 && longitude < 105.7).toBe(true)
    }
  })
})

test('the finder promises what the counter then gives', async () => {
  const { channels } = await import('../../counter/channels.ts')
  for (const [channel, { ial, withoutCard }] of Object.entries(givenBy)) {
    const { earns } = channels[channel as keyof typeof channels]
    expect(earns({ card_by_chip: true } as never)).toBe(ial)
    if (withoutCard) expect(earns({ card_by_chip: false } as never)).toBe(withoutCard)
  }
})
