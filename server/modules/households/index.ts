import type { Ctx } from '../../platform/context.ts'
import type { RecordedEvent } from '../../platform/events.ts'
import { defineModule } from '../../platform/module.ts'
import { expireMoves, withdrawMovesWith } from './moves/end.ts'
import { describeMoves } from './moves/views.ts'
import { routes } from './routes.ts'
import { eraseEndedMoves, eraseLooks } from './store.ts'

const DAY_MILLISECONDS = 24 * 3_600_000
const before = (ctx: Ctx, days: number) => new Date(ctx.now().getTime() - days * DAY_MILLISECONDS)

/** What this module holds about a person, for the person (PDPA s. 30). */
export const describeFor = async (ctx: Ctx, personId: string) => ({
  moves: await describeMoves(ctx, personId),
})

const withdraw = async (ctx: Ctx, { personId }: RecordedEvent<never>) => {
  if (personId) await withdrawMovesWith(ctx, personId)
}

export const households = defineModule({
  name: 'households',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  every: { '*/10 * * * *': expireMoves },
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
      what: 'House codes looked up (households.look)',
      keep: 'A day',
      why: 'Nobody walks through all codes; which code it was is not kept',
      erase: async ctx => {
        await eraseLooks(ctx, before(ctx, 1))
      },
    },
  ],
})
