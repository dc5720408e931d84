import { dropCard } from '../../lib/offline-card.ts'
import { lock } from '../../lib/session.ts'

/** After a freeze nothing of the person stays open here, and no card stays to be shown. */
export async function lockFrozen(): Promise<void> {
  await dropCard()
  await lock()
}
