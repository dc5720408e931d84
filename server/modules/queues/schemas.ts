import { z } from 'zod'
import { mediaTypes } from '../../../shared/media-type.ts'
import { plainText } from '../../platform/plain-text.ts'
import { Slots } from '../staff/index.ts'
import { matterIds } from './matters.ts'
import { paperIds } from './papers.ts'
import { visitStates } from './tables.ts'
import { turnStates } from './turn/show.ts'

const moment = z.date().transform(date => date.toISOString())
const day = z.iso.date()
const time = z.string().regex(/^([01]\d|2[0-3]):(00|15|30|45)$/)
const Both = z.object({ th: z.string(), en: z.string() })
const paper = z.enum(paperIds)
const matter = z.enum(matterIds)
const code = z.string().regex(/^\d{4}$/)

/** Who says so; what is not confirmed is shown as such. */
const Basis = z.object({ isConfirmed: z.boolean(), source: z.string() })
const Matter = z.object({
  id: matter,
  name: Both,
  minutes: z.int(),
  fee: Basis.extend({ fromBaht: z.int(), toBaht: z.int(), note: Both.optional() }),
  papers: z.array(z.object({ id: paper, name: Both, isNeeded: z.boolean(), isSentAhead: z.boolean() })),
  papersAre: Basis,
})
const Person = z.object({
  nameTh: z.string(),
  nameEn: z.string(),
  maskedNumber: z.string(),
  birthDate: z.string(),
  address: Both.optional(),
  card: z.object({ status: z.string(), expiryDate: z.string() }).optional(),
})

export const ById = z.object({ id: z.uuid() })
export const ForMatter = z.object({ matter })
export const Matters = z.object({ matters: z.array(Matter) })
export const Times = Slots
export const BookBody = z.strictObject({ placeId: z.uuid(), matter, day, time, requestId: z.uuid() })
export const ChangeBody = z.strictObject({ placeId: z.uuid(), day, time })
export const ArriveBody = z.strictObject({ code })
export const WalkInBody = z.strictObject({ placeId: z.uuid(), matter, code, requestId: z.uuid() })
export const PrepareBody = z.strictObject({
  papers: z.array(paper).max(20),
  words: plainText(0, 500),
})
export const OfPaper = z.object({ id: z.uuid(), paper })
export const OfFile = z.object({ id: z.uuid(), fileId: z.uuid() })
export const PaperFile = z.object({ fileId: z.uuid(), paper, mediaType: z.enum(mediaTypes) })
export const Visit = z.object({
  visitId: z.uuid(),
  state: z.enum(visitStates),
  matter: Matter,
  place: Slots.shape.place,
  reference: z.string(),
  day: z.string(),
  bookedFor: moment.optional(),
  arriveFrom: moment.optional(),
  arriveUntil: moment.optional(),
  number: z.string().optional(),
  isInTime: z.boolean().optional(),
  desk: z.int().optional(),
  wait: z
    .object({ before: z.int(), fromMinutes: z.int(), toMinutes: z.int(), isMoving: z.boolean() })
    .optional(),
  papers: z.array(paper),
  missing: z.array(paper),
  words: z.string(),
  files: z.array(PaperFile),
})
export const Visits = z.object({ visits: z.array(Visit), pausedUntil: moment.optional(), person: Person })

export const TakeNumberBody = z.strictObject({ matter, requestId: z.uuid() })
export const ReferenceBody = z.strictObject({ reference: z.string().max(20) })
export const Slip = z.object({
  ...{ number: z.string(), matter: Matter, isInTime: z.boolean(), before: z.int() },
  place: Both,
  at: moment,
  turn: z.object({ page: z.string(), code: z.string(), link: z.string() }).optional(),
})
export const Called = z.object({
  visitId: z.uuid(),
  number: z.string(),
  desk: z.int(),
  matter: Matter,
  bookedFor: moment.optional(),
  timesCalled: z.int(),
  papers: z.array(paper),
  missing: z.array(paper),
  words: z.string(),
  files: z.array(PaperFile),
  person: Person.optional(),
})
export const Desk = z.object({
  code: z.string(),
  until: moment,
  called: Called.nullable(),
  waiting: z.array(
    z.object({ number: z.string(), matter: Both, arrivedAt: moment, bookedFor: moment.optional() }),
  ),
  expected: z.array(z.object({ reference: z.string(), bookedFor: moment, matter: Both })),
})
export const SaidBody = z.strictObject({ said: z.enum(['done', 'notThere', 'back']) })
export const Walls = z.object({ walls: z.array(z.object({ wallId: z.uuid(), madeAt: moment })) })
export const OpenedWall = z.object({ wallId: z.uuid(), link: z.string() })
export const TokenBody = z.strictObject({ token: z.string().max(100) })
export const TurnBody = z.strictObject({ code: z.string().max(100) })
/** One number and nothing else: a slip is left lying about. */
export const Turn = z.object({
  place: Both,
  number: z.string(),
  state: z.enum(turnStates),
  timesCalled: z.int(),
  desk: z.int().optional(),
  before: z.int().optional(),
  wait: z.object({ fromMinutes: z.int(), toMinutes: z.int() }).optional(),
})
/** Numbers only: whoever passes by reads it. */
export const Wall = z.object({
  place: Both,
  called: z.array(z.object({ number: z.string(), desk: z.int(), timesCalled: z.int() })),
  next: z.array(z.string()),
  waiting: z.int(),
  at: moment,
})
