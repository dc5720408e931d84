// Cases about houses: asked by somebody, with files, decided by the registrars of the district.
import type { CitizenPhone } from '../../documents.ts'
import { aCase, aNewHouse } from '../../house-cases.ts'
import { listHouses } from '../../households.ts'
import type { Thing } from '../thing.ts'
import type { World } from '../world.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** The head of the nth house, with their phone and a file that they took. */
async function aBuilder(world: World, nth: number) {
  const heads = (await listHouses(world.t)).flatMap(house =>
    house.filter(one => one.is_head && one.age >= 20 && world.isFree(one)),
  )
  const phone: CitizenPhone = await world.phoneOf(heads.at(-1 - nth) as (typeof heads)[number])
  const owner = world.aCitizen('who builds a house', phone)
  const url = '/v1/me/house-cases/files'
  const answer = await owner.send({
    method: 'POST',
    url,
    headers: { 'content-type': 'image/png' },
    payload: PNG,
  })
  const file = answer.json() as { id?: string; fileId?: string }
  return { phone, owner, file: file.id ?? file.fileId ?? '' }
}

type House = Awaited<ReturnType<typeof listHouses>>[number]
const headOf = ({ isFree }: World, house: House) =>
  house.find(one => one.is_head && one.age >= 20 && isFree(one))
const goingFrom = ({ isFree }: World, house: House) =>
  house.find(one => !one.is_head && one.age >= 20 && isFree(one))

export const houseThings: Thing[] = [
  {
    at: '/v1/me/house-cases/files/:id',
    names: ['id'],
    async make(world) {
      const { owner, file } = await aBuilder(world, 0)
      return { names: { id: file }, owner }
    },
  },
  {
    at: '/v1/me/house-cases',
    names: ['files'],
    async make(world) {
      const { owner, file } = await aBuilder(world, 1)
      return { names: { files: [file] }, owner }
    },
    says: { wish: aNewHouse() },
  },
  {
    at: '/v1/me/house-cases/:id',
    names: ['id'],
    async make(world) {
      const { owner, phone } = await aBuilder(world, 2)
      return { names: { id: await aCase(phone, aNewHouse()) }, owner }
    },
  },
  {
    at: '/v1/me/house-cases/:id/answer',
    names: ['id'],
    async make(world) {
      const house = (await listHouses(world.t)).find(one => headOf(world, one) && goingFrom(world, one))
      const [head, going] = house ? [headOf(world, house), goingFrom(world, house)] : []
      if (!head || !going) throw new Error('Nobody of this country can split a house')
      const wish = { kind: 'split', people: [going.person_id], headId: going.person_id }
      const id = await aCase(await world.phoneOf(head), wish)
      const owner = world.aCitizen('who goes', await world.phoneOf(going))
      return { names: { id }, owner }
    },
  },
  {
    at: '/v1/households/cases/:id',
    names: ['id', 'fileId'],
    async make(world) {
      const { phone, file } = await aBuilder(world, 3)
      const id = await aCase(phone, aNewHouse(), { files: [file] })
      return { names: { id, fileId: file }, owner: world.registrar, mayToo: [world.supervisor] }
    },
  },
]
