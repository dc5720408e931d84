// Somebody begins a case about a house; the passcode is their consent. Whoever else it concerns is asked, or told.
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { newId, transaction } from '../../../platform/context.ts'
import { requirePasscode } from '../../authenticators/index.ts'
import type { NoticeKind } from '../../notices/index.ts'
import { listAreasOf, thaiDay } from '../../people/index.ts'
import { findOfficeOf, listOfficesNear } from '../../staff/index.ts'
import { citizenOf, requireLevel } from '../citizen.ts'
import { addressDoubted, caseAsked } from '../events.ts'
import { fail } from '../failures.ts'
import { requireFewLooks } from '../moves/ask.ts'
import { tell } from '../moves/end.ts'
import { isAtStake } from './at-stake.ts'
import { type Draft, draftCase, type Wish } from './drafts.ts'
import { bindFiles } from './files.ts'
import { afterPeople, plans } from './plans.ts'
import * as store from './store.ts'
import type { CaseRow, Part } from './tables.ts'
import { ANSWER_DAYS, BOOKING_DAYS, daysAfter, LATE_DAYS } from './terms.ts'
import { sealTold } from './told.ts'

const DAY_MILLISECONDS = 24 * 3_600_000
const OFFICES_SHOWN = 3

export type CaseAsk = { requestId: string; passcode: string; files: string[]; wish: Wish }

/**
 * Begins a case; the same request sent twice is one.
 * @throws households.levelTooLow | caseOpen | fileUnknown | tooManyLooks and as `draftCase`, authenticators.passcodeWrong
 */
export async function askCase(ctx: Ctx, { requestId, passcode, files, wish }: CaseAsk): Promise<CaseRow> {
  const { personId } = citizenOf(ctx)
  await requireLevel(ctx)
  await requirePasscode(ctx, passcode)
  // A number or a code that somebody types tells whether it is one: counted, as the codes of moves are (A52).
  if (wish.kind === 'merge' || (wish.kind === 'newHouse' && wish.ownerNumber !== undefined))
    await requireFewLooks(ctx)
  return transaction(ctx, async tx => {
    const known = await store.findRequestedCase(tx, personId, requestId)
    if (known) return known
    const draft = await draftCase(tx, personId, wish)
    const row = await toRow(tx, { personId, requestId, wish, draft })
    if (!(await store.insertCase(tx, row))) {
      const same = await store.findRequestedCase(tx, personId, requestId)
      if (!same) throw fail.caseOpen()
      return same
    }
    await bindFiles(tx, { personId, caseId: row.case_id, files })
    await tellPeople(tx, row, draft)
    return row
  })
}

type Asking = { personId: string; requestId: string; wish: Wish; draft: Draft }

async function toRow(tx: TxCtx, { personId, requestId, wish, draft }: Asking): Promise<CaseRow> {
  const office = await findOfficeOf(tx, draft.area)
  if (!office) throw fail.officeUnknown()
  const isAsked = draft.people.some(one => one.isAsked)
  const caseId = newId(tx)
  const { happenedOn } = draft.told
  return {
    ...undecided,
    person_id: personId,
    case_id: caseId,
    request_id: requestId,
    kind: wish.kind,
    state: isAsked ? 'awaitingPeople' : afterPeople({ kind: wish.kind, hearing_at: null }),
    place_id: office.placeId,
    house_code: draft.house_code,
    other_house: draft.other_house,
    about: draft.about,
    is_late: plans[wish.kind].isTimed && happenedOn !== undefined && isLate(tx, happenedOn),
    told_sealed: sealTold(tx, caseId, draft.told),
    asked_at: tx.now(),
    expires_at: daysAfter(tx.now(), isAsked ? ANSWER_DAYS : BOOKING_DAYS),
  }
}

const undecided = {
  officer_id: null,
  officer_answer: null,
  officer_answered_at: null,
  second_id: null,
  second_answered_at: null,
  refusal_reason: null,
  fine_satang: null,
  letter_on: null,
  hearing_by: null,
  hearing_at: null,
  facts_sealed: null,
  reasons_sealed: null,
  ended_at: null,
} as const

const isLate = (tx: TxCtx, day: string) =>
  Date.parse(thaiDay(tx.now())) - Date.parse(day) > LATE_DAYS * DAY_MILLISECONDS

/** What somebody who is asked reads first, by what they are to the case. */
const noticeOf = {
  owner: 'houseConsentAsked',
  otherHead: 'houseConsentAsked',
  newHead: 'houseConsentAsked',
  goes: 'houseConsentAsked',
  reported: 'addressDoubted',
  lives: 'houseToEnd',
} as const satisfies Record<Part, NoticeKind>

async function tellPeople(tx: TxCtx, { case_id: caseId, kind, person_id }: CaseRow, { people }: Draft) {
  await store.insertCasePeople(
    tx,
    people.map(one => ({
      person_id: one.personId,
      case_id: caseId,
      part: one.part,
      is_asked: one.isAsked,
      answer: null,
      answered_at: null,
      heard_sealed: null,
      heard_at: null,
      heard_by: null,
    })),
  )
  await tx.emit(caseAsked, { caseId, kind }, { personId: person_id })
  for (const { personId, part } of people.filter(one => one.isAsked)) {
    await tell(tx, personId, noticeOf[part])
    if (isAtStake(part)) await tx.emit(addressDoubted, { caseId }, { personId })
  }
}

/** The offices nearest to a point, each with the sub-districts of its district. */
export async function findAreasNear(ctx: Ctx, point: { latitude: number; longitude: number }) {
  const offices = await listOfficesNear(ctx, point, OFFICES_SHOWN)
  return offices.map(office => ({
    nameTh: office.nameTh,
    nameEn: office.nameEn,
    district: office.district,
    province: office.province,
    subdistricts: listAreasOf(office).map(({ code, subdistrict }) => ({ code, name: subdistrict })),
  }))
}
