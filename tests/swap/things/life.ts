// What people notify of their lives, with the register's offices as those who decide.
import { randomUUID } from 'node:crypto'
import { listHouses, TODAY } from '../../households.ts'
import { listAdults, notified } from '../../life-events.ts'
import { PASSCODE } from '../../sign-in.ts'
import type { Thing } from '../thing.ts'
import type { World } from '../world.ts'

type Filed = { filingId: string; number: string }
type Near = { people: { personId: string }[] }

/** Adults of the register, one caller after the other. */
async function* adults(world: World) {
  const all = (await listHouses(world.t)).flat().filter(one => one.age >= 25 && world.isFree(one))
  for (const one of all) yield world.aCitizen('who notifies', await world.phoneOf(one))
}

/** The nth of those who want another first name. */
async function aWish(world: World, nth: number) {
  let passed = 0
  for await (const owner of adults(world)) {
    if (passed++ < nth) continue
    const wish = {
      requestId: randomUUID(),
      passcode: PASSCODE,
      first: { th: 'สมปอง', en: 'Sompong' },
    }
    return { owner, filed: await owner.call<Filed>('POST', '/v1/me/life-events/name', wish) }
  }
  throw new Error('Nobody of this country is of age')
}

const phoneOf = (world: World, { citizenNumber }: { citizenNumber: string }) =>
  world.phoneOf({ citizen_number: citizenNumber })

export const lifeThings: Thing[] = [
  {
    at: '/v1/me/life-events/death',
    names: ['personId'],
    async make(world) {
      for await (const owner of adults(world)) {
        const { people } = await owner.call<Near>('GET', '/v1/me/life-events/near')
        const [near] = people
        if (near) return { names: { personId: near.personId }, owner }
      }
      throw new Error('Nobody of this country lives with anybody')
    },
    says: { diedOn: TODAY, place: 'ที่บ้าน' },
  },
  {
    at: '/v1/me/life-events/:id',
    names: ['id'],
    async make(world) {
      const { owner, filed } = await aWish(world, 0)
      return { names: { id: filed.filingId }, owner }
    },
  },
  {
    at: '/v1/me/life-events/:id/answer',
    names: ['id'],
    async make(world) {
      const single = (await listAdults(world.t)).filter(
        one => one.spouseId === undefined && world.isFree({ citizen_number: one.citizenNumber }),
      )
      const [one, other] = [single[0], single.findLast(({ sex }) => sex !== single[0]?.sex)]
      if (!one || !other) throw new Error('Nobody of this country can marry')
      const [asks, asked] = [await phoneOf(world, one), await phoneOf(world, other)]
      const wish = { otherNumber: other.citizenNumber, own: { surname: 'own', title: 'keep' } }
      const { filingId } = await notified(asks, 'marriage', wish)
      return { names: { id: filingId }, owner: world.aCitizen('who is asked', asked) }
    },
  },
  {
    at: '/v1/life-events',
    names: ['id', 'number'],
    async make(world) {
      const { filed } = await aWish(world, 1)
      const names = { id: filed.filingId, number: filed.number }
      return { names, owner: world.registrar, mayToo: [world.supervisor, world.fieldOfficer] }
    },
    says: { seen: [], reason: 'notAllowed' },
  },
]
