// What the office sees: whom it visits today, what waits for a registrar, and one case with all that it takes to decide.
import { maskCitizenNumber } from '../../../../shared/citizen-number.ts'
import { localDay, momentOf } from '../../../../shared/opening-hours.ts'
import { ageOn } from '../../../../shared/partial-date.ts'
import type { Ctx } from '../../../platform/context.ts'
import { recordFact } from '../../../platform/context.ts'
import { findLevel } from '../../authenticators/index.ts'
import { getPerson, thaiDay } from '../../people/index.ts'
import { registrarOf } from '../citizen.ts'
import { caseSeen } from '../events.ts'
import { listUnwilling } from './at-stake.ts'
import { getCaseFile, listCaseFiles } from './files.ts'
import { lackApp } from './hearing.ts'
import { requireHere } from './office.ts'
import * as store from './store.ts'
import type { CasePersonRow } from './tables.ts'
import { openTold, openWords } from './told.ts'
import { describeCase, describeHour, describeTold } from './views.ts'

const LAST_MINUTE = 24 * 60 - 1

/** Today's inspections of this office, and what waits for its registrars; whose it is is seen when one is opened. */
export async function listDesk(ctx: Ctx) {
  const { placeId } = registrarOf(ctx)
  const today = localDay(ctx.now())
  const hours = await store.listTaken(ctx, placeId, momentOf(today, 0), momentOf(today, LAST_MINUTE))
  const [visited, waiting] = [
    await store.listCasesAt(ctx, placeId, ['awaitingInspection']),
    await store.listCasesAt(ctx, placeId, ['awaitingRegistrar', 'awaitingSecond', 'awaitingPeople']),
  ]
  return {
    inspections: hours
      .filter(hour => hour.result === null)
      .flatMap(hour => {
        const row = visited.find(one => one.case_id === hour.case_id)
        return row ? [{ caseId: row.case_id, kind: row.kind, startsAt: hour.starts_at }] : []
      }),
    // Before a hearing the office has nothing to do with what people say to each other.
    waiting: waiting
      .filter(row => row.state !== 'awaitingPeople' || row.hearing_at !== null)
      .map(row => ({
        caseId: row.case_id,
        kind: row.kind,
        state: row.state,
        askedAt: row.asked_at,
        expiresAt: row.expires_at,
        isLate: row.is_late,
      })),
  }
}

/** One of them. Looking is a fact that whoever asked reads. @throws households.caseUnknown | ownCase */
export async function showDeskCase(ctx: Ctx, caseId: string) {
  const { personId: seenBy } = registrarOf(ctx)
  const row = await requireHere(ctx, await store.findCase(ctx, caseId))
  await recordFact(ctx, caseSeen, { caseId, kind: row.kind, seenBy }, { personId: row.person_id })
  const people = await store.listCasePeople(ctx, caseId)
  const asker = {
    ...{ person_id: row.person_id, part: 'asker' as const, is_asked: false, answer: null },
    ...{ heard_at: null, heard_by: null, heard_sealed: null },
  }
  const unwilling = await listUnwilling(ctx, row, people)
  return {
    ...(await describeCase(ctx, row)),
    ...describeTold(openTold(ctx, row)),
    people: await Promise.all([asker, ...people].map(one => describePerson(ctx, caseId, one))),
    inspection: describeHour(await store.listInspections(ctx, caseId)),
    inspections: (await store.listInspections(ctx, caseId)).flatMap(({ result, noted_at }) =>
      result && noted_at ? [{ result, at: noted_at }] : [],
    ),
    files: (await listCaseFiles(ctx, caseId)).map(({ file_id, media_type }) => ({
      fileId: file_id,
      mediaType: media_type,
    })),
    needsSecond: unwilling.length > 0,
    needsLetter: row.hearing_at === null && (await lackApp(ctx, unwilling)),
    hearing: row.hearing_at && {
      openedAt: row.hearing_at,
      facts: openWords(ctx, caseId, 'facts', row.facts_sealed),
    },
    reasons: openWords(ctx, caseId, 'reasons', row.reasons_sealed),
    isFirst: row.officer_id === seenBy,
  }
}

type Shown = Omit<CasePersonRow, 'part' | 'case_id' | 'answered_at'> & {
  part: CasePersonRow['part'] | 'asker'
}

async function describePerson(ctx: Ctx, caseId: string, one: Shown) {
  const { person_id, part, is_asked, answer, heard_at, heard_by, heard_sealed } = one
  const { nameTh, nameEn, citizenNumber, birthDate } = await getPerson(ctx, person_id)
  return {
    personId: person_id,
    nameTh,
    nameEn,
    number: maskCitizenNumber(citizenNumber),
    ageYears: ageOn(birthDate, thaiDay(ctx.now())),
    part,
    isAsked: is_asked,
    answer,
    /** Whoever has no app was told nothing in it. */
    hasApp: (await findLevel(ctx, person_id)) !== undefined,
    heard: heard_at && {
      at: heard_at,
      isAtCounter: heard_by !== null,
      words: openWords(ctx, caseId, person_id, heard_sealed),
    },
  }
}

/** A photograph or paper of a case before this office. @throws households.caseUnknown | ownCase | fileUnknown */
export async function readDeskFile(ctx: Ctx, caseId: string, fileId: string) {
  await requireHere(ctx, await store.findCase(ctx, caseId))
  return getCaseFile(ctx, caseId, fileId)
}
