// The whole entry of the register about somebody, for officers whom the law lets read it.
import type { Address } from '../../../shared/address.ts'
import type { Day } from '../../../shared/partial-date.ts'
import type { Ctx } from '../../platform/context.ts'
import { getPerson } from './people.ts'
import * as store from './store.ts'
import { type Person, toAddress } from './views.ts'

export type RegisteredParent = { firstTh: string; lastTh: string | null; citizenNumber: string | undefined }
export type RegisterRecord = Person & {
  diedOn: Day | undefined
  mother: RegisteredParent | undefined
  father: RegisteredParent | undefined
  home: { houseCode: string; address: Address; isHead: boolean; since: Day } | undefined
}

/** @throws people.personUnknown */
export async function getRegisterRecord(ctx: Ctx, personId: string): Promise<RegisterRecord> {
  const [person, death, parents, home] = await Promise.all([
    getPerson(ctx, personId),
    store.findDeath(ctx, personId),
    store.listParents(ctx, personId),
    store.findMembership(ctx, personId),
  ])
  const parent = (kind: 'mother' | 'father') => {
    const row = parents.find(one => one.kind === kind)
    if (!row) return undefined
    return { firstTh: row.first_th, lastTh: row.last_th, citizenNumber: row.citizen_number ?? undefined }
  }
  return {
    ...person,
    diedOn: death?.died_on,
    mother: parent('mother'),
    father: parent('father'),
    home: home && {
      houseCode: home.house_code,
      address: toAddress(home),
      isHead: home.is_head,
      since: home.since_day,
    },
  }
}
