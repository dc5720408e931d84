import type { Ctx } from '../../platform/context.ts'
import { tables } from '../../platform/context.ts'
import { describeTerminal } from '../staff/index.ts'
import type { CounterTables } from './tables.ts'

/** The cases of a person, for the person (PDPA s. 30): where and how they were proven, and by which outcome; never scores. */
export async function describeFor(ctx: Ctx, personId: string) {
  const rows = await tables<CounterTables>(ctx)
    .selectFrom('counter.case')
    .select(['case_id', 'channel', 'status', 'reason', 'ial', 'terminal_id', 'created_at', 'ended_at'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute()
  return {
    cases: await Promise.all(
      rows.map(async ({ terminal_id, ...row }) => ({
        ...row,
        place: terminal_id ? ((await describeTerminal(ctx, terminal_id))?.nameTh ?? null) : null,
      })),
    ),
  }
}
