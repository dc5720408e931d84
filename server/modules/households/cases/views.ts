// Cases as people see them: who asked sees all they told and where it stands; whom it concerns sees what they are asked, and by whom.
import { formatAddressEn, formatAddressTh } from '../../../../shared/address.ts'
import { ageOn, type Day } from '../../../../shared/partial-date.ts'
import type { Ctx } from '../../../platform/context.ts'
import { findArea, findHouseEver, getPerson, listInhabitants, thaiDay } from '../../people/index.ts'
import { getOffice } from '../../staff/index.ts'
import { citizenOf } from '../citizen.ts'
import { fail } from '../failures.ts'
import { findOwnHouse } from '../moves/end.ts'
import { isAtStake, isUnheard } from './at-stake.ts'
import { askersOf } from './end.ts'
import { listCaseFiles } from './files.ts'
import { waitingHour } from './inspect.ts'
import * as store from './store.ts'
import type { CasePersonRow, CaseRow, InspectionRow } from './tables.ts'
import { APPEAL_DAYS, daysAfter, LATE_FINE_SATANG } from './terms.ts'
import { openTold, openWords, type Told } from './told.ts'

export const caseFineOf = ({ is_late }: CaseRow): number => (is_late ? LATE_FINE_SATANG : 0)

/** A house by its code, also one that has ended; `null` for a house that is not there yet. */
async function addressOf(ctx: Ctx, houseCode: string | null) {
  const house = houseCode === null ? undefined : await findHouseEver(ctx, houseCode)
  if (!house) return null
  return {
    houseCode: house.houseCode,
    address: { th: formatAddressTh(house.address), en: formatAddressEn(house.address) },
  }
}

/** Both houses of a case, and what is true of it whoever looks. */
export async function describeCase(ctx: Ctx, row: CaseRow) {
  const { nameTh, nameEn } = await getOffice(ctx, row.place_id)
  return {
    caseId: row.case_id,
    kind: row.kind,
    state: row.state,
    askedAt: row.asked_at,
    expiresAt: row.expires_at,
    office: { nameTh, nameEn },
    house: await addressOf(ctx, row.house_code),
    otherHouse: await addressOf(ctx, row.other_house),
    isLate: row.is_late,
    fineSatangMost: caseFineOf(row),
    fineSatang: row.fine_satang,
    refusalReason: row.refusal_reason,
  }
}

/** What was told of a new building, with the names of its place. */
export function describeTold({ building, happenedOn, note }: Told) {
  const area = building && findArea(building.subdistrictCode)
  const named = area && {
    th: `${area.subdistrict.th} ${area.district.th} ${area.province.th}`,
    en: `${area.subdistrict.en}, ${area.district.en}, ${area.province.en}`,
  }
  return {
    ...(building && named ? { building: { ...building, area: named } } : {}),
    ...(happenedOn === undefined ? {} : { happenedOn }),
    ...(note === undefined ? {} : { note }),
  }
}

export const describeHour = (hours: readonly InspectionRow[]) => {
  const waiting = waitingHour(hours)
  return waiting ? { startsAt: waiting.starts_at } : null
}

/** A case for one of those it is about. */
export async function viewCase(ctx: Ctx, row: CaseRow, viewerId: string) {
  const [people, hours] = [
    await store.listCasePeople(ctx, row.case_id),
    await store.listInspections(ctx, row.case_id),
  ]
  const own = people.find(one => one.person_id === viewerId)
  const askers = askersOf(row, people)
  const isAsker = askers.includes(viewerId)
  const mine = isAsker ? askers : [viewerId]
  const asker = await getPerson(ctx, row.person_id)
  return {
    ...(await describeCase(ctx, row)),
    part: own?.part ?? ('asker' as const),
    yourAnswer: own?.answer ?? null,
    isYouAsked: own !== undefined && isAsked(row, own),
    hearing: describeHearing(ctx, row, own),
    reasons: isAtStake(own?.part) ? openWords(ctx, row.case_id, 'reasons', row.reasons_sealed) : null,
    appealUntil: appealUntil(row, { own, isAsker }),
    asker: { nameTh: asker.nameTh, nameEn: asker.nameEn },
    people: isAtStake(own?.part) ? [] : await namePeople(ctx, people, viewerId),
    inspection: isAsker ? describeHour(hours) : null,
    files: (await listCaseFiles(ctx, row.case_id)).filter(one => mine.includes(one.person_id)).length,
    ...(isAsker ? describeTold(openTold(ctx, row)) : {}),
    history: historyOf(row, people, { hours, viewerId }),
  }
}

/** Whether a case waits for the word of this person. */
const isAsked = (row: CaseRow, own: CasePersonRow): boolean =>
  row.state === 'awaitingPeople' &&
  (row.hearing_at === null ? own.is_asked && own.answer === null : isUnheard(own))

/** That somebody is heard; the facts, and what was answered, for who answers them. */
function describeHearing(ctx: Ctx, row: CaseRow, own: CasePersonRow | undefined) {
  const { case_id: caseId, hearing_at: openedAt, facts_sealed } = row
  if (openedAt === null) return null
  const heard = own && isAtStake(own.part) ? own : undefined
  return {
    openedAt,
    facts: heard ? openWords(ctx, caseId, 'facts', facts_sealed) : null,
    words: heard ? openWords(ctx, caseId, heard.person_id, heard.heard_sealed) : null,
    isAtCounter: Boolean(heard?.heard_by),
  }
}

type Viewer = { own: CasePersonRow | undefined; isAsker: boolean }

/** Until when somebody whom the decision goes against may appeal (Administrative Procedure Act ss. 40, 44). */
function appealUntil({ state, ended_at, refusal_reason }: CaseRow, { own, isAsker }: Viewer): Day | null {
  const isRefused = isAsker && state === 'refused' && refusal_reason !== null
  const isGone = state === 'done' && isAtStake(own?.part) && own?.answer !== 'accepted'
  return ended_at && (isRefused || isGone) ? thaiDay(daysAfter(ended_at, APPEAL_DAYS)) : null
}

/** Somebody of another house has no name here before they agree: a number or a code that is typed would tell it (A52). */
const namePeople = (ctx: Ctx, people: readonly CasePersonRow[], viewerId: string) =>
  Promise.all(
    people.map(async one => {
      const isOfThisHouse = one.part !== 'owner' && one.part !== 'otherHead'
      const isShown = isOfThisHouse || one.answer === 'accepted' || one.person_id === viewerId
      const { nameTh, nameEn } = await getPerson(ctx, one.person_id)
      return {
        name: isShown ? { th: nameTh, en: nameEn } : null,
        part: one.part,
        isAsked: one.is_asked,
        // What somebody says whose name may go is for the registrar alone.
        answer: isAtStake(one.part) ? null : one.answer,
      }
    }),
  )

type Seen = { hours: readonly InspectionRow[]; viewerId: string }

/** What became of it, in its order; what somebody says whose name may go, for them alone. */
function historyOf(row: CaseRow, people: readonly CasePersonRow[], { hours, viewerId }: Seen) {
  const step = (what: string | null, at: Date | null) => (what && at ? [{ what, at }] : [])
  const answers = people.filter(one => !isAtStake(one.part))
  const own = people.filter(one => one.person_id === viewerId)
  const ends = ['done', 'withdrawn', 'expired']
  return [
    ...step('asked', row.asked_at),
    ...answers.flatMap(one => step(one.answer, one.answered_at)),
    ...hours.flatMap(hour => [
      ...step('booked', hour.booked_at),
      ...step(hour.given_up_at && 'givenUp', hour.given_up_at),
      ...step(hour.result, hour.noted_at),
    ]),
    ...step('hearingOpened', row.hearing_at),
    ...own.flatMap(one => step('heard', one.heard_at)),
    ...step(row.officer_answer, row.officer_answered_at),
    ...step(
      row.second_id && (row.state === 'done' ? 'secondAgreed' : 'secondRefused'),
      row.second_answered_at,
    ),
    ...step(ends.includes(row.state) ? row.state : null, row.ended_at),
  ].toSorted((one, other) => one.at.getTime() - other.at.getTime())
}

/** What the signed-in person asked for or has a part in, the newest first. */
export async function listOwnCases(ctx: Ctx) {
  const { personId } = citizenOf(ctx)
  const rows = await store.listCasesOf(ctx, personId)
  return { cases: await Promise.all(rows.map(row => viewCase(ctx, row, personId))) }
}

/** One of them; a case of others is not there (A50). @throws households.caseUnknown */
export async function showOwnCase(ctx: Ctx, caseId: string) {
  const { personId } = citizenOf(ctx)
  const row = (await store.listCasesOf(ctx, personId)).find(one => one.case_id === caseId)
  if (!row) throw fail.caseUnknown()
  return viewCase(ctx, row, personId)
}

/** Who is registered in one's house, for its head; whoever is not the head sees themselves alone. */
export async function listHousePeople(ctx: Ctx) {
  const { personId } = citizenOf(ctx)
  const house = await findOwnHouse(ctx, personId)
  if (house === undefined) return { isHead: false, people: [] }
  const reported = await store.listReported(ctx, house)
  const today = thaiDay(ctx.now())
  return {
    isHead: true,
    people: (await listInhabitants(ctx, house)).map(one => ({
      personId: one.personId,
      nameTh: one.nameTh,
      nameEn: one.nameEn,
      ageYears: ageOn(one.birthDate, today),
      since: one.since,
      isHead: one.isHead,
      isReported: reported.has(one.personId),
    })),
  }
}

/** For the file of everything about a person (PDPA s. 30). */
export const describeCases = async (ctx: Ctx, personId: string) =>
  Promise.all((await store.listCasesOf(ctx, personId)).map(row => viewCase(ctx, row, personId)))
