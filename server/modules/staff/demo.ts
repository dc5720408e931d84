// The sandbox's places and the invented people who work there. Anybody who tries it may be any of them.
import type { Ctx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { getOrInventPerson } from '../people/index.ts'
import { fail } from './failures.ts'
import { addPlace, type NewPlace } from './places.ts'
import * as store from './store.ts'
import type { Opening, Role, TerminalKind } from './tables.ts'
import { inviteTerminal } from './terminals.ts'

const office: Opening = [{ days: [1, 2, 3, 4, 5], from: '08:30', to: '16:30' }]
const post: Opening = [
  { days: [1, 2, 3, 4, 5], from: '08:30', to: '17:30' },
  { days: [6], from: '09:00', to: '12:00' },
]
const always: Opening = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }]

const bangkok = { province_th: 'กรุงเทพมหานคร', province_en: 'Bangkok' }
const chiangMai = { province_th: 'เชียงใหม่', province_en: 'Chiang Mai' }

/** Invented places in real districts. */
export const demoPlaces: readonly NewPlace[] = [
  {
    code: 'R-1001',
    kind: 'registry',
    name_th: 'สำนักทะเบียนตัวอย่างเขตพระนคร',
    name_en: 'Phra Nakhon Demo Registry',
    ...bangkok,
    district_th: 'พระนคร',
    district_en: 'Phra Nakhon',
    latitude: 13.757,
    longitude: 100.502,
    opening: office,
    channels: ['registrar'],
  },
  {
    code: 'P-5001',
    kind: 'post',
    name_th: 'ไปรษณีย์ตัวอย่างเมืองเชียงใหม่',
    name_en: 'Mueang Chiang Mai Demo Post Office',
    ...chiangMai,
    district_th: 'เมืองเชียงใหม่',
    district_en: 'Mueang Chiang Mai',
    latitude: 18.788,
    longitude: 98.985,
    opening: post,
    channels: ['post'],
  },
  {
    code: 'S-1007',
    kind: 'shop',
    name_th: 'เคาน์เตอร์เซอร์วิสตัวอย่าง สาขาปทุมวัน',
    name_en: 'Pathum Wan Demo Counter Service',
    ...bangkok,
    district_th: 'ปทุมวัน',
    district_en: 'Pathum Wan',
    latitude: 13.745,
    longitude: 100.53,
    opening: always,
    channels: ['shop'],
  },
  {
    code: 'K-1030',
    kind: 'kiosk',
    name_th: 'ตู้บริการอเนกประสงค์ภาครัฐตัวอย่าง จตุจักร',
    name_en: 'Chatuchak Demo Government Kiosk',
    ...bangkok,
    district_th: 'จตุจักร',
    district_en: 'Chatuchak',
    latitude: 13.828,
    longitude: 100.559,
    opening: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '06:00', to: '22:00' }],
    channels: ['kiosk'],
  },
  {
    code: 'B-5014',
    kind: 'kiosk',
    name_th: 'ตู้บุญเติมตัวอย่าง สันทราย',
    name_en: 'San Sai Demo Top-up Kiosk',
    ...chiangMai,
    district_th: 'สันทราย',
    district_en: 'San Sai',
    latitude: 18.848,
    longitude: 99.043,
    opening: always,
    channels: ['boonterm'],
  },
  {
    code: 'F-0001',
    kind: 'field',
    name_th: 'ทีมภาคสนามตัวอย่าง',
    name_en: 'Demo Field Team',
    ...chiangMai,
    district_th: 'แม่ริม',
    district_en: 'Mae Rim',
    latitude: 18.914,
    longitude: 98.945,
    opening: office,
    channels: ['field'],
  },
]

/** Who works where: numbers of invented people. */
export const demoOfficers: readonly { number: string; place: string; role: Role }[] = [
  { number: '1009900009043', place: 'R-1001', role: 'registrar' },
  { number: '1009900009051', place: 'R-1001', role: 'supervisor' },
  { number: '1009900009060', place: 'P-5001', role: 'clerk' },
  { number: '1009900009078', place: 'P-5001', role: 'supervisor' },
  { number: '1009900009086', place: 'S-1007', role: 'clerk' },
  { number: '1009900009094', place: 'F-0001', role: 'registrar' },
]

const kindAt: Record<NewPlace['kind'], TerminalKind> = {
  registry: 'counter',
  post: 'counter',
  shop: 'cashier',
  kiosk: 'kiosk',
  field: 'tablet',
}

/** Writes the sandbox's places and officers once. */
export async function prepareDemoStaff(ctx: Ctx): Promise<void> {
  const known = new Map((await store.listOpenPlaces(ctx)).map(place => [place.code, place.place_id]))
  for (const place of demoPlaces)
    if (!known.has(place.code)) known.set(place.code, await addPlace(ctx, place, true))
  for (const { number, place, role } of demoOfficers)
    await appoint(ctx, number, { placeId: known.get(place) ?? '', role })
}

async function appoint(ctx: Ctx, number: string, { placeId, role }: { placeId: string; role: Role }) {
  const { personId } = await getOrInventPerson(ctx, number)
  const [proposer, agreer] = await Promise.all(
    ctx.settings.operators
      .slice(0, 2)
      .map(async operator => (await getOrInventPerson(ctx, operator)).personId),
  )
  const at = ctx.now()
  await transaction(ctx, tx =>
    store.insertGrant(tx, {
      person_id: personId,
      id: newId(tx),
      place_id: placeId,
      role,
      status: 'active',
      proposed_by: proposer ?? '',
      proposed_at: at,
      agreed_by: agreer ?? '',
      agreed_at: at,
      used_at: at,
      ended_at: null,
      ended_by: null,
    }),
  )
}

/** The sandbox only: any browser may be a terminal of a demo place. @throws staff.notFound */
export async function inviteDemoTerminal(ctx: Ctx, placeCode: string) {
  const place = (await store.listOpenPlaces(ctx)).find(one => one.code === placeCode && one.is_demo)
  if (!place) throw fail.notFound()
  const kind = kindAt[place.kind]
  return inviteTerminal(ctx, { placeId: place.place_id, kind, name: 'Demo', invitedBy: null, isDemo: true })
}
