import { z } from 'zod'

const time = z.date().transform(date => date.toISOString())

export const Me = z.object({
  personId: z.string(),
  nameTh: z.string(),
  nameEn: z.string(),
  level: z.union([z.literal(1), z.literal(2)]),
  ial: z.string(),
  aal: z.string(),
  registeredAt: time,
  devices: z.array(z.object({ id: z.string(), name: z.string(), boundAt: time, current: z.boolean() })),
})

export const LostBody = z.strictObject({ passcode: z.string().max(16) })

/** All that stands on the card. Religion and blood group never leave (PDPA s. 26). */
export const CardView = z.object({
  citizenNumber: z.string(),
  nameTh: z.string(),
  nameEn: z.string(),
  birthDate: z.string(),
  addressTh: z.string(),
  issueDate: z.string(),
  expiryDate: z.string(),
  requestNumber: z.string(),
  laserCode: z.string(),
  cardStatus: z.enum(['valid', 'expired', 'lost', 'replaced', 'cancelled']),
  /** True for an invented person: the app marks the card as a specimen. */
  isSpecimen: z.boolean(),
  loadedAt: time,
})
