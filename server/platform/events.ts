// A fact is recorded once, with the change, and everything else listens: audit trail, outbox, notices, statistics.
import { sql } from 'kysely'
import type { z } from 'zod'
import { actorId } from './actors.ts'
import type { Ctx } from './context.ts'
import { uuid } from './crypto.ts'
import { together } from './together.ts'

export type EventDefinition<D> = { readonly name: string; readonly shape: z.ZodType<D> }
export type EventSubject = { personId?: string | undefined }
export type RecordedEvent<D = unknown> = {
  id: string
  at: Date
  name: string
  personId: string | null
  data: D
}

/** All declared events by name: the source of docs/events.md. */
export const knownEvents = new Map<string, EventDefinition<unknown>>()

/** Declares an event. Shapes hold ids, enums, numbers and dates: no names, no free text, no citizen numbers. */
export function defineEvent<S extends z.ZodType>(name: string, shape: S): EventDefinition<z.infer<S>> {
  const definition = { name, shape } as EventDefinition<z.infer<S>>
  knownEvents.set(name, definition as EventDefinition<unknown>)
  return definition
}

/** A fact as it will be written. @throws ZodError for data of another shape, where the fact is stated and not where it is written */
export function toFact<D>(ctx: Ctx, event: EventDefinition<D>, data: D, subject?: EventSubject): Fact {
  return {
    id: uuid(ctx.now()),
    at: ctx.now(),
    name: event.name,
    actor_kind: ctx.actor.kind,
    actor_id: actorId(ctx.actor),
    person_id: subject?.personId ?? null,
    data: event.shape.parse(data),
    request_id: ctx.requestId,
  }
}

export type Fact = {
  id: string
  at: Date
  name: string
  actor_kind: string
  actor_id: string | null
  person_id: string | null
  data: unknown
  request_id: string
}

/** Writes facts and their places in the outbox. */
export async function insertFacts(ctx: Ctx, facts: readonly Fact[]): Promise<undefined[]> {
  await sql`
    with fact as (
      insert into platform.event (id, at, name, actor_kind, actor_id, person_id, data, request_id)
      select id, at, name, actor_kind, actor_id, person_id, data, request_id
      from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as sent(id uuid, at timestamptz, name text,
        actor_kind text, actor_id text, person_id uuid, data jsonb, request_id text)
      returning id, at)
    insert into platform.outbox (event_id, event_at) select id, at from fact`.execute(ctx.db)
  return facts.map(() => undefined)
}

/** Writes a fact that stands alone. */
export const insertFact: (ctx: Ctx, fact: Fact) => Promise<undefined> = together(insertFacts)
