// Where somebody can be proven: the nearest first, open now, in this province, up to this level.
import { kilometresBetween, nearestFirst, type Point } from '../../../../shared/distance.ts'
import { closesNext, hoursOf, isOpenAt, opensNext } from '../../../../shared/opening-hours.ts'
import type { Ctx } from '../../../platform/context.ts'
import { listOpenPlaces, listProvinces } from '../store.ts'
import { type PlaceChannel, type PlaceRow, pointOf } from '../tables.ts'
import { givenBy, leastOf } from './levels.ts'
import { loadOf, readTraffic, type Traffic } from './load.ts'

export type Asked = {
  channel?: PlaceChannel | undefined
  kind?: PlaceRow['kind'][] | undefined
  /** Thai or English name. */
  province?: string | undefined
  /** A part of the name of a place, its district or its province, in Thai or English. */
  name?: string | undefined
  open?: 'now' | undefined
  level?: string | undefined
  near?: Point | undefined
  limit: number
}

/** The open places that answer to everything asked, at most `limit`, how many there are, and the provinces that have any. */
export async function findPlaces(ctx: Ctx, asked: Asked) {
  const [rows, provinces, traffic] = await Promise.all([
    listOpenPlaces(ctx, asked),
    listProvinces(ctx),
    readTraffic(ctx),
  ])
  const now = ctx.now()
  const fitting = rows
    .filter(row => asked.open !== 'now' || isOpenAt(row.opening, now))
    .filter(row => leastOf(row.channels) >= Number.parseFloat(asked.level ?? '0'))
    .filter(row => asked.name === undefined || isNamed(row, asked.name))
  return {
    total: fitting.length,
    provinces: countIn(provinces, fitting),
    places: sortedFrom(asked.near, fitting)
      .slice(0, asked.limit)
      .map(({ row, kilometres }) => viewPlace(row, { now, traffic, kilometres })),
  }
}

const isNamed = (row: PlaceRow, part: string) =>
  [row.name_th, row.name_en, row.district_th, row.district_en, row.province_th, row.province_en].some(name =>
    name.toLowerCase().includes(part.toLowerCase()),
  )

/** How many of the places stand in each province, and about where: enough to draw a country of a thousand places. */
function countIn(provinces: readonly { th: string; en: string }[], rows: readonly PlaceRow[]) {
  const byProvince = Map.groupBy(rows, row => row.province_th)
  return provinces.map(({ th, en }) => {
    const inside = byProvince.get(th) ?? []
    const points = inside.map(pointOf).filter(point => point !== undefined)
    return { th, en, count: inside.length, ...middleOf(points) }
  })
}

/** To a hundredth of a degree. */
function middleOf(points: readonly Point[]): Partial<Point> {
  if (points.length === 0) return {}
  const mean = (values: readonly number[]) =>
    Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 100) / 100
  return {
    latitude: mean(points.map(point => point.latitude)),
    longitude: mean(points.map(point => point.longitude)),
  }
}

function sortedFrom(near: Point | undefined, rows: readonly PlaceRow[]) {
  if (!near) return rows.map(row => ({ row, kilometres: undefined }))
  const measured = rows.map(row => {
    const point = pointOf(row)
    return { row, kilometres: point && kilometresBetween(near, point) }
  })
  return nearestFirst(measured, {
    kilometresOf: ({ kilometres }) => kilometres,
    provinceOf: ({ row }) => row.province_th,
  })
}

type Around = { now: Date; traffic: Traffic; kilometres: number | undefined }

function viewPlace(row: PlaceRow, { now, traffic, kilometres }: Around) {
  const isOpen = isOpenAt(row.opening, now)
  const { place_id: placeId, seats } = row
  const people = traffic.people.get(placeId) ?? 0
  return {
    placeId,
    code: row.code,
    kind: row.kind,
    nameTh: row.name_th,
    nameEn: row.name_en,
    provinceTh: row.province_th,
    provinceEn: row.province_en,
    addressTh: row.address_th,
    addressEn: row.address_en,
    districtTh: row.district_th,
    districtEn: row.district_en,
    ...pointOf(row),
    // What was asked from is known to a hundredth of a degree: more digits would only look exact.
    ...(kilometres === undefined ? {} : { distanceKm: Math.round(kilometres * 10) / 10 }),
    opening: row.opening,
    hours: hoursOf(row.opening),
    isOpen,
    opensAt: opensNext(row.opening, now),
    closesAt: closesNext(row.opening, now),
    channels: row.channels,
    gives: row.channels.map(channel => ({ channel, ...givenBy[channel] })),
    load: loadOf({ isOpen, isHeard: traffic.heard.has(placeId), people, seats }),
    takesBookings: seats > 0,
  }
}
