// A session of the gateway: a client, known by its key and secret, that speaks for one officer, or a mini-app that speaks for itself.

import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { parseCitizenNumber } from '../../../../shared/citizen-number.ts'
import type { Ctx } from '../../../platform/context.ts'
import { sha256 } from '../../../platform/crypto.ts'
import { hasSignedInAt } from '../../federation/index.ts'
import { type Client, findClient, verifyClientSecret } from '../../parties/index.ts'
import { findPersonByNumber, getOrInventPerson } from '../../people/index.ts'
import { refuse } from './answers.ts'
import { isOfficerFor } from './officers.ts'
import { insertToken, touchToken } from './store.ts'

const IDLE_MILLISECONDS = 60 * 60 * 1000
// The real gateway asks whether the officer's card is in the reader. A card on the phone leaves no such trace: who signed in at the
// organisation within the hour counts as being there.
const PRESENT_MILLISECONDS = 60 * 60 * 1000

/** The right of a mini-app's own client: its sessions need no officer, and open nothing of the register. */
export const MINI_APP_RIGHT = 'mini-app'

export type Session = { client: Client; officerId: string }

const header = (request: FastifyRequest, name: string) => {
  const value = request.headers[name]
  return typeof value === 'string' ? value : ''
}

/**
 * Opens a session. Clients of mini-apps name anything as their agent (a token, a session, a user); it is not kept.
 * @throws Refused consumerMissing | consumerUnknown | officerUnknown | badRequest
 */
export async function openSession(
  ctx: Ctx,
  request: FastifyRequest,
  { secret, agent }: { secret: string; agent: string },
): Promise<string> {
  const key = header(request, 'consumer-key')
  if (!(await findClient(ctx, key))) return refuse('consumerMissing')
  const client = await verifyClientSecret(ctx, key, secret)
  if (!client) return refuse('consumerUnknown')
  const token = randomUUID()
  const now = ctx.now()
  const officer_id = client.scopes.includes(MINI_APP_RIGHT) ? null : await getOfficer(ctx, client, agent)
  await insertToken(ctx, {
    hash: sha256(token),
    client_id: client.id,
    officer_id,
    created_at: now,
    used_at: now,
  })
  return token
}

async function getOfficer(ctx: Ctx, client: Client, agent: string): Promise<string> {
  const officer = await findOfficerPerson(ctx, parseCitizenNumber(agent) ?? refuse('badRequest'))
  if (!officer || !(await isOfficerFor(ctx, client, officer))) return refuse('officerUnknown')
  return officer
}

async function findOfficerPerson(ctx: Ctx, citizenNumber: string): Promise<string | undefined> {
  const person = ctx.settings.sandbox
    ? await getOrInventPerson(ctx, citizenNumber)
    : await findPersonByNumber(ctx, citizenNumber)
  return person?.personId
}

/** The client behind the headers, and the officer its session was opened for, if any. @throws Refused consumerMissing | tokenInvalid */
export async function readConsumer(
  ctx: Ctx,
  request: FastifyRequest,
): Promise<{ client: Client; officerId: string | null }> {
  const client = (await findClient(ctx, header(request, 'consumer-key'))) ?? refuse('consumerMissing')
  const since = new Date(ctx.now().getTime() - IDLE_MILLISECONDS)
  const hash = sha256(header(request, 'token'))
  const found = (await touchToken(ctx, { hash, clientId: client.id, since })) ?? refuse('tokenInvalid')
  return { client, officerId: found.officer_id }
}

/** The living session of an officer behind the headers; one who is none any more has none. @throws Refused */
export async function readSession(ctx: Ctx, request: FastifyRequest): Promise<Session> {
  const { client, officerId } = await readConsumer(ctx, request)
  if (officerId === null || !(await isOfficerFor(ctx, client, officerId))) return refuse('officerUnknown')
  return { client, officerId }
}

/** Whether somebody is at the organisation: signed in there within the hour. */
export const isPresent = (ctx: Ctx, client: Client, personId: string): Promise<boolean> =>
  hasSignedInAt(ctx, {
    personId,
    partyId: client.party.id,
    since: new Date(ctx.now().getTime() - PRESENT_MILLISECONDS),
  })
