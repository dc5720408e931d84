// Cases as people see them: who asked sees all they told and where it stands; whom it concerns sees what they are asked, and by whom.
import { formatAddressEn, formatAddressTh } from '../../../../shared/address.ts'
import { ageOn } from '../../../../shared/partial-date.ts'
import type { Ctx } from '../../../platform/context.ts'
import { findArea, findHouseEver, getPerson, listInhabitants, thaiDay } from '../../people/index.ts'
import { getOffice } from '../../staff/index.ts'
import { citizenOf } from '../citizen.ts'
import { fail } from '../failures.ts'
import { findOwnHouse } from '../moves/end.ts'
import { listCaseFiles } from './files.ts'
import { waitingHour } from './inspect.ts'
import * as store from './store.ts'
import type { CasePersonRow, CaseRow, InspectionRow } from './tables.ts'
import { LATE_FINE_SATANG } from './terms.ts'
import { openTold, type Told } from './told.ts'

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
  const isAsker = row.person_id === viewerId || own?.part === 'owner'
  const asker = await getPerson(ctx, row.person_id)
  return {
    ...(await describeCase(ctx, row)),
    part: own?.part ?? ('asker' as const),
    yourAnswer: own?.answer ?? null,
    isYouAsked: own?.is_asked === true && own.answer === null && row.state === 'awaitingPeople',
    asker: { nameTh: asker.nameTh, nameEn: asker.nameEn },
    people: own?.part === 'reported' ? [] : await namePeople(ctx, row, people, viewerId),
    inspection: isAsker ? describeHour(hours) : null,
    files: isAsker ? (await listCaseFiles(ctx, row.case_id)).length : 0,
    ...(isAsker ? describeTold(openTold(ctx, row)) : {}),
    history: historyOf(row, people, hours),
  }
}

/** Somebody of another house has no name here before they agree: a number or a code that is typed would tell it (A52). */
const namePeople = (ctx: Ctx, row: CaseRow, people: readonly CasePersonRow[], viewerId: string) =>
  Promise.all(
    people.map(async one => {
      const isOfThisHouse = one.part !== 'owner' && one.part !== 'otherHead'
      const isShown = isOfThisHouse || one.answer === 'accepted' || one.person_id === viewerId
      const { nameTh, nameEn } = await getPerson(ctx, one.person_id)
      return {
        name: isShown ? { th: nameTh, en: nameEn } : null,
        part: one.part,
        isAsked: one.is_asked,
        // What somebody who was reported says is for the registrar alone.
        answer: row.kind === 'stranger' ? null : one.answer,
      }
    }),
  )

/** What became of it, in its order. */
function historyOf(row: CaseRow, people: readonly CasePersonRow[], hours: readonly InspectionRow[]) {
  const step = (what: string | null, at: Date | null) => (what && at ? [{ what, at }] : [])
  const answers = row.kind === 'stranger' ? [] : people
  const ends = ['done', 'withdrawn', 'expired']
  return [
    ...step('asked', row.asked_at),
    ...answers.flatMap(one => step(one.answer, one.answered_at)),
    ...hours.flatMap(hour => [
      ...step('booked', hour.booked_at),
      ...step(hour.given_up_at && 'givenUp', hour.given_up_at),
      ...step(hour.result, hour.noted_at),
    ]),
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
