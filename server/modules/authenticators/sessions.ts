import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { randomToken, sha256 } from '../../platform/crypto.ts'
import { sessionOpened } from './events.ts'
import { fail } from './failures.ts'
import { readToken, verifyProof } from './proof.ts'
import { findDevice, findSession, insertSession } from './store.ts'

// NIST SP 800-63B-4 §2.2.3: re-authentication after 30 minutes at the latest when the person is inactive; we count from the passcode.
const SESSION_SECONDS = 30 * 60

export type OpenSession = { accessToken: string; expiresAt: Date }

/** Opens a session on a bound device. The token names its person, so that the look-up stays on one shard. */
export async function openSession(
  ctx: Ctx,
  device: { personId: string; deviceId: string; keyThumbprint: string },
): Promise<OpenSession> {
  const accessToken = `${Buffer.from(device.personId.replaceAll('-', ''), 'hex').toString('base64url')}.${randomToken()}`
  const expiresAt = new Date(ctx.now().getTime() + SESSION_SECONDS * 1000)
  await transaction(ctx, async tx => {
    await insertSession(tx, {
      person_id: device.personId,
      id: newId(tx),
      device_id: device.deviceId,
      token_hash: sha256(accessToken),
      key_thumbprint: device.keyThumbprint,
      created_at: tx.now(),
      expires_at: expiresAt,
    })
    await tx.emit(sessionOpened, { deviceId: device.deviceId }, { personId: device.personId })
  })
  return { accessToken, expiresAt }
}

/** The access `citizen`: a live token, used by the phone it was made for, which is still bound. */
export async function requireCitizen(ctx: Ctx, request: FastifyRequest): Promise<Actor> {
  const token = readToken(request)
  if (!token) throw fail.sessionEnded()
  const { keyThumbprint } = await verifyProof(ctx, request, token)
  const personId = personOf(token)
  const session = personId && (await findSession(ctx, personId, sha256(token)))
  if (!session || session.key_thumbprint !== keyThumbprint) throw fail.sessionEnded()
  const device = await findDevice(ctx, session.person_id, session.device_id)
  if (device?.status !== 'active')
    throw device?.status === 'locked' ? fail.deviceLocked() : fail.sessionEnded()
  return {
    kind: 'citizen',
    personId: session.person_id,
    authenticatorId: device.id,
    sessionId: session.id,
    keyThumbprint,
  }
}

/** The access `device`: signed by some phone's key; which phone is for the route to find out. */
export async function requireDevice(ctx: Ctx, request: FastifyRequest): Promise<Actor> {
  const { keyThumbprint } = await verifyProof(ctx, request)
  return { kind: 'device', keyThumbprint }
}

function personOf(token: string): string | undefined {
  const bytes = Buffer.from(token.split('.')[0] ?? '', 'base64url')
  if (bytes.length !== 16) return undefined
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
