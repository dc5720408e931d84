// What was acknowledged, and whether the database still says so: the judge of every fault (invariants I1 to I5).
import { sql } from 'kysely'
import type { Ctx } from '../../server/platform/context.ts'
import { findBrokenLink } from '../../server/platform/deliver.ts'

export type History = ReturnType<typeof aHistory>
type Acknowledged = { what: 'terms' | 'details' | 'passcode' | 'done'; sessionId: string; personId: string }
type Tries = { personId: string; wrong: number }

/** Notes what a client was told; `check` compares it with what is there and returns every contradiction. */
export function aHistory() {
  const acknowledged: Acknowledged[] = []
  const tries = new Map<string, Tries>()
  const codes = new Map<string, number>()
  return {
    acknowledge: (fact: Acknowledged) => void acknowledged.push(fact),
    /** The server counted a wrong passcode: from here the count may not be lower. */
    wrongPasscode: (personId: string, wrong: number) => void tries.set(personId, { personId, wrong }),
    /** A right passcode was sent: the count may be anything until the next refusal. */
    rightPasscode: (personId: string) => void tries.delete(personId),
    /** A code brought tokens. */
    redeemed: (code: string) => void codes.set(code, (codes.get(code) ?? 0) + 1),
    counts: () => ({ steps: acknowledged.length, codes: codes.size }),
    async check(ctx: Ctx): Promise<string[]> {
      const twice = [...codes.values()]
        .filter(count => count > 1)
        .map(() => 'a code brought tokens twice (I2)')
      return [
        ...twice,
        ...(await missingSteps(ctx, acknowledged)),
        ...(await lowerCounts(ctx, [...tries.values()])),
        ...(await doubles(ctx)),
        ...(await brokenLog(ctx)),
      ]
    },
  }
}

async function missingSteps(ctx: Ctx, facts: Acknowledged[]): Promise<string[]> {
  const { rows } = await sql<{
    id: string
    terms: boolean
    details: boolean
    passcode: boolean
    done: boolean
  }>`
    select s.id, s.terms_version is not null as terms, s.person_id is not null as details,
      (s.passcode_hash is not null or s.completed_at is not null) as passcode,
      (s.completed_at is not null and exists (select 1 from authenticators.account a where a.person_id = s.person_id)
        and exists (select 1 from authenticators.device d where d.person_id = s.person_id and d.id = s.device_id)) as done
    from proofing.session s`.execute(ctx.db)
  const known = new Map(rows.map(row => [row.id, row]))
  return facts
    .filter(({ what, sessionId }) => !known.get(sessionId)?.[what])
    .map(({ what, sessionId }) => `${what} of ${sessionId} was acknowledged and is gone (I1)`)
}

async function lowerCounts(ctx: Ctx, tries: Tries[]): Promise<string[]> {
  const { rows } = await sql<{ person_id: string; wrong_tries: number }>`
    select person_id, wrong_tries from authenticators.device where status <> 'revoked'`.execute(ctx.db)
  const now = new Map(rows.map(row => [row.person_id, row.wrong_tries]))
  return tries
    .filter(({ personId, wrong }) => (now.get(personId) ?? -1) < wrong)
    .map(({ personId, wrong }) => `count of ${personId} went below ${wrong} (I3)`)
}

/** Everything that may stand once only. */
async function doubles(ctx: Ctx): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    select 'two live phones' as what from authenticators.device where status = 'active' group by person_id having count(*) > 1
    union all select 'two levels of one proofing' from authenticators.assurance group by person_id having count(*) > 1
    union all select 'completed twice' from platform.event where name = 'proofing.completed' group by data->>'sessionId' having count(*) > 1
    union all select 'bound twice' from platform.event where name = 'authenticators.deviceBound' group by person_id having count(*) > 1
    union all select 'accepted twice' from consent.acceptance group by session_id, kind having count(*) > 1
    union all select 'two codes of one sign-in' from federation.token_family group by request_id having count(*) > 1
    union all select 'two live refresh tokens' from federation.token where kind = 'refresh' and used_at is null and revoked_at is null
      group by family_id having count(*) > 1`.execute(ctx.db)
  return rows.map(row => `${row.what} (I2, I4)`)
}

async function brokenLog(ctx: Ctx): Promise<string[]> {
  const broken = await findBrokenLink(ctx.db)
  const { rows } = await sql<{ lost: number }>`select count(*)::int as lost from platform.event e
    where not exists (select 1 from platform.outbox o where o.event_id = e.id)
      and not exists (select 1 from platform.event_chain c where c.event_id = e.id)`.execute(ctx.db)
  return [
    ...(broken === undefined ? [] : [`the chain is broken at ${broken} (I5)`]),
    ...(rows[0]?.lost ? [`${rows[0].lost} facts neither wait nor are sealed (I5)`] : []),
  ]
}
