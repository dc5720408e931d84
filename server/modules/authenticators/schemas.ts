import { z } from 'zod'

const moment = z.date().transform(date => date.toISOString())

export const Session = z.object({ accessToken: z.string(), expiresAt: moment })

/** About the asking phone's own key, and nothing else. */
export const DeviceView = z.object({
  status: z.enum(['unknown', 'waiting', 'active', 'locked', 'revoked']),
  name: z.string().optional(),
  usableAt: moment.optional(),
  account: z.enum(['active', 'frozen', 'closed']).optional(),
  triesLeft: z.int().optional(),
})

export const Authenticators = z.object({
  devices: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      status: z.enum(['waiting', 'active', 'locked', 'revoked']),
      boundAt: moment,
      lastUsedAt: moment.optional(),
      usableAt: moment.optional(),
      current: z.boolean(),
    }),
  ),
  sessions: z.array(
    z.object({
      id: z.string(),
      by: z.enum(['phone', 'passkey', 'card']),
      authenticatorId: z.string(),
      name: z.string(),
      openedAt: moment,
      expiresAt: moment,
      current: z.boolean(),
    }),
  ),
  passkeys: z.array(
    z.object({ id: z.string(), name: z.string(), createdAt: moment, lastUsedAt: moment.optional() }),
  ),
  card: z
    .object({
      setAt: moment,
      lastUsedAt: moment.optional(),
      usableAt: moment.optional(),
      isLocked: z.boolean(),
      isUndecided: z.boolean(),
    })
    .optional(),
})
