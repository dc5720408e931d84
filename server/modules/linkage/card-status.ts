// The two questions about a card and the one about a life, in the words of the old services.

import { fromBuddhistDigits } from '../../../shared/buddhist-date.ts'
import { parseCitizenNumber } from '../../../shared/citizen-number.ts'
import { parseLaserCode } from '../../../shared/laser-code.ts'
import type { Ctx } from '../../platform/context.ts'
import { recordFact } from '../../platform/context.ts'
import type { CardAnswer, CardStanding } from '../people/index.ts'
import { checkByChip, checkByLaser, findPersonByNumber, isAlive } from '../people/index.ts'
import { askerOf } from './asker.ts'
import { registerAsked } from './events.ts'

export type CardStatus = { isError: boolean; code: number; desc: string }

const NORMAL = 'สถานะปกติ'
const abnormal = (what: string) => `สถานะไม่ปกติ => ${what}`
const INCOMPLETE: CardStatus = { isError: true, code: 5, desc: 'ข้อมูลที่ใช้ในการตรวจสอบไม่ครบ' }

// Codes 0, 4 and 5 with these words were recorded from the real service, 2 from the gateway's guide; 1 and 3 are known to exist only.
const answers: Record<CardStanding, Omit<CardStatus, 'isError'>> = {
  valid: { code: 0, desc: NORMAL },
  expired: { code: 1, desc: abnormal('บัตรหมดอายุ') },
  ended: { code: 2, desc: abnormal('บัตรสิ้นสภาพการใช้งาน') },
  personNotAlive: { code: 3, desc: abnormal('เสียชีวิต') },
  unknown: { code: 4, desc: abnormal('ไม่พบเลข Laser จาก PID นี้') },
  mismatch: { code: 4, desc: abnormal('ข้อมูลไม่ตรง') },
}

type Fields = Record<string, string>

/** By what is printed. `BirthDay` is eight Buddhist digits, zeros for what is not known. */
export async function askByLaser(ctx: Ctx, fields: Fields): Promise<CardStatus> {
  const { pid = '', firstname = '', lastname = '', birthday = '', laser = '' } = fields
  if (!pid || !firstname || !birthday || !laser) return INCOMPLETE
  const birthDate = fromBuddhistDigits(birthday)
  const found = await checkByLaser(ctx, {
    citizenNumber: parseCitizenNumber(pid) ?? '',
    firstTh: firstname.trim(),
    lastTh: lastname.trim(),
    birthDate: birthDate === 'lifetime' ? undefined : birthDate,
    laserCode: parseLaserCode(laser) ?? '',
  })
  return tell(ctx, 'cardByLaser', found)
}

/** By what the chip says. */
export async function askByChip(ctx: Ctx, fields: Fields): Promise<CardStatus> {
  const { pid = fields.cid ?? '', chipno = '', bp1no = '' } = fields
  if (!pid || !chipno || !bp1no) return INCOMPLETE
  const citizenNumber = parseCitizenNumber(pid) ?? ''
  return tell(
    ctx,
    'cardByChip',
    await checkByChip(ctx, { citizenNumber, chipNumber: chipno, requestNumber: bp1no }),
  )
}

async function tell(ctx: Ctx, about: 'cardByLaser' | 'cardByChip', { standing, personId }: CardAnswer) {
  await note(ctx, about, standing, personId)
  return { isError: standing !== 'valid', ...answers[standing] }
}

async function note(
  ctx: Ctx,
  about: 'cardByLaser' | 'cardByChip' | 'death',
  answer: string,
  personId?: string,
) {
  const asker = await askerOf(ctx)
  await recordFact(ctx, registerAsked, { ...asker, about, answer }, { personId })
}

export type LifeStatus = { isError: boolean; errorDesc: string; stCode?: number; stDesc?: string }
const WRONG: LifeStatus = { isError: true, errorDesc: 'ข้อมูลไม่ถูกต้อง' }

/** Whether somebody lives, for who knows the number and the birth date together. */
export async function askDeath(ctx: Ctx, { pid = '', dob = '' }: Fields): Promise<LifeStatus> {
  const person = await findPersonByNumber(ctx, parseCitizenNumber(pid) ?? '')
  if (!person || person.birthDate !== fromBuddhistDigits(dob)) {
    await note(ctx, 'death', 'mismatch', person?.personId)
    return WRONG
  }
  const alive = await isAlive(ctx, person.personId)
  await note(ctx, 'death', alive ? 'alive' : 'dead', person.personId)
  return alive
    ? { isError: false, errorDesc: '', stCode: 0, stDesc: 'สถานะปกติ (มีชีวิต)' }
    : { isError: false, errorDesc: '', stCode: 1, stDesc: 'สถานะเสียชีวิต' }
}
