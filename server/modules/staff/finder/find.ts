// Where somebody can be proven: the nearest first, open now, in this province, up to this level.
import { kilometresBetween, type Point } from '../../../../shared/distance.ts'
import { closesNext, hoursOf, isOpenAt, opensNext } from '../../../../shared/opening-hours.ts'
import type { Ctx } from '../../../platform/context.ts'
import { listOpenPlaces, listProvinces } from '../store.ts'
import type { PlaceChannel, PlaceRow } from '../tables.ts'
import { givenBy, leastOf } from './levels.ts'
import { loadOf, readTraffic, type Traffic } from './load.ts'

export type Asked = {
  channel?: PlaceChannel | undefined
  kind?: PlaceRow['kind'][] | undefined
  /** Thai or English name. */
  province?: string | undefined
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
  return {
    total: fitting.length,
    provinces,
    places: sortedFrom(asked.near, fitting)
      .slice(0, asked.limit)
      .map(({ row, kilometres }) => viewPlace(row, { now, traffic, kilometres })),
  }
}

function sortedFrom(near: Point | undefined, rows: readonly PlaceRow[]) {
  if (!near) return rows.map(row => ({ row, kilometres: undefined }))
  return rows
    .map(row => ({ row, kilometres: kilometresBetween(near, row) }))
    .sort((one, other) => one.kilometres - other.kilometres)
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
    latitude: row.latitude,
    longitude: row.longitude,
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
