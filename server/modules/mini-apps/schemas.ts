import { z } from 'zod'
import { itemNames } from './items.ts'

const moment = z.date().transform(date => date.toISOString())
const Words = z.object({ th: z.string(), en: z.string() })
const Organisation = z.object({ name: Words, domain: z.string(), verified: z.boolean() })

export const MiniApps = z.object({
  miniApps: z.array(
    z.object({
      id: z.uuid(),
      name: Words,
      short: Words,
      icon: z.string().optional(),
      organisation: Words,
    }),
  ),
})

export const MiniAppView = z.object({
  id: z.uuid(),
  version: z.int(),
  isTrial: z.boolean(),
  name: Words,
  short: Words,
  about: Words,
  icon: z.string().optional(),
  screenshots: z.array(z.string()),
  organisation: Organisation,
  permission: z.object({
    items: z.array(z.object({ item: z.enum(itemNames), label: Words, why: Words })),
    sha256: z.string(),
  }),
  /** The one origin it is shown from and spoken with. */
  origin: z.string(),
  permittedSince: moment.optional(),
  hasNotifications: z.boolean().optional(),
})

export const Opening = z.object({
  mToken: z.string(),
  expiresAt: moment,
  address: z.string(),
  frame: z.string(),
})

export const Allowed = z.object({
  permissions: z.array(
    z.object({
      id: z.uuid(),
      name: Words,
      icon: z.string().optional(),
      organisation: Words,
      items: z.array(z.enum(itemNames)),
      givenAt: moment,
      hasNotifications: z.boolean(),
    }),
  ),
})

export const Agreed = z.strictObject({ sha256: z.string().max(100), hasNotifications: z.boolean() })
