import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import { reply, route } from '../../platform/route.ts'
import { addPasskey, askPasskey, offerPasskey, removePasskey, signInWithPasskey } from './passkeys.ts'
import { Session } from './schemas.ts'

const text = z.string().max(16_384)
const id = z.string().min(1).max(1_400)
const extensions = z.record(z.string().max(64), z.unknown()).default({})

/** What `PublicKeyCredential.toJSON()` makes (WebAuthn L3 §5.1.8); what it means is for the library to judge. */
const Registration = z.object({
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
const Authentication = z.object({
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
const Options = z.looseObject({ challenge: z.string() })

export const passkeyRoutes = [
  route.post(
    '/v1/me/passkeys/options',
    { access: 'citizen', summary: 'What to ask an authenticator for, to make a passkey', returns: Options },
    async (ctx, { request }) => ({ ...(await offerPasskey(ctx, request)) }),
  ),
  route.post(
    '/v1/me/passkeys',
    {
      access: 'citizen',
      summary: 'Keep a passkey, with the passcode',
      body: z.strictObject({
        passcode: z.string().max(16),
        name: z.string().trim().min(1).max(60),
        response: Registration,
      }),
      returns: z.object({ id: z.uuid() }),
      status: 201,
    },
    (ctx, { body, request }) =>
      addPasskey(ctx, request, { ...body, response: body.response as RegistrationResponseJSON }),
  ),
  route.delete(
    '/v1/me/passkeys/:id',
    { access: 'holder', summary: 'Take a passkey away', params: z.object({ id: z.uuid() }) },
    async (ctx, { params }) => {
      await removePasskey(ctx, params.id)
      return reply(204)
    },
  ),
  route.post(
    '/v1/passkey/options',
    { access: 'device', summary: 'What to ask an authenticator for, to sign in', returns: Options },
    async (ctx, { request }) => ({ ...(await askPasskey(ctx, request)) }),
  ),
  route.post(
    '/v1/passkey/session',
    {
      access: 'device',
      summary: 'Open a session with a passkey',
      body: z.strictObject({ response: Authentication }),
      returns: Session,
    },
    (ctx, { body, request }) => signInWithPasskey(ctx, request, body.response as AuthenticationResponseJSON),
  ),
]
