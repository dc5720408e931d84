import { longNameEn, longNameTh } from '../../../../shared/names.ts'
import type { Ctx } from '../../../platform/context.ts'
import { changeName, getPerson, listFamilyNames } from '../../people/index.ts'
import type { Filing } from '../details.ts'
import { judgeName } from '../names/check.ts'
import { freeName } from '../store.ts'
import type { Kind } from './kind.ts'

const newNameOf = ({ details: { first, last } }: Filing<'nameChange'>) => ({
  ...(first ? { firstTh: first.th, firstEn: first.en } : {}),
  ...(last ? { lastTh: last.th, lastEn: last.en } : {}),
})

/** A surname of the family needs nobody's leave; a new one must be nobody's. */
async function isSurnameFree(ctx: Ctx, { person_id, details: { last } }: Filing<'nameChange'>) {
  if (!last) return true
  if (last.from === 'new') return (await judgeName(ctx, 'last', last.th, person_id)).standing === 'free'
  return (await listFamilyNames(ctx, person_id)).some(name => name.lastTh === last.th)
}

export const nameChange: Kind<'nameChange'> = {
  claims: ({ person_id }) => [`name:${person_id}`],
  concerned: () => [],
  async facts(ctx, filing) {
    const { name } = await getPerson(ctx, filing.person_id)
    const after = { ...name, ...newNameOf(filing) }
    return [{ what: 'newName', th: longNameTh(after), en: longNameEn(after) }]
  },
  async checks(ctx, filing) {
    const { first } = filing.details
    const isLawful = !first || (await judgeName(ctx, 'first', first.th, filing.person_id)).standing === 'free'
    return [
      { what: 'nameLawful', isRight: isLawful },
      { what: 'surnameFree', isRight: await isSurnameFree(ctx, filing) },
    ]
  },
  isLate: () => false,
  sights: ['informantCard', 'houseRegistration'],
  needsSecond: () => false,
  async enter(tx, filing, office) {
    const { person_id: personId, details } = filing
    await freeName(tx, filing.filing_id)
    await changeName(tx, {
      personId,
      name: newNameOf(filing),
      because: 'ownWish',
      isNewSurname: details.last?.from === 'new',
      office,
    })
    return { told: [personId], renamed: [personId] }
  },
}
