// Which adapters stand behind the port; nothing else knows.
import type { Ctx } from '../../platform/context.ts'
import type { Settings } from '../../platform/settings.ts'
import { createKannelGateway } from './kannel.ts'
import type { Gateway, Means } from './port.ts'
import { applyReceipt } from './receipts.ts'
import { createSmppGateway } from './smpp/gateway.ts'
import { createVoiceGateway } from './voice.ts'

const open = new WeakMap<Settings, Partial<Record<Means, Gateway>>>()

/** The gateway of the settings for a way to a telephone, opened at its first use; undefined where messages go nowhere. */
export function findGateway(ctx: Ctx, means: Means): Gateway | undefined {
  const known = open.get(ctx.settings) ?? {}
  open.set(ctx.settings, known)
  const made = known[means] ?? (means === 'voice' ? createVoice(ctx) : createText(ctx))
  if (made) known[means] = made
  return made
}

/** Whether the settings name somebody who sends so. */
export const isOffered = ({ settings: { sms, voice } }: Ctx, means: Means): boolean =>
  means === 'voice' ? voice !== undefined : sms.gateway !== 'none'

const createVoice = (ctx: Ctx): Gateway | undefined =>
  ctx.settings.voice && createVoiceGateway(ctx, ctx.settings.voice)

function createText(ctx: Ctx): Gateway | undefined {
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

/** Closes the gateways of these settings, if they were ever opened. */
export async function closeGateways(ctx: Ctx): Promise<void> {
  await Promise.all(Object.values(open.get(ctx.settings) ?? {}).map(gateway => gateway.close()))
  open.delete(ctx.settings)
}
