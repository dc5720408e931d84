import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import { plainLine } from '../../platform/plain-text.ts'
import { reply, route } from '../../platform/route.ts'
import { Authentication, Options, Registration } from './passkey-schemas.ts'
import { addPasskey, askPasskey, offerPasskey, removePasskey, signInWithPasskey } from './passkeys.ts'
import { Session } from './schemas.ts'

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
        name: plainLine(1, 60),
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
