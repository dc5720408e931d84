import type { Ctx } from '../../platform/context.ts'
import type { RecordedEvent } from '../../platform/events.ts'
import { defineModule } from '../../platform/module.ts'
import { expireCases, withdrawCasesWith } from './cases/end.ts'
import { eraseCaseFiles } from './cases/files.ts'
import { eraseEndedCases } from './cases/store.ts'
import { describeCases } from './cases/views.ts'
import { expireMoves, withdrawMovesWith } from './moves/end.ts'
import { describeMoves } from './moves/views.ts'
import { routes } from './routes.ts'
import { eraseEndedMoves, eraseLooks } from './store.ts'

export { listHousesNumberedFor } from './cases/store.ts'

const DAY_MILLISECONDS = 24 * 3_600_000
const before = (ctx: Ctx, days: number) => new Date(ctx.now().getTime() - days * DAY_MILLISECONDS)

/** What this module holds about a person, for the person (PDPA s. 30). */
export const describeFor = async (ctx: Ctx, personId: string) => ({
  moves: await describeMoves(ctx, personId),
  cases: await describeCases(ctx, personId),
})

const withdraw = async (ctx: Ctx, { personId, name }: RecordedEvent<never>) => {
  if (!personId) return
  await withdrawMovesWith(ctx, personId)
  await withdrawCasesWith(ctx, personId, { isDead: name === 'people.deathRecorded' })
}

async function expire(ctx: Ctx) {
  await expireMoves(ctx)
  await expireCases(ctx)
}

export const households = defineModule({
  name: 'households',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  every: { '*/10 * * * *': expire },
  on: { 'authenticators.accountClosed': withdraw, 'people.deathRecorded': withdraw },
  retains: [
    {
      what: 'Moves that were done, and by whose consent (households.move, households.mover)',
      keep: 'For ever',
      why: 'Evidence of a change of the register (Civil Registration Act B.E. 2534 s. 30)',
    },
    {
      what: 'Moves that were refused, withdrawn or expired (households.move)',
      keep: '1 year after their end',
      why: 'Questions about why it came to nothing',
      erase: ctx => eraseEndedMoves(ctx, before(ctx, 365)),
    },
    {
      what: 'Cases about houses that were done, whom they concerned, what was said in a hearing, and their inspections (households.house_case, households.case_person, households.inspection)',
      keep: 'For ever',
      why: 'Evidence of a change of the register (Civil Registration Act B.E. 2534 ss. 33-35)',
    },
    {
      what: 'Cases about houses that were refused, withdrawn or expired (households.house_case)',
      keep: '1 year after their end',
      why: 'Questions about why it came to nothing',
      erase: ctx => eraseEndedCases(ctx, before(ctx, 365)),
    },
    {
      what: 'Photographs and papers of cases about houses (households.case_file)',
      keep: '90 days after the end of the case; a file that was not sent, a day',
      why: 'To look again while somebody may object',
      erase: ctx => eraseCaseFiles(ctx, { kept: before(ctx, 1), ended: before(ctx, 90) }),
    },
    {
      what: 'House codes and numbers looked up (households.look)',
      keep: 'A day',
      why: 'Nobody walks through all of them; which it was is not kept',
      erase: async ctx => {
        await eraseLooks(ctx, before(ctx, 1))
      },
    },
  ],
})
