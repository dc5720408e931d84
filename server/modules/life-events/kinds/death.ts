import { longNameEn, longNameTh } from '../../../../shared/names.ts'
import { addDays } from '../../../../shared/partial-date.ts'
import { closeAccount } from '../../authenticators/index.ts'
import { outdateCopies, outdateHouseCopies } from '../../documents/index.ts'
import { findHead, findHomeCode, getPerson, isAlive, registerDeath, thaiDay } from '../../people/index.ts'
import type { Filing } from '../details.ts'
import { DEATH_NOTICE_DAYS } from '../terms.ts'
import type { Kind } from './kind.ts'

const NOT_SAID = { th: 'ตามหนังสือรับรองการตาย', en: 'As in the notice of the death' }

const isLate = ({ filed_at, details }: Filing<'death'>): boolean =>
  thaiDay(filed_at) > addDays(details.diedOn, DEATH_NOTICE_DAYS)

export const death: Kind<'death'> = {
  claims: ({ details }) => [`death:${details.deceasedId}`],
  concerned: ({ details }) => [details.deceasedId],
  async facts(ctx, { details }) {
    const { name } = await getPerson(ctx, details.deceasedId)
    return [
      { what: 'deceased', th: longNameTh(name), en: longNameEn(name) },
      { what: 'diedOn', day: details.diedOn },
      { what: 'place', th: details.place, en: details.place },
      { what: 'notice', th: details.notice.number, en: details.notice.number },
    ]
  },
  async checks(ctx, filing) {
    const { details } = filing
    return [
      { what: 'hospitalKnows', isRight: details.notice.answer === 'known' },
      { what: 'inTime', isRight: !isLate(filing) },
      { what: 'alive', isRight: await isAlive(ctx, details.deceasedId) },
    ]
  },
  isLate,
  sights: ['informantCard', 'hospitalNotice', 'deceasedCard'],
  // Who is written off as dead cannot say no, and loses everything at once.
  needsSecond: () => true,
  async enter(tx, { details, person_id: informantId }, office) {
    const { deceasedId, diedOn, relation, notice } = details
    const home = await findHomeCode(tx, deceasedId)
    const { familyIds, spouseId } = await registerDeath(tx, {
      personId: deceasedId,
      diedOn,
      time: notice.time,
      place: notice.place ?? { th: details.place, en: details.place },
      cause: notice.cause ?? NOT_SAID,
      informantId,
      informant: relation,
      office,
    })
    // In the same moment: nobody who holds the phone of somebody dead is them.
    await closeAccount(tx, deceasedId)
    await outdateHouseCopies(tx, [deceasedId, ...familyIds])
    if (spouseId) await outdateCopies(tx, 'marriage', [spouseId])
    const head = home === undefined ? undefined : await findHead(tx, home)
    return { told: [...new Set([...familyIds, ...(head ? [head] : [])])], renamed: [] }
  },
}
