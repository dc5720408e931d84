// A session of the gateway: a client, known by its key and secret, that speaks for one officer.

import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
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

export type Session = { client: Client; officerId: string }

const header = (request: FastifyRequest, name: string) => {
  const value = request.headers[name]
  return typeof value === 'string' ? value : ''
}

/** Opens a session. @throws Refused consumerUnknown | officerUnknown */
export async function openSession(
  ctx: Ctx,
  request: FastifyRequest,
  { secret, officerNumber }: { secret: string; officerNumber: string },
): Promise<string> {
  const client = await verifyClientSecret(ctx, header(request, 'consumer-key'), secret)
  if (!client) return refuse('consumerUnknown')
  const officer = await findOfficerPerson(ctx, officerNumber)
  if (!officer || !(await isOfficerFor(ctx, client, officer))) return refuse('officerUnknown')
  const token = randomUUID()
  const now = ctx.now()
  const row = {
    hash: sha256(token),
    client_id: client.id,
    officer_id: officer,
    created_at: now,
    used_at: now,
  }
  await insertToken(ctx, row)
  return token
}

async function findOfficerPerson(ctx: Ctx, citizenNumber: string): Promise<string | undefined> {
  const person = ctx.settings.sandbox
    ? await getOrInventPerson(ctx, citizenNumber)
    : await findPersonByNumber(ctx, citizenNumber)
  return person?.personId
}

/** The living session behind the headers; an officer who is none any more has none. @throws Refused */
export async function readSession(ctx: Ctx, request: FastifyRequest): Promise<Session> {
  const client = (await findClient(ctx, header(request, 'consumer-key'))) ?? refuse('consumerUnknown')
  const since = new Date(ctx.now().getTime() - IDLE_MILLISECONDS)
  const hash = sha256(header(request, 'token'))
  const found = (await touchToken(ctx, { hash, clientId: client.id, since })) ?? refuse('tokenInvalid')
  if (!(await isOfficerFor(ctx, client, found.officer_id))) return refuse('officerUnknown')
  return { client, officerId: found.officer_id }
}

/** Whether somebody is at the organisation: signed in there within the hour. */
export const isPresent = (ctx: Ctx, client: Client, personId: string): Promise<boolean> =>
  hasSignedInAt(ctx, {
    personId,
    partyId: client.party.id,
    since: new Date(ctx.now().getTime() - PRESENT_MILLISECONDS),
  })
