import { expect, test } from 'vitest'
import type { Place, PlacesAsked } from '../../lib/finder-api.ts'
import { fitting, isOnMap } from './fit.ts'

const nothing: PlacesAsked = { kinds: [], openNow: false, surely: false }
const noon = new Date('2026-11-23T05:00:00Z')
const place = (nameEn: string, change: Partial<Place>): Place => ({
  placeId: nameEn,
  kind: 'registry',
  nameTh: nameEn,
  nameEn,
  provinceTh: 'เชียงใหม่',
  provinceEn: 'Chiang Mai',
  addressTh: '',
  addressEn: '',
  districtTh: '',
  districtEn: '',
  latitude: 18.79,
  longitude: 98.99,
  opening: [{ days: [1], from: '08:30', to: '16:30' }],
  gives: [{ ial: '2.3' }],
  load: 'quiet',
  takesBookings: true,
  ...change,
})
const places = [
  place('far', { latitude: 20, opening: [] }),
  place('till', { kind: 'shop', gives: [{ ial: '2.3', withoutCard: '2.1' }], provinceTh: 'น่าน' }),
  place('near', {}),
]
const found = (asked: Partial<PlacesAsked>, here?: { latitude: number; longitude: number }) =>
  fitting(places, { ...nothing, ...asked }, { here, now: noon }).map(one => one.nameEn)

test('without wishes everything stays in its order', () => {
  expect(found({})).toEqual(['far', 'till', 'near'])
})

test('each wish narrows, and together they narrow together', () => {
  expect(found({ kinds: ['shop', 'post'] })).toEqual(['till'])
  expect(found({ openNow: true })).toEqual(['till', 'near'])
  expect(found({ surely: true })).toEqual(['far', 'near'])
  expect(found({ province: 'น่าน' })).toEqual(['till'])
  expect(found({ surely: true, openNow: true, kinds: ['registry'] })).toEqual(['near'])
})

test('from where one stands the nearest come first', () => {
  expect(found({}, { latitude: 20.1, longitude: 99 })[0]).toBe('far')
  expect(
    fitting(places, nothing, { here: { latitude: 18.79, longitude: 98.99 }, now: noon })[0]?.kilometres,
  ).toBe(0)
})

test('what stands nobody knows where comes after the nearest of its province, and before what is farther, and is told apart', () => {
  const { latitude: _, longitude: __, ...nowhere } = place('nowhere', { provinceTh: 'น่าน' })
  const found = fitting([nowhere, ...places], nothing, {
    here: { latitude: 18.79, longitude: 98.99 },
    now: noon,
  })
  expect(found.map(one => one.nameEn)).toEqual(['till', 'near', 'nowhere', 'far'])
  expect(found.filter(one => !isOnMap(one)).map(one => one.nameEn)).toEqual(['nowhere'])
})
