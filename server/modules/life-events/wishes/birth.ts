// A parent notifies the birth of a child.
import { addDays, type Day } from '../../../../shared/partial-date.ts'
import type { Ctx } from '../../../platform/context.ts'
import { findHomeCode, findSpouse, getPerson, thaiDay } from '../../people/index.ts'
import { citizenOf } from '../citizen.ts'
import { fail } from '../failures.ts'
import { file, type Sent } from '../filings/file.ts'
import { askHospital } from '../hospital.ts'
import { judgeName } from '../names/check.ts'
import { OLDEST_DAYS } from '../terms.ts'
import { findOther } from './marry.ts'

export type BirthWish = Sent & {
  noticeNumber: string
  sex: 'male' | 'female'
  bornOn: Day
  firstTh: string
  firstEn: string
  /** Whose surname the child bears (Civil and Commercial Code s. 1561). */
  surname: 'own' | 'others'
  /** The other parent. A mother may leave it out. */
  otherNumber?: string | undefined
}

/**
 * Notifies a birth; the child is entered in the house of who files. The other parent says yes on their own phone, but where the two are married
 * by the register.
 * @throws lifeEvents.dayTooFar | nameForbidden | notOneself | otherUnnamed | homeless and those of `file`
 */
export const fileBirth = (ctx: Ctx, wish: BirthWish) =>
  file(ctx, 'birth', wish, async () => {
    const { personId } = citizenOf(ctx)
    const self = await getPerson(ctx, personId)
    const today = thaiDay(ctx.now())
    if (wish.bornOn > today || wish.bornOn < addDays(today, -OLDEST_DAYS)) throw fail.dayTooFar()
    const { fault } = await judgeName(ctx, 'first', wish.firstTh, personId)
    if (fault) throw fail.nameForbidden({ fault })
    const filedBy = self.sex === 'female' ? ('mother' as const) : ('father' as const)
    // A father names the mother: the hospital wrote the notice about her.
    if (filedBy === 'father' && wish.otherNumber === undefined) throw fail.otherUnnamed()
    const otherId = wish.otherNumber === undefined ? undefined : await findOther(ctx, wish.otherNumber)
    if (wish.surname === 'others' && otherId === undefined) throw fail.otherUnnamed()
    const isMarried = otherId && (await findSpouse(ctx, personId))?.personId === otherId
    const houseCode = await findHomeCode(ctx, personId)
    if (houseCode === undefined) throw fail.homeless()
    const notice = await askHospital(ctx, {
      form: 'birth',
      number: wish.noticeNumber,
      citizenNumber: filedBy === 'mother' ? self.citizenNumber : (wish.otherNumber ?? ''),
      day: wish.bornOn,
      sex: wish.sex,
    })
    return {
      details: {
        notice,
        filedBy,
        ...(wish.otherNumber === undefined ? {} : { otherNumber: wish.otherNumber }),
        sex: wish.sex,
        bornOn: wish.bornOn,
        firstTh: wish.firstTh,
        firstEn: wish.firstEn,
        surname: wish.surname,
        houseCode,
      },
      ...(otherId === undefined ? {} : { otherId, isAgreed: Boolean(isMarried) }),
    }
  })
