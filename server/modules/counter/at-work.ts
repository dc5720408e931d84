// Who works on a case, and where: an officer at a terminal, or a kiosk alone.
import type { ActorOf } from '../../platform/actors.ts'
import type { Ctx } from '../../platform/context.ts'
import { getPlaceOf } from '../staff/index.ts'
import { channels } from './channels.ts'
import { fail } from './failures.ts'
import type { Channel } from './tables.ts'

export type AtWork = {
  placeId: string
  terminalId: string
  operatorId: string | null
  operatorSessionId: string | null
  role: ActorOf<'officer'>['role'] | undefined
}

/** The actor of a route of the counter. */
export function atWork({ actor }: Ctx): AtWork {
  if (actor.kind === 'officer') {
    const { placeId, terminalId, personId, sessionId, role } = actor
    return { placeId, terminalId, operatorId: personId, operatorSessionId: sessionId, role }
  }
  const { placeId, terminalId } = actor as ActorOf<'terminal'>
  return { placeId, terminalId, operatorId: null, operatorSessionId: null, role: undefined }
}

/** @throws counter.notOffered when the place does not offer the channel, or not to a kiosk alone */
export async function requireOffered(ctx: Ctx, channel: Channel): Promise<AtWork> {
  const work = atWork(ctx)
  const place = await getPlaceOf(ctx, work.placeId)
  const isStaffed = work.operatorId !== null
  const offered: readonly Channel[] = place.channels
  if (!offered.includes(channel) || channels[channel].staffed !== isStaffed) throw fail.notOffered()
  // A registry is not run by whoever sells stamps: its cases need a registrar (Identity Card Act s. 4).
  const needsRegistrar = channel === 'registrar' || channel === 'field'
  if (needsRegistrar && work.role === 'clerk') throw fail.notAllowed()
  return work
}
