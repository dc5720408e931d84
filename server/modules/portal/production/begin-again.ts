import type { TxCtx } from '../../../platform/context.ts'
import { forgetRehearsals } from '../../federation/index.ts'
import { endOpen } from './store.ts'

/** A changed registration is another system: what was shown and asked for counts no more. */
export async function beginAgain(tx: TxCtx, clientId: string): Promise<void> {
  await forgetRehearsals(tx, clientId)
  await endOpen(tx, { clientId }, 'withdrawn')
}
