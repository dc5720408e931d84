import { z } from 'zod'

const text = z.string().max(16_384)
const id = z.string().min(1).max(1_400)
const extensions = z.record(z.string().max(64), z.unknown()).default({})

/** What `PublicKeyCredential.toJSON()` makes (WebAuthn L3 §5.1.8); what it means is for the library to judge. */
export const Registration = z.object({
  id,
  rawId: id,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
  clientExtensionResults: extensions,
})
/** An answer to a question. */
export const Authentication = z.object({
  id,
  rawId: id,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.nullish().transform(handle => handle ?? undefined),
  }),
  clientExtensionResults: extensions,
})

// The options are the library's own, made of our settings: nothing of a person but an opaque id is in them.
export const Options = z.looseObject({ challenge: z.string() })
