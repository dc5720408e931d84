// A module is data: its routes, who may knock, what it hears and what it does by the clock. Nothing is discovered.
import type { FastifyRequest } from 'fastify'
import type { Actor } from './actors.ts'
import type { Ctx } from './context.ts'
import type { RecordedEvent } from './events.ts'
import type { Mount } from './mount.ts'
import type { Route } from './route.ts'

/** Establishes the actor of one kind of access, or throws the failure the caller sees. */
export type AccessCheck = (ctx: Ctx, request: FastifyRequest) => Promise<Actor>
/** Handlers are idempotent by event id: a delivery may be repeated. */
export type EventHandler = (ctx: Ctx, event: RecordedEvent<never>) => Promise<void>
/** How long one kind of data is kept, and why (PDPA s. 37 (3)); `erase` deletes what has outlived it, and may run at any time and twice. */
export type Retention = { what: string; keep: string; why: string; erase?: (ctx: Ctx) => Promise<void> }
export type Module = {
  name: string
  /** Folder of numbered SQL files, run once each, in order. */
  migrations?: URL
  routes?: readonly Route[]
  mounts?: readonly Mount[]
  access?: Record<string, AccessCheck>
  on?: Record<string, EventHandler>
  /** Cron expression (minute precision, Asia/Bangkok) → what to do. */
  every?: Record<string, (ctx: Ctx) => Promise<void>>
  /** The schedule of this module's data; the platform erases by it every ten minutes. */
  retains?: readonly Retention[]
  start?: (ctx: Ctx) => Promise<void>
  stop?: (ctx: Ctx) => Promise<void>
}

export const defineModule = (module: Module): Module => module
