// Which adapter stands behind the port; nothing else knows.
import type { Ctx } from '../../platform/context.ts'
import type { Settings } from '../../platform/settings.ts'
import { createKannelGateway } from './kannel.ts'
import type { SmsGateway } from './port.ts'
import { applyReceipt } from './receipts.ts'
import { createSmppGateway } from './smpp/gateway.ts'

const open = new WeakMap<Settings, SmsGateway>()

/** The gateway of the settings, opened at its first use; undefined where messages go nowhere. */
export function findGateway(ctx: Ctx): SmsGateway | undefined {
  const known = open.get(ctx.settings)
  if (known) return known
  const made = createGateway(ctx)
  if (made) open.set(ctx.settings, made)
  return made
}

function createGateway(ctx: Ctx): SmsGateway | undefined {
  const { sms } = ctx.settings
  if (sms.gateway === 'none') return undefined
  if (sms.gateway === 'kannel') return createKannelGateway(ctx)
  return createSmppGateway({
    ...sms,
    url: sms.smppUrl ?? '',
    log: ctx.log,
    onReceipt: receipt => applyReceipt({ ...ctx, requestId: 'receipt' }, 'smpp', receipt),
  })
}

/** Closes the gateway of these settings, if it was ever opened. */
export async function closeGateway(ctx: Ctx): Promise<void> {
  await open.get(ctx.settings)?.close()
  open.delete(ctx.settings)
}
