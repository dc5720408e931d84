import type { Ctx } from '../../platform/context.ts'
import { describeParty } from '../parties/index.ts'
import { listMemberships } from './store.ts'

/** What this module holds about a person, for the person (PDPA s. 30): the organisations they look after. */
export const describeFor = async (ctx: Ctx, personId: string) => ({
  organisations: await Promise.all(
    (await listMemberships(ctx, personId)).map(async ({ party_id, role, created_at }) => {
      const party = await describeParty(ctx, party_id)
      return { nameTh: party?.nameTh, nameEn: party?.nameEn, role, since: created_at }
    }),
  ),
})
