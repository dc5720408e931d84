import type { TxCtx } from '../../../platform/context.ts'
import { outdateCopies } from '../../documents/index.ts'
import {
  changeName,
  findSpouse,
  getPerson,
  listFamilyNames,
  type Office,
  registerDivorce,
} from '../../people/index.ts'
import { fail } from '../failures.ts'
import type { Kind } from './kind.ts'

/** Who bears the other's surname returns to their own (Person Name Act s. 13). True when that changed the name. */
async function returnSurname(tx: TxCtx, personId: string, otherId: string, office: Office): Promise<boolean> {
  const [own, other] = [await getPerson(tx, personId), await getPerson(tx, otherId)]
  if (own.name.lastTh !== other.name.lastTh) return false
  const former = (await listFamilyNames(tx, personId)).find(name => name.from === 'former')
  if (!former) return false
  const name = { lastTh: former.lastTh, lastEn: former.lastEn }
  await changeName(tx, { personId, name, because: 'divorce', office })
  return true
}

export const divorce: Kind<'divorce'> = {
  claims: ({ person_id, other_id }) => [`marriage:${person_id}`, `marriage:${other_id}`],
  concerned: () => [],
  async facts(ctx, { person_id }) {
    const spouse = await findSpouse(ctx, person_id)
    return spouse ? [{ what: 'marriedOn', day: spouse.marriedOn }] : []
  },
  async checks(ctx, { person_id, other_id, other_answer }) {
    return [
      { what: 'married', isRight: (await findSpouse(ctx, person_id))?.personId === other_id },
      { what: 'otherAgreed', isRight: other_answer === 'accepted' },
    ]
  },
  // Civil and Commercial Code s. 1514: in writing, before two witnesses.
  isLate: () => false,
  sights: ['bothCards', 'bothPresent', 'twoWitnesses', 'divorceAgreement'],
  needsSecond: () => false,
  async enter(tx, { person_id: personId, other_id: otherId }, office) {
    if (otherId === null) throw fail.filingUnknown()
    await registerDivorce(tx, { personId, otherId, office })
    await outdateCopies(tx, 'marriage', [personId, otherId])
    const renamed = [
      ...((await returnSurname(tx, personId, otherId, office)) ? [personId] : []),
      ...((await returnSurname(tx, otherId, personId, office)) ? [otherId] : []),
    ]
    return { told: [personId, otherId], renamed }
  },
}
