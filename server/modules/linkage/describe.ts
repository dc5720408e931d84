import type { Ctx } from '../../platform/context.ts'
import { describeParty } from '../parties/index.ts'
import { listOffices } from './gateway/store.ts'

/** What this module holds about a person, for the person (PDPA s. 30): for whom they may look into the register. */
export const describeFor = async (ctx: Ctx, personId: string) => ({
  officerFor: await Promise.all(
    (await listOffices(ctx, personId)).map(async ({ party_id, since }) => {
      const party = await describeParty(ctx, party_id)
      return { nameTh: party?.nameTh, nameEn: party?.nameEn, since }
    }),
  ),
})
