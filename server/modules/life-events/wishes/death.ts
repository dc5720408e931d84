// The head of the house or the nearest family notify a death (Civil Registration Act B.E. 2534 s. 21).
import { addDays, type Day } from '../../../../shared/partial-date.ts'
import type { Ctx } from '../../../platform/context.ts'
import {
  findHead,
  findHomeCode,
  findSpouse,
  getPerson,
  isAlive,
  listChildrenAndParents,
  listInhabitants,
  thaiDay,
} from '../../people/index.ts'
import { citizenOf } from '../citizen.ts'
import { fail } from '../failures.ts'
import { file, type Sent } from '../filings/file.ts'
import { askHospital } from '../hospital.ts'
import { OLDEST_DAYS } from '../terms.ts'

type Near = { personId: string; relation: 'head' | 'spouse' | 'relative' }

/** Whose death the signed-in person may notify: everybody of the house for its head, husband or wife, parents and children. */
export async function listNear(ctx: Ctx) {
  const near = await findNear(ctx)
  return Promise.all(
    near.map(async ({ personId, relation }) => {
      const { nameTh, nameEn } = await getPerson(ctx, personId)
      return { personId, relation, nameTh, nameEn }
    }),
  )
}

async function findNear(ctx: Ctx): Promise<Near[]> {
  const { personId } = citizenOf(ctx)
  const home = await findHomeCode(ctx, personId)
  const isHead = home !== undefined && (await findHead(ctx, home)) === personId
  const housemates = isHead ? (await listInhabitants(ctx, home)).map(one => one.personId) : []
  const spouse = await findSpouse(ctx, personId)
  const all: Near[] = [
    ...(spouse ? [{ personId: spouse.personId, relation: 'spouse' as const }] : []),
    ...(await listChildrenAndParents(ctx, personId)).map(id => ({
      personId: id,
      relation: 'relative' as const,
    })),
    ...housemates.map(id => ({ personId: id, relation: 'head' as const })),
  ]
  const once = all.filter(
    (one, at) => all.findIndex(other => other.personId === one.personId) === at && one.personId !== personId,
  )
  const living = await Promise.all(once.map(one => isAlive(ctx, one.personId)))
  return once.filter((_one, at) => living[at])
}

export type DeathWish = Sent & { personId: string; diedOn: Day; place: string; noticeNumber: string }

/** Notifies a death. @throws lifeEvents.notNear | dayTooFar and those of `file` */
export const fileDeath = (ctx: Ctx, wish: DeathWish) =>
  file(ctx, 'death', wish, async () => {
    const near = (await findNear(ctx)).find(one => one.personId === wish.personId)
    if (!near) throw fail.notNear()
    const today = thaiDay(ctx.now())
    if (wish.diedOn > today || wish.diedOn < addDays(today, -OLDEST_DAYS)) throw fail.dayTooFar()
    const notice = await askHospital(ctx, {
      form: 'death',
      number: wish.noticeNumber,
      citizenNumber: (await getPerson(ctx, wish.personId)).citizenNumber,
      day: wish.diedOn,
    })
    const { diedOn, place } = wish
    return { details: { notice, deceasedId: near.personId, relation: near.relation, diedOn, place } }
  })
