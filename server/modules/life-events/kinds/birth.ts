import { formatAddressEn, formatAddressTh } from '../../../../shared/address.ts'
import { addDays } from '../../../../shared/partial-date.ts'
import type { Ctx } from '../../../platform/context.ts'
import { sha256 } from '../../../platform/crypto.ts'
import { outdateHouseCopies } from '../../documents/index.ts'
import {
  findHead,
  findHomeCode,
  findHouse,
  getPerson,
  isAlive,
  registerBirth,
  thaiDay,
} from '../../people/index.ts'
import type { Filing } from '../details.ts'
import { fail } from '../failures.ts'
import { BIRTH_NOTICE_DAYS } from '../terms.ts'
import type { Kind } from './kind.ts'

/** The notice on the phone counts: nobody is late because the registry was shut. */
const isLate = ({ filed_at, details }: Filing<'birth'>): boolean =>
  thaiDay(filed_at) > addDays(details.bornOn, BIRTH_NOTICE_DAYS)

const sexes = { male: { th: 'ชาย', en: 'Male' }, female: { th: 'หญิง', en: 'Female' } }
const NOT_SAID = { th: 'ตามหนังสือรับรองการเกิด', en: 'As in the notice of the birth' }

function parentsOf({ person_id, other_id, details }: Filing<'birth'>) {
  const other = other_id ?? undefined
  return details.filedBy === 'mother'
    ? { motherId: person_id, fatherId: other }
    : { motherId: other, fatherId: person_id }
}

/** The name the child will bear; a surname of the other parent once they agreed. */
async function childNameOf(ctx: Ctx, filing: Filing<'birth'>) {
  const { details, person_id, other_id, other_answer } = filing
  const { firstTh, firstEn, surname } = details
  const bearerId = surname === 'own' ? person_id : other_answer === 'accepted' ? other_id : null
  if (bearerId === null) return { firstTh, firstEn }
  const { lastTh, lastEn } = (await getPerson(ctx, bearerId)).name
  return { firstTh, firstEn, lastTh, lastEn }
}

const joined = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(' ')

export const birth: Kind<'birth'> = {
  claims: ({ details }) => [`birth:${sha256(details.notice.number)}`],
  concerned: () => [],
  async facts(ctx, filing) {
    const { details } = filing
    const name = await childNameOf(ctx, filing)
    const house = await findHouse(ctx, details.houseCode)
    return [
      {
        what: 'childName',
        th: joined(name.firstTh, name.lastTh),
        en: joined(name.firstEn, name.lastEn),
      },
      { what: 'sex', ...sexes[details.sex] },
      { what: 'bornOn', day: details.bornOn },
      { what: 'notice', th: details.notice.number, en: details.notice.number },
      ...(house
        ? [
            {
              what: 'house' as const,
              th: formatAddressTh(house.address),
              en: formatAddressEn(house.address),
            },
          ]
        : []),
    ]
  },
  async checks(ctx, filing) {
    const { details, person_id: filerId, other_id: otherId } = filing
    const ids = [filerId, ...(otherId ? [otherId] : [])]
    const living = await Promise.all(ids.map(id => isAlive(ctx, id)))
    const homes = await Promise.all(ids.map(id => findHomeCode(ctx, id)))
    return [
      { what: 'hospitalKnows', isRight: details.notice.answer === 'known' },
      { what: 'inTime', isRight: !isLate(filing) },
      { what: 'alive', isRight: living.every(Boolean) },
      { what: 'houseOfParent', isRight: homes.includes(details.houseCode) },
    ]
  },
  isLate,
  sights: ['informantCard', 'hospitalNotice'],
  // A number for a child who was never born is the oldest way to a false identity: late, or unknown to the hospital, two look.
  needsSecond: (_ctx, filing) => filing.details.notice.answer !== 'known' || isLate(filing),
  async enter(tx, filing, office) {
    const { details } = filing
    const { motherId, fatherId } = parentsOf(filing)
    if (motherId === undefined) throw fail.filingUnknown()
    await registerBirth(tx, {
      name: await childNameOf(tx, filing),
      sex: details.sex,
      bornOn: details.bornOn,
      time: details.notice.time,
      place: details.notice.place ?? NOT_SAID,
      houseCode: details.houseCode,
      motherId,
      fatherId,
      informant: details.filedBy,
      office,
    })
    const head = await findHead(tx, details.houseCode)
    if (head) await outdateHouseCopies(tx, [head])
    const told = [motherId, fatherId, head].filter(id => id !== undefined)
    return { told: [...new Set(told)], renamed: [] }
  },
}
