// What the QR holds: a request's name, a moment and a seal. It dies by itself, so a forwarded screenshot is worthless (A18).
import { timingSafeEqual } from 'node:crypto'
import type { Ctx } from '../../platform/context.ts'
import { fail } from './failures.ts'

/** The page asks for a new ticket this often. */
export const TICKET_ROTATION_SECONDS = 10
const TICKET_LIFE_SECONDS = 30
const MAC_BYTES = 16

/** A ticket for a request, good for 30 seconds: 38 bytes, base64url. */
export function issueTicket(ctx: Ctx, requestId: string): string {
  const body = Buffer.alloc(22)
  Buffer.from(requestId.replaceAll('-', ''), 'hex').copy(body)
  body.writeUIntBE(Math.floor(ctx.now().getTime() / 1000), 16, 6)
  return Buffer.concat([body, sealOf(ctx, body)]).toString('base64url')
}

/** The request a ticket names. @throws federation.ticketExpired for anything but a fresh ticket of ours */
export function readTicket(ctx: Ctx, ticket: string): string {
  const bytes = Buffer.from(ticket, 'base64url')
  if (bytes.length !== 22 + MAC_BYTES) throw fail.ticketExpired()
  const body = bytes.subarray(0, 22)
  if (!timingSafeEqual(bytes.subarray(22), sealOf(ctx, body))) throw fail.ticketExpired()
  const ageSeconds = ctx.now().getTime() / 1000 - body.readUIntBE(16, 6)
  // One of the future was made before the clock was set back; it would live too long (F12).
  if (Math.abs(ageSeconds) > TICKET_LIFE_SECONDS) throw fail.ticketExpired()
  return body
    .subarray(0, 16)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const sealOf = (ctx: Ctx, body: Buffer) => ctx.vault.keyedHash('sign-in-ticket', body).subarray(0, MAC_BYTES)

/** What the QR and the link on the same phone say. The fragment never reaches a server's log. */
export const ticketLink = (ctx: Ctx, requestId: string) =>
  `${ctx.settings.origin}/app/sign-in#t=${issueTicket(ctx, requestId)}`
