// Packets of a tablet: kept before they are opened, opened once, and the same packet again is the same packet. Proven is only whom the register,
// asked now, confirms.
import { createHash } from 'node:crypto'
import { compactVerify, importJWK } from 'jose'
import { z } from 'zod'
import type { ActorOf } from '../../../platform/actors.ts'
import type { Ctx, TxCtx } from '../../../platform/context.ts'
import { tables, transaction } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failures.ts'
import { openBox } from '../../../platform/keys.ts'
import { fail } from '../failures.ts'
import type { CounterTables, PacketRow } from '../tables.ts'
import { BOX_KEY } from './pass.ts'
import { prove } from './prove.ts'

const Outer = z.object({
  packetId: z.uuid(),
  eventId: z.uuid(),
  sequence: z.int().min(1).max(100_000),
  box: z.string(),
})
export const Inner = z.object({
  pass: z.string(),
  takenAt: z.iso.datetime(),
  citizenNumber: z.string().regex(/^\d{13}$/),
  laserCode: z.string().regex(/^[A-Z]{2}\d{10}$/),
  finger: z.enum(['rightIndex', 'leftIndex']),
  print: z.base64().max(800_000),
  attested: z.literal(true),
  slip: z.string().regex(/^\d{8}$/),
})
export type Inner = z.infer<typeof Inner>

const MAX_PACKET_BYTES = 1_500_000
const SWEEP_MILLISECONDS = 60_000
const db = (ctx: Ctx) => tables<CounterTables>(ctx)

/**
 * Takes a packet. Kept first, then opened by the request that kept it: a server killed in between opens it at the next sweep, and a
 * packet sent again, even at the same moment, costs no second look at a finger.
 * @throws counter.packetForged for another key, another content under a known id, or a box that is not sealed to us
 */
export async function takePacket(
  ctx: Ctx,
  compact: string,
): Promise<{ state: PacketRow['state']; reason?: string }> {
  const { terminalId, publicJwk } = ctx.actor as ActorOf<'terminal'>
  if (compact.length > MAX_PACKET_BYTES) throw fail.packetForged()
  const outer = await readOuter(compact, publicJwk)
  const sha256 = createHash('sha256').update(compact).digest('base64url')
  const { row, isNew } = await transaction(ctx, async tx => keep(tx, { terminalId, sha256, ...outer }))
  if (row.sha256 !== sha256 || row.terminal_id !== terminalId) throw fail.packetForged()
  const done = isNew ? await process(ctx, row.packet_id) : row
  return { state: done.state, ...(done.reason ? { reason: done.reason } : {}) }
}

async function readOuter(compact: string, publicJwk: Parameters<typeof importJWK>[0]) {
  try {
    const key = await importJWK(publicJwk, 'ES256')
    const { payload } = await compactVerify(compact, key, { algorithms: ['ES256'] })
    return Outer.parse(JSON.parse(new TextDecoder().decode(payload)))
  } catch (error) {
    throw fail.packetForged(undefined, error)
  }
}

type Kept = z.infer<typeof Outer> & { terminalId: string; sha256: string }

async function keep(
  tx: TxCtx,
  { packetId, eventId, sequence, box, terminalId, sha256 }: Kept,
): Promise<{ row: PacketRow; isNew: boolean }> {
  const written = await db(tx)
    .insertInto('counter.packet')
    .values({
      packet_id: packetId,
      terminal_id: terminalId,
      event_id: eventId,
      sequence,
      sha256,
      sealed: tx.vault.seal('counter-packet', Buffer.from(box), packetId),
      state: 'received',
      reason: null,
      case_id: null,
      received_at: tx.now(),
      processed_at: null,
    })
    .onConflict(conflict => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (written) return { row: written, isNew: true }
  const known = await find(tx, packetId)
  // Two packets under one number of one tablet: a copied tablet, or a clock of numbers turned back.
  if (!known) throw fail.packetForged()
  return { row: known, isNew: false }
}

const find = (ctx: Ctx, packetId: string) =>
  db(ctx).selectFrom('counter.packet').selectAll().where('packet_id', '=', packetId).executeTakeFirst()

/** Opens a kept packet and proves its person; whatever is found, the packet is done with. */
async function process(ctx: Ctx, packetId: string): Promise<PacketRow> {
  const kept = await find(ctx, packetId)
  if (!kept?.sealed) throw fail.packetForged()
  const box = ctx.vault.open('counter-packet', kept.sealed, packetId).toString()
  const opened = Inner.safeParse(await openBox(ctx, BOX_KEY, box)).data
  const work = opened ? await prove(ctx, kept, opened) : async () => ({ reason: 'unreadable' as const })
  return transaction(ctx, async tx => {
    const row = await db(tx)
      .selectFrom('counter.packet')
      .selectAll()
      .where('packet_id', '=', packetId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (row.state !== 'received') return row
    const { caseId, reason } = { caseId: undefined, ...(await refusing(work, tx)) }
    return db(tx)
      .updateTable('counter.packet')
      .set({
        state: caseId ? 'processed' : 'refused',
        reason: reason ?? null,
        case_id: caseId ?? null,
        sealed: null,
        processed_at: tx.now(),
      })
      .where('packet_id', '=', packetId)
      .returningAll()
      .executeTakeFirstOrThrow()
  })
}

type Proven = { caseId?: string | undefined; reason?: string | undefined }

/** What a counter would have told an officer at once is a reason here: nobody stands there any more. */
async function refusing(work: (tx: TxCtx) => Promise<Proven>, tx: TxCtx): Promise<Proven> {
  try {
    return await work(tx)
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('counter.')) return { reason: error.code.slice(8) }
    throw error
  }
}

/** Opens what a killed server left closed. */
export async function openLeftPackets(ctx: Ctx): Promise<void> {
  const left = await db(ctx)
    .selectFrom('counter.packet')
    .select('packet_id')
    .where('state', '=', 'received')
    .where('received_at', '<', new Date(ctx.now().getTime() - SWEEP_MILLISECONDS))
    .limit(200)
    .execute()
  for (const { packet_id } of left) await process(ctx, packet_id)
}

/** How an event stands: what came in and what became of it. Numbers of people, never names. */
export async function showProgress(ctx: Ctx, eventId: string) {
  const rows = await db(ctx)
    .selectFrom('counter.packet as packet')
    .leftJoin('counter.case as case', 'case.case_id', 'packet.case_id')
    .select(all => ['packet.state', 'case.status', all.fn.countAll<number>().as('count')])
    .where('packet.event_id', '=', eventId)
    .groupBy(['packet.state', 'case.status'])
    .execute()
  const sum = (is: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(is).reduce((total, row) => total + Number(row.count), 0)
  return {
    received: sum(() => true),
    proven: sum(row => row.status === 'bindPending' || row.status === 'bound'),
    bound: sum(row => row.status === 'bound'),
    review: sum(row => row.status === 'review'),
    refused: sum(row => row.state === 'refused' || row.status === 'rejected'),
  }
}
