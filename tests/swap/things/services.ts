// What services keep of somebody: payments, applications, files, also of visitors, reminders; and money that waits for officers.
import { randomUUID } from 'node:crypto'
import { getPayment } from '../../../server/modules/payments/index.ts'
import { callBack, moneyFor } from '../../payments.ts'
import type { Thing } from '../thing.ts'
import type { Caller, World } from '../world.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const COMPLAINT = 'public-transport-complaint'
const complaintOf = ({ t }: World) => ({
  vehicle: 'TAXI',
  happenedOn: t.ctx.now().toISOString().slice(0, 10),
  story: 'คนขับปฏิเสธผู้โดยสาร',
  telephone: '081-234-5678',
})

async function aPayment({ person }: World) {
  const { bills } = await person.call<{ bills: { id: string }[] }>('GET', '/v1/me/demo-bills')
  return person.call<{ id: string }>('POST', `/v1/me/demo-bills/${bills[0]?.id}/pay`)
}

async function anApplication(world: World) {
  const applicationId = randomUUID()
  const url = `/v1/me/services/${COMPLAINT}/applications/${applicationId}`
  await world.person.call('PUT', url, { form: complaintOf(world) })
  return applicationId
}

async function anAttachment(owner: Caller, url: string) {
  const headers = { 'content-type': 'image/png' }
  const answer = await owner.send({ method: 'POST', url, headers, payload: PNG })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return { names: { id: (answer.json() as { id: string }).id }, owner }
}

/** Something a service may be told of a person once they agreed. */
async function allow(who: Caller, service: string) {
  type View = { permission: { sha256: string } }
  const { permission } = await who.call<View>('GET', `/v1/me/services/${service}`)
  await who.call('PUT', `/v1/me/services/${service}/permission`, { sha256: permission.sha256 })
}

export const serviceThings: Thing[] = [
  {
    at: '/v1/me/payments/:id',
    names: ['id'],
    // Treasurers see it beside the money that waits.
    make: async world => ({
      names: { id: (await aPayment(world)).id },
      owner: world.person,
      mayToo: [world.registrar, world.supervisor],
    }),
  },
  {
    at: '/v1/treasury/exceptions/:id',
    names: ['id'],
    async make(world) {
      const payment = await getPayment(world.t.ctx, (await aPayment(world)).id)
      const money = moneyFor(world.t, payment, { amountSatang: payment.amountSatang + 100 })
      await callBack(world.t, money)
      type Listed = { exceptions: { id: string }[] }
      const { exceptions } = await world.registrar.call<Listed>('GET', '/v1/treasury/exceptions')
      return { names: { id: exceptions[0]?.id ?? '' }, owner: world.registrar, mayToo: [world.supervisor] }
    },
  },
  {
    at: '/v1/me/services/:id/applications/:applicationId',
    names: ['applicationId'],
    make: async world => ({
      names: { id: COMPLAINT, applicationId: await anApplication(world) },
      owner: world.person,
    }),
  },
  {
    at: '/v1/me/applications/:id',
    names: ['id'],
    make: async world => ({ names: { id: await anApplication(world) }, owner: world.person }),
  },
  {
    at: '/v1/me/attachments/:id',
    names: ['id'],
    make: ({ person }) => anAttachment(person, `/v1/me/services/${COMPLAINT}/attachments`),
  },
  {
    at: '/v1/visitor/attachments/:id',
    names: ['id'],
    make: ({ visitor }) => anAttachment(visitor, '/v1/services/city-fault/attachments'),
  },
  {
    at: '/v1/me/reminders/:id',
    names: ['id'],
    async make(world) {
      await allow(world.person, 'passport-expiry')
      await world.person.call('POST', '/v1/me/services/passport-expiry/reminders', {})
      type Listed = { reminders: { id: string }[] }
      const { reminders } = await world.person.call<Listed>('GET', '/v1/me/reminders')
      return { names: { id: reminders[0]?.id ?? '' }, owner: world.person }
    },
    says: { leadDays: [3] },
  },
  {
    at: '/v1/me/services/:id/pay',
    names: ['key'],
    async make(world) {
      for (const who of [world.person, world.stranger]) await allow(who, 'vehicle-tax')
      type Asked = { result: { bills: { key: string }[] } }
      const { result } = await world.person.call<Asked>('POST', '/v1/me/services/vehicle-tax/ask', {
        form: {},
      })
      return { names: { id: 'vehicle-tax', key: result.bills[0]?.key ?? '' }, owner: world.person }
    },
  },
]
