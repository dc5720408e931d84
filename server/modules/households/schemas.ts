import { z } from 'zod'
import { parseHouseCode } from '../../../shared/house-code.ts'
import { moveStates, refusalReasons, registrarReasons } from './tables.ts'

export const time = z.date().transform(date => date.toISOString())
export const Both = z.object({ th: z.string(), en: z.string() })
export const Named = z.object({ nameTh: z.string(), nameEn: z.string() })
export const passcode = z.string().max(16)
export const houseCode = z
  .string()
  .max(20)
  .transform((text, issues) => {
    const code = parseHouseCode(text)
    if (code !== undefined) return code
    issues.addIssue({ code: 'custom', message: 'not a house code' })
    return z.NEVER
  })
export const Address = z.object({ houseCode: z.string(), address: Both })

export const ById = z.object({ id: z.uuid() })

export const House = z.object({
  houseCode: z.string(),
  address: Both,
  office: Both,
  scope: z.enum(['own', 'all']),
  members: z.array(
    z.object({
      name: Both,
      citizenNumber: z.string(),
      birthDate: z.string(),
      role: z.enum(['head', 'resident']),
      since: z.string(),
      from: Both.nullable(),
    }),
  ),
  copy: z.object({ id: z.string(), verifyLink: z.string(), issuedAt: time }).nullable(),
})
export const LookBody = z.strictObject({ houseCode })
export const Looked = Address
export const Companions = z.object({
  self: Named,
  children: z.array(Named.extend({ personId: z.uuid() })),
})
export const AskBody = z.strictObject({
  requestId: z.uuid(),
  houseCode,
  movedOn: z.iso.date(),
  children: z.array(z.uuid()).max(20),
  passcode,
})
const line = {
  moveId: z.uuid(),
  state: z.enum(moveStates),
  movedOn: z.string(),
  askedAt: time,
  expiresAt: time,
}
export const Move = z.object({
  ...line,
  from: Address,
  to: Address,
  people: z.array(Named),
  registrarReasons: z.array(z.enum(registrarReasons)),
  fineSatangMost: z.int(),
  refusalReason: z.enum(refusalReasons).optional(),
  history: z.array(z.object({ what: z.string(), at: time })),
})
export const Moves = z.object({
  mine: z.array(Move),
  intoMyHouse: z.array(
    z.object({
      ...line,
      people: z.array(Named.extend({ ageYears: z.int() })),
      fromArea: Both,
      needsRegistrar: z.boolean(),
    }),
  ),
})
export const AnswerBody = z.strictObject({ answer: z.enum(['accepted', 'refused']), passcode })

const waiting = {
  moveId: z.uuid(),
  askedAt: time,
  expiresAt: time,
  registrarReasons: z.array(z.enum(registrarReasons)),
}
export const WaitingMoves = z.object({ moves: z.array(z.object(waiting)) })
export const WaitingMove = z.object({
  ...waiting,
  movedOn: z.string(),
  fineSatangMost: z.int(),
  from: Address,
  to: Address,
  movers: z.array(Named.extend({ number: z.string(), ageYears: z.int(), asked: z.boolean() })),
  head: Named.optional(),
  headAnsweredAt: time.optional(),
})
export const RefuseBody = z.strictObject({ reason: z.enum(refusalReasons) })
