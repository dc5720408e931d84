// What each kind of life event says of itself; how a filing goes its way is the same for all.
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import type { Office } from '../../people/index.ts'
import type { Filing } from '../details.ts'
import type { FilingKind, Sight } from '../tables.ts'

export const checkNames = [
  'alive',
  'ofAge',
  'unmarried',
  'notRelated',
  'married',
  'otherAgreed',
  'hospitalKnows',
  'inTime',
  'houseOfParent',
  'nameLawful',
  'surnameFree',
] as const
export type Check = { what: (typeof checkNames)[number]; isRight: boolean }

export const factNames = [
  'childName',
  'sex',
  'bornOn',
  'notice',
  'house',
  'deceased',
  'diedOn',
  'place',
  'ownName',
  'otherName',
  'marriedOn',
  'newName',
] as const
export type Fact =
  | { what: (typeof factNames)[number]; th: string; en: string }
  | {
      what: (typeof factNames)[number]
      day: string
    }

/** What entering it did, for whom it concerns. */
export type Entered = {
  /** Everybody who is told. */
  told: readonly string[]
  /** Whose name is another now. */
  renamed: readonly string[]
}

export type Kind<K extends FilingKind> = {
  /** What of it can be asked for only once at a time. */
  claims(filing: Filing<K>): string[]
  /** Everybody it is about, beside who filed and who was asked: no officer decides about their own. */
  concerned(filing: Filing<K>): string[]
  facts(ctx: Ctx, filing: Filing<K>): Promise<Fact[]>
  /** What was held against the register, as it is now. */
  checks(ctx: Ctx, filing: Filing<K>): Promise<Check[]>
  /** Whether it was notified later than the law allows, and may cost a fine. */
  isLate(filing: Filing<K>): boolean
  sights: readonly Sight[]
  /** Two officers where nobody it is about can say no, and an entry by one alone would be a way to misuse it. */
  needsSecond(ctx: Ctx, filing: Filing<K>): boolean
  /** Enters it. Whatever the register refuses is thrown. */
  enter(tx: TxCtx, filing: Filing<K>, office: Office): Promise<Entered>
}
