// What a case shows at work: an officer sees the record of who stands before them, a kiosk only what the citizen is to confirm.
import { maskCitizenNumber } from '../../../shared/citizen-number.ts'
import { maskThaiMobile } from '../../../shared/phone-number.ts'
import type { Ctx } from '../../platform/context.ts'
import { describeCode } from '../messages/index.ts'
import { findNewestCard, getPerson } from '../people/index.ts'
import { channels, stepOf } from './channels.ts'
import { mayEndOnCard } from './no-phone/set-passcode.ts'
import type { CaseView } from './schemas.ts'
import { codeOf } from './steps/phone.ts'
import { findLastEvent } from './store.ts'
import type { CaseRow } from './tables.ts'

export const MAX_TRIES = 3

export async function viewCase(ctx: Ctx, row: CaseRow): Promise<CaseView> {
  const step = stepOf(row)
  const last = await findLastEvent(ctx, row.case_id)
  const isOver = row.ended_at !== null
  const code = row.phone_at && !isOver ? await describeCode(ctx, codeOf(ctx, row)) : undefined
  const tries = { card: row.card_tries, finger: row.finger_tries, face: row.face_tries }
  const tried = Object.hasOwn(tries, step) ? tries[step as keyof typeof tries] : undefined
  return {
    caseId: row.case_id,
    channel: row.channel,
    status: row.status,
    step,
    steps: [...channels[row.channel].steps],
    expiresAt: row.expires_at,
    mayEndOnCard: mayEndOnCard(row),
    ...(row.reason ? { reason: row.reason } : {}),
    ...(row.ial ? { ial: row.ial } : {}),
    ...(last ? { lastOutcome: last.outcome } : {}),
    ...(tried === undefined ? {} : { triesLeft: MAX_TRIES - tried }),
    ...(row.phone_at && row.phone_sealed ? { sentTo: maskThaiMobile(codeOf(ctx, row).to) } : {}),
    ...(code ? { code } : {}),
    // Nothing personal stays on the screen after the case.
    ...(row.person_id && !isOver ? { person: await viewPerson(ctx, row, row.person_id) } : {}),
  }
}

async function viewPerson(ctx: Ctx, row: CaseRow, personId: string) {
  const { nameTh, nameEn, birthDate, citizenNumber } = await getPerson(ctx, personId)
  const card = channels[row.channel].staffed ? await findNewestCard(ctx, personId) : undefined
  return {
    nameTh,
    nameEn,
    birthDate,
    maskedNumber: maskCitizenNumber(citizenNumber),
    ...(card ? { card: { issueDate: card.issueDate, expiryDate: card.expiryDate } } : {}),
  }
}
