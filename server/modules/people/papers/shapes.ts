// What a paper of the civil register says, kind by kind. Both languages and ISO dates: how it looks is not said here.
import { z } from 'zod'

/** Why a name was changed: upon a marriage or its end (Person Name Act s. 12 and 13), or by the person's own wish. */
export const nameReasons = ['marriage', 'divorce', 'ownWish'] as const

const text = z.string().min(1).max(300)
const Both = z.strictObject({ th: text, en: text })
const date = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
const day = z.iso.date()
const Sex = z.enum(['male', 'female'])
const Nationality = z.enum(['thai', 'other'])
const Party = z.strictObject({ name: Both, citizenNumber: z.string().nullable() })
const entry = { number: text, office: Both, registeredOn: day }

export const shapes = {
  house: z.strictObject({
    houseCode: z.string(),
    address: Both,
    office: Both,
    /** `own` shows the person alone, `all` everybody of the house: for its head. */
    scope: z.enum(['own', 'all']),
    members: z.array(
      z.strictObject({
        name: Both,
        citizenNumber: z.string(),
        sex: Sex,
        birthDate: date,
        nationality: Nationality,
        role: z.enum(['head', 'resident']),
        mother: Both.nullable(),
        father: Both.nullable(),
        since: day,
        from: Both.nullable(),
      }),
    ),
  }),
  birth: z.strictObject({
    ...entry,
    child: Party,
    sex: Sex,
    nationality: Nationality,
    birthDate: date,
    time: z.string().nullable(),
    place: Both,
    mother: Party.nullable(),
    father: Party.nullable(),
    informant: z.enum(['mother', 'father', 'head']),
  }),
  death: z.strictObject({
    ...entry,
    deceased: Party,
    sex: Sex,
    nationality: Nationality,
    birthDate: date,
    ageYears: z.int(),
    diedOn: day,
    time: z.string().nullable(),
    place: Both,
    cause: Both,
    informant: z.enum(['spouse', 'relative', 'head']),
  }),
  marriage: z.strictObject({
    ...entry,
    husband: Party,
    wife: Party,
    /** Where the two are not a man and a woman (Civil and Commercial Code as amended 2024), the places hold the first and the second. */
    sides: z.literal('spouses').optional(),
    /** The day a death ended it. */
    endedByDeathOn: day.nullable(),
    endedByDivorceOn: day.optional(),
  }),
  divorce: z.strictObject({
    ...entry,
    sides: z.literal('spouses').optional(),
    husband: Party,
    wife: Party,
    marriage: z.strictObject(entry),
  }),
  nameChange: z.strictObject({
    ...entry,
    person: Party,
    before: Both,
    after: Both,
    reason: z.enum(nameReasons),
  }),
  cardHistory: z.strictObject({
    person: Party,
    cards: z.array(
      z.strictObject({
        issueDate: day,
        expiryDate: z.union([day, z.literal('lifetime')]),
        office: Both,
        reason: z.enum(['first', 'expired', 'lost', 'changed']),
        status: z.enum(['valid', 'expired', 'lost', 'replaced', 'cancelled']),
      }),
    ),
  }),
} as const

export const paperKinds = [
  'house',
  'birth',
  'death',
  'marriage',
  'divorce',
  'nameChange',
  'cardHistory',
] as const
export type PaperKind = (typeof paperKinds)[number]
export type Papers = { [K in PaperKind]: z.infer<(typeof shapes)[K]> }
/** A paper that somebody may have a copy of. `paperId` names it within its owner's papers. */
export type Paper<K extends PaperKind = PaperKind> = {
  paperId: string
  kind: K
  ownerId: string
  /** The day that tells it from others of its kind. */
  day: string
  record: Papers[K]
}
