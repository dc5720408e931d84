// The code on the officer's or the kiosk's screen. It names the case and nothing of the person, works once, and only while
// whoever showed it still stands there (A23, A24).
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { sha256 } from '../../platform/crypto.ts'
import { signJwt, verifyJwt } from '../../platform/keys.ts'
import { channels } from './channels.ts'
import { fail } from './failures.ts'
import { lockOwnCase, makeBindable, requireStep } from './step.ts'
import { findCase, updateCase } from './store.ts'
import type { CaseRow } from './tables.ts'

export const TICKET_KEY = 'counter-ticket'
const TYPE = 'proof-ticket+jwt'
const TICKET_SECONDS = 300
const MAX_TICKETS = 3

/** A ticket of a case for whoever holds the row. */
export async function issueTicket(tx: TxCtx, row: CaseRow): Promise<{ ticket: string; expiresAt: Date }> {
  if (row.tickets >= MAX_TICKETS) throw fail.tooManyTickets()
  const changed = await updateCase(tx, row.case_id, {
    tickets: row.tickets + 1,
    ticket_hash: sha256(jtiOf(row, row.tickets + 1)),
    ticket_expires_at: new Date(tx.now().getTime() + TICKET_SECONDS * 1000),
  })
  return { ticket: await sign(tx, changed), expiresAt: changed.ticket_expires_at ?? tx.now() }
}

/** Makes a ticket; a former one of the case is dead from then on. @throws counter.wrongStep | caseEnded | tooManyTickets */
export async function showTicket(ctx: Ctx, caseId: string): Promise<{ ticket: string; expiresAt: Date }> {
  return transaction(ctx, async tx => {
    const held = await lockOwnCase(tx, caseId)
    const ready = held.status === 'bindPending' ? held : await becomeReady(tx, held)
    if (channels[ready.channel].by !== 'ticket') throw fail.wrongStep()
    return issueTicket(tx, ready)
  })
}

async function becomeReady(tx: TxCtx, row: CaseRow): Promise<CaseRow> {
  requireStep(row, 'ticket')
  return makeBindable(tx, row)
}

const jtiOf = (row: CaseRow, number: number) => `${row.case_id}.${number}`

function sign(ctx: Ctx, row: CaseRow): Promise<string> {
  const exp = Math.floor(ctx.now().getTime() / 1000) + TICKET_SECONDS
  // Every claim more makes the code harder to scan for an old phone: the key and the type say whose it is and what for.
  return signJwt(ctx, TICKET_KEY, { jti: jtiOf(row, row.tickets), exp }, { typ: TYPE })
}

/** The case of a ticket that we signed and that is the newest of its case. @throws counter.ticketInvalid */
export async function readTicket(ctx: Ctx, ticket: string): Promise<CaseRow> {
  const claims = await verifyJwt(ctx, TICKET_KEY, ticket, { typ: TYPE, currentDate: ctx.now() })
  const row = claims?.jti ? await findCase(ctx, claims.jti.split('.')[0] ?? '') : undefined
  if (!row || row.ticket_hash !== sha256(claims?.jti ?? '')) throw fail.ticketInvalid()
  return row
}
