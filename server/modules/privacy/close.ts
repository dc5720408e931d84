import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { transaction } from '../../platform/context.ts'
import { eraseHistory } from '../audit/index.ts'
import { closeAccount, requirePasscode } from '../authenticators/index.ts'
import { revokeAllPermissions } from '../federation/index.ts'
import { eraseMessages } from '../messages/index.ts'
import { forgetPerson as forgetInMiniApps } from '../mini-apps/index.ts'
import { eraseNotices } from '../notices/index.ts'
import { forgetPerson as forgetInServices } from '../services/index.ts'

/**
 * Closes the account: all or nothing. What no law keeps is erased (PDPA s. 33); consents stay as evidence, withdrawn, and
 * the sealed facts for their time (docs/retention.md). @throws authenticators.passcodeWrong | deviceLocked
 */
export async function closeMe(ctx: Ctx, passcode: string): Promise<void> {
  const { personId } = ctx.actor as ActorOf<'citizen'>
  await requirePasscode(ctx, passcode)
  await transaction(ctx, async tx => {
    await revokeAllPermissions(tx, personId)
    await forgetInServices(tx, personId)
    await forgetInMiniApps(tx, personId)
    await eraseHistory(tx, personId)
    await eraseNotices(tx, personId)
    await eraseMessages(tx, personId)
    await closeAccount(tx, personId)
  })
}
