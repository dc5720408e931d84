import { z } from 'zod'
import { plainLine, plainText } from '../../platform/plain-text.ts'
import { PLACE_KINDS, ROLES, TERMINAL_KINDS } from './tables.ts'

const moment = z.date().transform(date => date.toISOString())

export const Terminal = z.object({
  terminalId: z.string(),
  kind: z.enum(TERMINAL_KINDS),
  name: z.string(),
  reader: z.string(),
  scanner: z.string(),
  place: z.object({
    placeId: z.string(),
    code: z.string(),
    kind: z.enum(PLACE_KINDS),
    nameTh: z.string(),
    nameEn: z.string(),
    channels: z.array(z.string()),
    takesBookings: z.boolean(),
  }),
})
export const RegisterBody = z.strictObject({ code: z.string().max(40) })
export const Invitation = z.object({ terminalId: z.string(), code: z.string(), expiresAt: moment })
export const InviteBody = z.strictObject({
  placeId: z.uuid(),
  kind: z.enum(TERMINAL_KINDS),
  name: plainLine(1, 60),
})
export const DemoInviteBody = z.strictObject({ place: z.string().max(20) })
export const OfficerSession = z.object({
  token: z.string(),
  role: z.enum(ROLES),
  nameTh: z.string(),
  nameEn: z.string(),
})
export const ProposeBody = z.strictObject({
  citizenNumber: z.string().regex(/^\d{13}$/),
  placeId: z.uuid(),
  role: z.enum(ROLES),
  reason: plainText(4, 300),
})
export const Grant = z.object({ grantId: z.string() })
export const ById = z.object({ id: z.uuid() })
