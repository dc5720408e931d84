// A country that has been using the platform for a while: everybody with an account, a phone, sessions, agreements, messages.
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { TestServer } from '../server/platform/testing.ts'
import type { RunningSystem } from '../tests/journeys/server.ts'

/** Gives every person of the register what a year of use leaves behind, in one statement a table. */
export const giveStanding = ({ ctx }: TestServer) => giveInTime(ctx.db)

/** The same to a system in a process of its own. */
export async function giveStandingTo(system: RunningSystem) {
  const db = new Kysely<object>({ dialect: new PostgresDialect({ pool: new pg.Pool(system.connection()) }) })
  await giveInTime(db)
  await db.destroy()
}

const giveInTime = (all: Kysely<never> | Kysely<object>) =>
  (all as Kysely<object>).connection().execute(async db => {
    // A million rows take longer than any statement of the product may.
    await sql`set statement_timeout = 0`.execute(db)
    await fill(db)
    await sql`reset statement_timeout`.execute(db)
  })

async function fill(db: Kysely<object>) {
  await sql`insert into authenticators.account (person_id, status, created_at)
    select person_id, 'active', now() - interval '200 days' from people.person`.execute(db)
  await sql`insert into authenticators.assurance (person_id, id, ial, aal, method, source, at)
    select person_id, gen_random_uuid(), '2.3', '2.2', 'selfCardFace', 'register', now() - interval '200 days' from people.person`.execute(
    db,
  )
  await sql`insert into authenticators.device (person_id, id, key_thumbprint, name, status, wrong_tries, bound_at)
    select person_id, gen_random_uuid(), replace(gen_random_uuid()::text, '-', ''), 'Phone', 'active', 0, now() - interval '200 days' from people.person`.execute(
    db,
  )
  await sql`insert into authenticators.device_key select key_thumbprint, person_id, id from authenticators.device`.execute(
    db,
  )
  await sql`insert into authenticators.session (person_id, id, device_id, token_hash, key_thumbprint, created_at, expires_at)
    select person_id, gen_random_uuid(), id, replace(gen_random_uuid()::text, '-', ''), key_thumbprint, now() - n * interval '3 days', now() - n * interval '3 days'
    from authenticators.device, generate_series(1, 2) n`.execute(db)
  await sql`insert into consent.acceptance (person_id, id, session_id, kind, version, sha256, channel, at)
    select person_id, gen_random_uuid(), gen_random_uuid(), kind, '1', 'x', 'self', now() - interval '200 days'
    from people.person, unnest(array['terms', 'card']) kind`.execute(db)
  await sql`insert into consent.agreement (person_id, id, party_id, client_id, request_id, scopes, at)
    select person_id, gen_random_uuid(), gen_random_uuid(), 'hospital', gen_random_uuid(), array['pid', 'given_name'], now() - n * interval '9 days'
    from people.person, generate_series(1, 3) n`.execute(db)
  await sql`insert into federation.token_family (person_id, id, request_id, client_id, audience, scopes, ial, authenticated_at, expires_at)
    select person_id, gen_random_uuid(), gen_random_uuid(), 'hospital', 'hospital', array['pid'], '2.3', now(), now() + interval '1 day'
    from people.person`.execute(db)
  await sql`insert into federation.token (hash, person_id, family_id, kind, scopes, expires_at)
    select replace(gen_random_uuid()::text, '-', '') || kind, person_id, id, kind, scopes, expires_at
    from federation.token_family, unnest(array['access', 'refresh']) kind`.execute(db)
  await sql`insert into notices.notice (person_id, id, kind, at)
    select person_id, gen_random_uuid(), kind, now() - interval '9 days'
    from people.person, unnest(array['registered', 'phoneBound', 'signedIn']) kind`.execute(db)
  await sql`analyze`.execute(db)
}
