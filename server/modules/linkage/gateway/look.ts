// An officer looks into the register. Either the person is there too, or a contract says that the law asks for less; either way they read it.
import type { Ctx } from '../../../platform/context.ts'
import { recordFact } from '../../../platform/context.ts'
import { hasRight } from '../../parties/index.ts'
import { findPersonByNumber, getRegisterRecord, type RegisterRecord } from '../../people/index.ts'
import { recordGiven } from '../events.ts'
import { refuse } from './answers.ts'
import { houseRecord, personRecord } from './records.ts'
import { isPresent, type Session } from './session.ts'
import { countLookedAt, insertLook } from './store.ts'

export const LINKAGE_RIGHT = 'register.linkage'
/** The right to look at people who are not there. */
export const ABSENT_RIGHT = 'register.linkage.absent'
const DAY_MILLISECONDS = 24 * 3600 * 1000
// An officer at a counter serves a hundred people a day; who looks at more is copying the register.
const PEOPLE_A_DAY = 200
const DOPA = '00023'

const services: Record<
  string,
  { about: 'person' | 'house'; tell: (ctx: Ctx, record: RegisterRecord) => object | undefined }
> = {
  '001': { about: 'person', tell: personRecord },
  '008': { about: 'house', tell: (_ctx, record) => houseRecord(record) },
}

export type LookedFor = { office: string; service: string; citizenNumber: string }

/** @throws Refused serviceUnknown | officerAbsent | citizenAbsent | tooMany | notFound */
export async function look(ctx: Ctx, { client, officerId }: Session, asked: LookedFor): Promise<object> {
  const service =
    asked.office === DOPA && hasRight(ctx, client, LINKAGE_RIGHT) ? services[asked.service] : undefined
  if (!service) return refuse('serviceUnknown')
  if (!(await isPresent(ctx, client, officerId))) return refuse('officerAbsent')
  await countLook(ctx, { officerId, partyId: client.party.id, citizenNumber: asked.citizenNumber })
  const personId = (await findPersonByNumber(ctx, asked.citizenNumber))?.personId
  const isThere = personId !== undefined && (await isPresent(ctx, client, personId))
  // Somebody nobody knows and somebody who is not there are one answer, unless the contract is for people who are not.
  if (!isThere && !hasRight(ctx, client, ABSENT_RIGHT)) return refuse('citizenAbsent')
  const told = personId && service.tell(ctx, await getRegisterRecord(ctx, personId))
  if (!told) return refuse('notFound')
  const fact = { clientId: client.id, partyId: client.party.id, officerId, about: service.about, isThere }
  await recordFact(ctx, recordGiven, fact, { personId })
  return told
}

/** Counts before it looks, so that many at once gain nothing. */
async function countLook(ctx: Ctx, by: { officerId: string; partyId: string; citizenNumber: string }) {
  const personKey = ctx.vault.keyedHash('look', by.citizenNumber).toString('base64url')
  await insertLook(ctx, { officerId: by.officerId, partyId: by.partyId, personKey })
  const since = new Date(ctx.now().getTime() - DAY_MILLISECONDS)
  if ((await countLookedAt(ctx, by.officerId, since)) > PEOPLE_A_DAY) refuse('tooMany')
}
