// A sign-in begins: in a browser, at a desk, or at a device without a keyboard; whatever dialect asked.
import { randomInt } from 'node:crypto'
import type { Ctx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import type { Client, Dialect } from '../parties/index.ts'
import type { Bound } from './browser.ts'
import { spendDeskCode } from './desk/desk-code.ts'
import { idsOf, signInClaimed } from './events.ts'
import { fail } from './failures.ts'
import { sealInteraction } from './interaction-name.ts'
import { takeRehearsal } from './rehearsal/rehearsal.ts'
import * as store from './store.ts'
import type { Matter, RequestRow } from './tables.ts'

const REQUEST_SECONDS = 180
const OPEN_REQUESTS_PER_BROWSER = 10
const CLAIMS_PER_PERSON = 20
const CLAIM_WINDOW_SECONDS = 600
// Without letters and digits that look alike: people read it aloud.
const REFERENCE_ALPHABET = 'ACDEFHJKLMNPQRTUVWXY34679'
const REFERENCE_LENGTH = 6

export type Start = {
  client: Client
  audience: string
  scopes: string[]
  redirectUri: string
  state: string | undefined
  nonce: string | undefined
  codeChallenge: string | undefined
  browser: Pick<Bound, 'hash' | 'isKnown'>
  browserLabel: string
  dialect: Dialect
  interaction?: string | undefined
  askedIal?: string | undefined
  /** Nothing less than a passkey is taken. */
  needsPasskey?: boolean
  /** The code that a device without a keyboard shows, which is to be let in. */
  deviceCode?: string | undefined
  matters?: Matter[] | undefined
}

/** Begins an attempt. A browser may have ten open at once; older ones end (A21). */
export async function startSignIn(ctx: Ctx, start: Start): Promise<RequestRow> {
  const fresh = newRequest(ctx, start)
  const { client } = start
  const isRehearsed = client.rehearsing && fresh.channel === 'browser'
  const rehearsal = isRehearsed ? await takeRehearsal(ctx, client.id, fresh.id) : null
  const row = { ...fresh, rehearsal }
  await store.insertRequest(ctx, row)
  if (start.browser.isKnown) await store.endOlderRequests(ctx, start.browser.hash, OPEN_REQUESTS_PER_BROWSER)
  return row
}

type AtDesk = { personId: string; code: string; message: string }

/**
 * Begins an attempt at an agency's desk: it is the person's from the start, who has just read out a code.
 * @throws federation.ticketUsed when the code went to another request meanwhile | tooManyRequests
 */
export async function startAtDesk(ctx: Ctx, start: Start, { personId, code, message }: AtDesk) {
  await requireFewClaims(ctx, personId)
  return transaction(ctx, async tx => {
    const row: RequestRow = {
      ...newRequest(tx, start),
      status: 'claimed',
      person_id: personId,
      method: 'phone',
      same_browser: false,
      channel: 'desk',
      message,
    }
    await store.insertRequest(tx, row)
    if (!(await spendDeskCode(tx, code, row.id))) throw fail.ticketUsed()
    await tx.emit(signInClaimed, { ...idsOf(row), sameBrowser: false }, { personId })
    return row
  })
}

function newRequest(ctx: Ctx, start: Start): RequestRow {
  const id = newId(ctx)
  return {
    id,
    client_id: start.client.id,
    audience: start.audience,
    party_id: start.client.party.id,
    scopes: start.scopes,
    redirect_uri: start.redirectUri,
    state: start.state ?? null,
    nonce: start.nonce ?? null,
    code_challenge: start.codeChallenge ?? null,
    browser_hash: start.browser.hash,
    browser_label: start.browserLabel,
    reference: Array.from(
      { length: REFERENCE_LENGTH },
      () => REFERENCE_ALPHABET[randomInt(REFERENCE_ALPHABET.length)],
    ).join(''),
    status: 'waiting',
    person_id: null,
    method: null,
    number: null,
    numbers_wrong: 0,
    same_browser: null,
    granted_scopes: null,
    ial: null,
    created_at: ctx.now(),
    expires_at: new Date(ctx.now().getTime() + REQUEST_SECONDS * 1000),
    answered_at: null,
    dialect: start.dialect,
    interaction: start.interaction === undefined ? null : sealInteraction(ctx, id, start.interaction),
    asked_ial: start.askedIal ?? null,
    needs_passkey: start.needsPasskey ?? false,
    channel: start.deviceCode === undefined ? 'browser' : 'device',
    message: start.deviceCode ?? null,
    matters: start.matters?.length ? start.matters : null,
    rehearsal: null,
  }
}

/** @throws federation.tooManyRequests for a person who took many requests in ten minutes (A21) */
export async function requireFewClaims(ctx: Ctx, personId: string) {
  const since = new Date(ctx.now().getTime() - CLAIM_WINDOW_SECONDS * 1000)
  if ((await store.countClaims(ctx, personId, since)) >= CLAIMS_PER_PERSON)
    throw fail.tooManyRequests({ retryAfterSeconds: CLAIM_WINDOW_SECONDS })
}
