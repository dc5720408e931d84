// A pretend operator on a port of its own, and what a test wants to know of messages and codes.
import { sql } from 'kysely'
import { vi } from 'vitest'
import { Misbehaviour } from '../sandbox/phone/misbehaviour.ts'
import { startOperator } from '../sandbox/phone/operator.ts'
import type { Arrived } from '../sandbox/phone/reassemble.ts'
import type { TestServer } from '../server/platform/testing.ts'
import { aFreePort } from './live.ts'

export const NUMBER = '+66812345678'

/** Runs a check until it holds: receipts come when the network brings them. */
export const until = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 15_000, interval: 10 })

/** An operator that remembers what arrived; `stop` and `start` are its outage. */
export async function anOperator(password = 'pretend') {
  const url = `smpp://127.0.0.1:${await aFreePort()}`
  const arrived: Arrived[] = []
  const start = () =>
    startOperator({ url, user: 'tuaton', password, onArrived: message => arrived.push(message) })
  let running = await start()
  return {
    url,
    arrived,
    state: () => running.state(),
    disconnect: () => running.disconnect(),
    misbehave: (what: Partial<Misbehaviour> = {}) => running.misbehave(Misbehaviour.parse(what)),
    stop: () => running.close(),
    async start() {
      running = await start()
    },
  }
}

/** What is known of a message by its reference. */
export async function messageOf(t: TestServer, reference: string) {
  const { rows } = await sql<{
    id: string
    state: string
    reason: string | null
    tries: number
    parts: number
    text_sealed: Buffer | null
  }>`select * from messages.message where reference = ${reference}`.execute(t.ctx.db)
  return rows[0]
}

/** The names of recorded facts of this module about messages, in their order, with their data. */
export async function factsOf(t: TestServer, messageId: string) {
  const { rows } = await sql<{ name: string; data: Record<string, unknown> }>`
    select name, data from platform.event where data->>'messageId' = ${messageId} order by id`.execute(
    t.ctx.db,
  )
  return rows.map(({ name, data: { messageId: _, ...data } }) => ({ name, ...data }))
}

/** The six digits of a code message. */
export const codeIn = (text = ''): string => /\d{6}/.exec(text)?.[0] ?? ''
