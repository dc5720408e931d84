import { z } from 'zod'

/** Per-client choices of the ThaID dialect; every default is what the real service does. */
export const Switches = z.strictObject({
  /** RFC 7636 with S256 and a `state` are required and checked. Off: challenge and verifier are ignored, as ThaID does. */
  strict: z.boolean().default(false),
  /** `expires_in` in seconds from now instead of a point in time. */
  relativeExpiry: z.boolean().default(false),
  /** `address` as one line of text instead of `{ formatted }`. */
  addressAsText: z.boolean().default(false),
  /** `name` begins with the title. */
  nameWithTitle: z.boolean().default(false),
  /** With `openid`, the claims also stand beside the token. */
  claimsBesideIdToken: z.boolean().default(false),
  /** Unknown scopes are dropped instead of refused. */
  lenientScopes: z.boolean().default(false),
  /** Life of a code. By itself 10 minutes in the sandbox, where people look at it; 30 seconds elsewhere and for strict clients, as ThaID's. */
  codeSeconds: z.int().min(30).max(600).optional(),
})
export type Switches = z.infer<typeof Switches>
