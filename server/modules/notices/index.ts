import { type Ctx, transaction } from '../../platform/context.ts'
import type { RecordedEvent } from '../../platform/events.ts'
import { defineModule } from '../../platform/module.ts'
import { addNotice } from './notices.ts'
import { routes } from './routes.ts'
import { sendDue } from './send.ts'
import type { NoticeKind } from './words.ts'

export { addNotice } from './notices.ts'
export type { NoticeKind } from './words.ts'

const tell = (kind: NoticeKind) => (ctx: Ctx, event: RecordedEvent<never>) => {
  const { personId, id: factId } = event
  return personId === null
    ? Promise.resolve()
    : transaction(ctx, tx => addNotice(tx, { personId, factId, kind }))
}

export const notices = defineModule({
  name: 'notices',
  migrations: new URL('./migrations/', import.meta.url),
  routes,
  on: {
    'proofing.completed': tell('registered'),
    'authenticators.deviceBound': tell('phoneBound'),
    'authenticators.deviceRevoked': tell('phoneReplaced'),
    'authenticators.deviceLocked': tell('phoneLocked'),
    'notices.added': sendDue,
  },
  every: { '* * * * *': sendDue },
})
