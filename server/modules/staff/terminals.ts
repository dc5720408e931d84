// A terminal is a device with a key of its own. It is let in by a code that a supervisor hands over, and can be switched off from afar.
import type { FastifyRequest } from 'fastify'
import type { Actor, ActorOf } from '../../platform/actors.ts'
import type { Ctx, TxCtx } from '../../platform/context.ts'
import { newId, recordFact, transaction } from '../../platform/context.ts'
import { sha256 } from '../../platform/crypto.ts'
import { endSessionsAt, type Proof, verifyProof } from '../authenticators/index.ts'
import { staffRefused, terminalDisabled, terminalInvited, terminalRegistered } from './events.ts'
import { fail } from './failures.ts'
import { newCode, normaliseCode } from './invitation-code.ts'
import { peripheralsOf } from './peripherals.ts'
import * as store from './store.ts'
import type { TerminalKind, TerminalRow } from './tables.ts'

const CODE_SECONDS = 24 * 3600
const SEEN_MILLISECONDS = 60_000

/** Invites a device to a place; the code is told once and kept as a hash. @throws staff.notFound */
export async function inviteTerminal(
  ctx: Ctx,
  asked: { placeId: string; kind: TerminalKind; name: string; invitedBy: string | null; isDemo?: boolean },
  code = newCode(),
): Promise<{ terminalId: string; code: string; expiresAt: Date }> {
  const expiresAt = new Date(ctx.now().getTime() + CODE_SECONDS * 1000)
  const terminalId = newId(ctx)
  await transaction(ctx, async tx => {
    if (!(await store.findPlace(tx, asked.placeId))) throw fail.notFound()
    await store.insertTerminal(tx, {
      ...unregistered,
      terminal_id: terminalId,
      place_id: asked.placeId,
      kind: asked.kind,
      name: asked.name,
      code_hash: sha256(normaliseCode(code)),
      code_expires_at: expiresAt,
      is_demo: asked.isDemo ?? false,
      invited_by: asked.invitedBy,
      invited_at: tx.now(),
    })
    await tx.emit(terminalInvited, { terminalId, placeId: asked.placeId, kind: asked.kind })
  })
  return { terminalId, code, expiresAt }
}

const unregistered = {
  status: 'invited',
  key_thumbprint: null,
  public_jwk: null,
  registered_at: null,
  seen_at: null,
  disabled_at: null,
  disabled_by: null,
} as const

/** A device takes its place with the code; sent twice by the same device it is the same terminal. @throws staff.codeWrong */
export async function registerTerminal(ctx: Ctx, code: string) {
  const { keyThumbprint, publicJwk } = ctx.actor as ActorOf<'device'>
  return transaction(ctx, async tx => {
    const known = await store.findTerminalByKey(tx, keyThumbprint)
    if (known?.status === 'active') return viewTerminal(tx, known)
    if (known) throw fail.terminalDisabled()
    const key = { key_thumbprint: keyThumbprint, public_jwk: publicJwk }
    const terminal = await store.registerKey(tx, sha256(normaliseCode(code)), key)
    if (!terminal) throw fail.codeWrong()
    const { terminal_id: terminalId, place_id: placeId, kind } = terminal
    await tx.emit(terminalRegistered, { terminalId, placeId, kind })
    return viewTerminal(tx, terminal)
  })
}

/** The terminal and its place, as its own screen shows them. */
export async function viewTerminal(ctx: Ctx, terminal: TerminalRow) {
  const place = (await store.findPlace(ctx, terminal.place_id)) ?? (await refuseNow(ctx, 'terminalDisabled'))
  return {
    terminalId: terminal.terminal_id,
    kind: terminal.kind,
    name: terminal.name,
    ...peripheralsOf(ctx.settings),
    place: {
      placeId: place.place_id,
      code: place.code,
      kind: place.kind,
      nameTh: place.name_th,
      nameEn: place.name_en,
      channels: place.channels,
      takesBookings: place.seats > 0,
    },
  }
}

/** The access `terminal`: signed by the key of a terminal that is switched on. @throws staff.terminalUnknown | terminalDisabled */
export async function checkTerminal(ctx: Ctx, request: FastifyRequest): Promise<Actor> {
  const { keyThumbprint, publicJwk } = await verifyProof(ctx, request)
  return toActor(await requireTerminal(ctx, keyThumbprint), { keyThumbprint, publicJwk })
}

export async function requireTerminal(ctx: Ctx, keyThumbprint: string): Promise<TerminalRow> {
  const terminal = await store.findTerminalByKey(ctx, keyThumbprint)
  if (!terminal) return refuseNow(ctx, 'terminalUnknown')
  if (terminal.status !== 'active') return refuseNow(ctx, 'terminalDisabled')
  if (ctx.now().getTime() - (terminal.seen_at?.getTime() ?? 0) > SEEN_MILLISECONDS)
    await store.updateTerminal(ctx, terminal.terminal_id, { seen_at: ctx.now() })
  return terminal
}

async function refuseNow(ctx: Ctx, reason: 'terminalUnknown' | 'terminalDisabled'): Promise<never> {
  await recordFact(ctx, staffRefused, { reason })
  throw fail[reason]()
}

const toActor = (terminal: TerminalRow, key: Proof): ActorOf<'terminal'> => ({
  kind: 'terminal',
  terminalId: terminal.terminal_id,
  placeId: terminal.place_id,
  terminalKind: terminal.kind,
  ...key,
})

/** Switches a terminal off: from this moment neither it nor whoever signed in there can do anything. */
export async function disableTerminal(ctx: Ctx, terminalId: string, by: string): Promise<void> {
  await transaction(ctx, async (tx: TxCtx) => {
    const terminal = await store.findTerminal(tx, terminalId)
    if (!terminal) throw fail.notFound()
    if (terminal.status === 'disabled') return
    await store.updateTerminal(tx, terminalId, {
      status: 'disabled',
      code_hash: null,
      disabled_at: tx.now(),
      disabled_by: by,
    })
    await store.endSessions(tx, { terminalId })
    if (terminal.key_thumbprint) await endSessionsAt(tx, terminal.key_thumbprint)
    await tx.emit(terminalDisabled, { terminalId, placeId: terminal.place_id, kind: terminal.kind })
  })
}
