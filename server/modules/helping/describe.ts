import type { Ctx } from '../../platform/context.ts'
import { listOf } from './store.ts'
import { describePerson } from './view.ts'

/** Whom somebody helped and who helped them, for the person (PDPA s. 30); of the other one the name. */
export async function describeFor(ctx: Ctx, personId: string) {
  const rows = await listOf(ctx, personId)
  return {
    help: await Promise.all(
      rows.map(async row => {
        const isHelper = row.helper_id === personId
        const otherId = isHelper ? row.person_id : row.helper_id
        return {
          as: isHelper ? 'helper' : 'helped',
          other: otherId ? (await describePerson(ctx, otherId)).nameTh : null,
          scopes: row.scopes,
          allowedAt: row.allowed_at,
          endsAt: row.ends_at,
          endedAt: row.ended_at,
          endedHow: row.ended_how,
          acts: row.acts,
        }
      }),
    ),
  }
}
