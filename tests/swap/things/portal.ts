// What belongs to an organisation: itself, its people, its systems, its mini-apps; and what operators alone look after.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { newId } from '../../../server/platform/context.ts'
import { seenIn, textIn, tiePath } from '../../publishing.ts'
import { staffNumbers } from '../../staff.ts'
import type { Thing } from '../thing.ts'
import type { World } from '../world.ts'

let made = 0
async function anOrganisation({ developer }: World) {
  made += 1
  const form = { nameTh: 'กรมทดลอง', nameEn: 'Trials', domain: `trials${made}.example` }
  return (await developer.post('/portal/organisations', form)).split('/').at(-1) ?? ''
}

const system = {
  speaks: 'oidc',
  redirectUris: 'http://127.0.0.1:8080/callback',
  items: 'given_name',
  purposeTh: 'ทดลอง',
  purposeEn: 'To try',
}
async function aSystem(world: World) {
  const at = await world.developer.post(
    `/portal/organisations/${await anOrganisation(world)}/clients`,
    system,
  )
  return at.split('/').at(-1) ?? ''
}

/** As no test can through the door without an hour of sign-ins: everything was rehearsed, and production asked for. */
async function aWishForProduction(world: World) {
  const { ctx } = world.t
  const [id, clientId] = [newId(ctx), decodeURIComponent(await aSystem(world))]
  const registration = JSON.stringify({
    redirectUris: [],
    scopes: [],
    dialects: ['oidc'],
    profile: 'baseline',
  })
  await sql`insert into portal.production_request
    (id, client_id, party_id, asked_by, registration, legal_basis, reasons, status, created_at)
    select ${id}, id, party_id, ${newId(ctx)}, ${registration}::jsonb, 'Trial Act, section 1', '{}', 'open', ${ctx.now()}
    from parties.client where id = ${clientId}`.execute(ctx.db)
  return id
}

const miniApp = {
  ...{ nameTh: 'นัดหมาย', nameEn: 'Appointments', shortTh: 'นัดแพทย์', shortEn: 'See a doctor' },
  ...{ aboutTh: 'นัดแพทย์ได้ทุกวัน', aboutEn: 'See a doctor on any day', qrMinutes: '5' },
  startAddress: 'https://app.trials.example/',
  'why-firstName-th': 'เรียกชื่อ',
  'why-firstName-en': 'To call you',
}
async function aMiniApp(world: World) {
  const at = `/portal/organisations/${await anOrganisation(world)}/mini-apps`
  return (await world.developer.post(at, miniApp)).split('/').at(-1) ?? ''
}

const placeForm = (code: string) => ({
  ...{ placeCode: code, channel: 'post', nameTh: 'ไปรษณีย์ทดลอง', nameEn: 'Trial Post Office' },
  ...{ addressTh: '', addressEn: '', districtTh: 'เมืองน่าน', districtEn: 'Mueang Nan' },
  ...{ provinceTh: 'น่าน', provinceEn: 'Nan', latitude: '18.7756', longitude: '100.773', seats: '2' },
  ...Object.fromEntries([1, 2, 3, 4, 5].map(day => [`hours${day}`, '08:30-12:00'])),
  ...{ hours6: '', hours7: '' },
})
async function aPlace({ operator }: World) {
  made += 1
  return (
    (await operator.post('/portal/console/places/new', placeForm(`P-${9000 + made}`))).split('/').at(-1) ?? ''
  )
}
const operators = ({ operator, secondOperator }: World) => ({ owner: operator, mayToo: [secondOperator] })

/** Of an organisation that asked to be an agency. */
async function aTie(world: World, agencyId: string) {
  const organisation = await anOrganisation(world)
  await world.developer.post(`/portal/organisations/${organisation}/agency`, { agencyId })
  return { organisation, at: await tiePath(world.t, agencyId) }
}

const TEXT = 'right-in-short'
const written = {
  ...{
    seen: 'of an earlier look',
    note: 'A shorter way',
    reason: 'Was wrong',
    number: '1',
    text: 'id: nothing',
  },
  ...{ name: 'Gold card', content: '{"person":{},"answers":{},"expects":{"outcome":"ok"}}' },
}
/** A service that an agency's own staff write, with a case to try it with. */
async function anOpenText(world: World) {
  const { organisation, at } = await aTie(world, 'nhso')
  for (const operator of [world.operator, world.secondOperator]) await operator.post(`${at}/agree`)
  const services = `/portal/organisations/${organisation}/services`
  await world.developer.post(services, { serviceId: TEXT, from: 'treatment-right' })
  const copied = { body: await world.developer.show(`${services}/${TEXT}/edit`) }
  const text = textIn(copied).replace('number: 46', 'number: 901')
  await world.developer.post(`${services}/${TEXT}/edit`, { seen: seenIn(copied), text })
  await world.developer.post(`${services}/${TEXT}/cases`, written)
  const page = await world.developer.show(`${services}/${TEXT}/preview`)
  const caseId = /cases\/([0-9a-f-]{36})\/remove/.exec(page)?.[1] ?? ''
  return { id: organisation, serviceId: TEXT, caseId, number: '1' }
}

export const portalThings: Thing[] = [
  {
    at: '/portal/organisations/:id/services/:serviceId',
    names: ['id', 'serviceId', 'caseId', 'number'],
    make: async world => ({ names: await anOpenText(world), owner: world.developer }),
    says: { form: written },
  },
  {
    at: '/portal/console/agencies/:id',
    names: ['id'],
    async make(world) {
      const { at } = await aTie(world, 'mea')
      return { names: { id: at.split('/').at(-1) ?? '' }, ...operators(world) }
    },
  },
  {
    at: '/portal/organisations/:id',
    names: ['id', 'personId'],
    make: async world => ({
      names: { id: await anOrganisation(world), personId: randomUUID() },
      owner: world.developer,
    }),
    says: { form: { ...system, ...miniApp } },
  },
  {
    at: '/portal/clients/:id',
    names: ['id'],
    make: async world => ({ names: { id: await aSystem(world) }, owner: world.developer }),
    says: { form: system },
  },
  {
    at: '/portal/mini-apps/:id',
    names: ['id'],
    make: async world => ({ names: { id: await aMiniApp(world) }, owner: world.developer }),
    says: { form: miniApp },
  },
  {
    at: '/portal/console/places/:id',
    names: ['id', 'terminalId', 'grantId'],
    async make(world) {
      const id = await aPlace(world)
      const at = `/portal/console/places/${id}`
      await world.operator.post(`${at}/terminals`, { name: 'Counter 1', kind: 'counter' })
      const asked = { citizenNumber: staffNumbers.cashier, role: 'clerk', reason: 'Works at the counter' }
      await world.operator.post(`${at}/roles`, asked)
      const page = await world.operator.show(at)
      const grantId = /roles\/([0-9a-f-]{36})\//.exec(page)?.[1] ?? ''
      const terminalId = /terminals\/([0-9a-f-]{36})\//.exec(page)?.[1] ?? ''
      return { names: { id, terminalId, grantId }, ...operators(world) }
    },
    says: { form: { ...placeForm('P-9999'), name: 'Counter 2', kind: 'counter' } },
  },
  {
    at: '/portal/console/mini-apps/:id',
    names: ['id'],
    make: async world => ({ names: { id: await aMiniApp(world) }, ...operators(world) }),
    says: { note: 'ครบถ้วน' },
  },
  {
    at: '/portal/console/:id',
    names: ['id'],
    make: async world => ({ names: { id: await aWishForProduction(world) }, ...operators(world) }),
    says: { note: 'ครบถ้วน' },
  },
]
