import type { OnlyWhen } from '../../shared/asked-only-when.ts'
import type { PlainRoom } from '../../shared/rooms.ts'
import type { Sum } from '../../shared/sum-of-fields.ts'

export type Words = { th: string; en: string }
export type ServiceEntry = {
  id: string
  number: number
  kind: string
  agency: string
  category: string
  lifeEvents: string[]
  name: Words
  short: Words
  keywords: { th: string[]; en: string[] }
  level: 0 | 1 | 2
  /** Used without signing in, whole. */
  isForVisitors?: boolean
}
type Named = { id: string; name: Words }
export type Catalogue = {
  categories: Named[]
  lifeEvents: Named[]
  agencies: (Named & { abbreviation: Words })[]
  services: ServiceEntry[]
}

export type ServiceField = {
  name: string
  type:
    | 'text'
    | 'story'
    | 'digits'
    | 'juristicNumber'
    | 'citizenNumber'
    | 'houseCode'
    | 'mobileNumber'
    | 'amount'
    | 'count'
    | 'buddhistYear'
    | 'date'
    | 'choice'
    | 'several'
    | 'options'
    | 'fromRegister'
    | 'place'
    | 'files'
    | 'sum'
    | 'agreement'
  label: Words
  help?: Words
  required: boolean
  maxLength?: number
  most?: number
  earliest?: string
  latest?: string
  /** Fields to be filled in before there is anything to choose. */
  after?: string[]
  years?: number[]
  /** Of a choice from the register: whom or what it lists. */
  list?: 'children' | 'household' | 'houses'
  choices?: { value: string; label: Words }[]
  /** Counted from others. */
  sum?: Sum & { counts: 'satang' | 'number'; unit?: Words }
  onlyWhen?: OnlyWhen
}
export type ServiceRule =
  | { rule: 'age'; atLeast?: number; atMost?: number }
  | { rule: 'nationality' }
  | { rule: 'sex'; is: 'male' | 'female' }
  | { rule: 'headOfHouse' }
export type ServiceView = {
  id: string
  version: string
  name: Words
  short: Words
  about: Words
  fee?: Words
  kind: string
  /** A room of the app that does this. */
  opens?: PlainRoom
  /** Sent and followed, not only asked. */
  isSent: boolean
  /** Used without signing in, whole. */
  isForVisitors: boolean
  promisedDays?: number
  agency: Named & { abbreviation: Words }
  hotline: string
  hours: 'always' | { firstDay: number; lastDay: number; from: string; to: string }[]
  needs: { level: number; eligibility: ServiceRule[] }
  permission?: { sha256: string; items: { item: string; label: Words; why: Words; tells?: Words[] }[] }
  form: ServiceField[]
  /** Of a reminder: the lead days to choose from; none where it is told at once. */
  reminder?: { choices: number[]; default: number[] }
  mine?: {
    level: number
    permittedSince?: string
    isFavourite: boolean
    prefilled: Record<string, string>
    unmet?: ServiceRule
  }
}

export type Shown =
  | { type: 'none' }
  | { type: 'text'; text: string }
  | ({ type: 'words' } & Words)
  | { type: 'date'; date: string }
  | { type: 'moment'; at: string }
  | { type: 'money'; satang: number }
  | { type: 'number'; number: number; unit?: Words }
  | { type: 'telephone'; number: string }
export type ServiceResult = {
  asOf?: Shown
  notices: { tone: 'info' | 'ok' | 'warn'; text: Words }[]
  rows: { label: Words; value: Shown }[]
  tables: { title?: Words; columns: Words[]; rows: Shown[][]; ifEmpty: Words }[]
  bills: { key: string; label: string; amountSatang: number; dueOn?: string; isPayable: boolean }[]
}
export type ServiceOutcome =
  | { outcome: 'ok'; result: ServiceResult; answeredAt: string }
  | {
      outcome: 'kept'
      result: ServiceResult
      answeredAt: string
      because: 'unreachable' | 'wrongAnswer' | 'maintenance'
    }
  | ServiceTrouble
export type ServiceTrouble =
  | { outcome: 'notFound' }
  | { outcome: 'notAccepted'; say?: Words }
  | { outcome: 'maintenance'; until?: string }
  | { outcome: 'agencyDown'; because: 'unreachable' | 'wrongAnswer' }
  | { outcome: 'outsideHours'; opensAt?: string }
  | { outcome: 'levelTooLow'; needed: number; level: number }
  | { outcome: 'notEligible'; unmet: ServiceRule }
  | { outcome: 'consentNeeded' }

export type ServicePermission = {
  serviceId: string
  name: Words
  agency: Words
  items: Words[]
  givenAt: string
}
