// The sandbox's places and the invented people who work there. Anybody who tries it may be any of them.
import type { Ctx } from '../../platform/context.ts'
import { newId, transaction } from '../../platform/context.ts'
import { getOrInventPerson } from '../people/index.ts'
import { readDemoPlaces } from './demo-places.ts'
import { readDemoRegistries } from './demo-registries.ts'
import { fail } from './failures.ts'
import { addPlaces, type NewPlace } from './places.ts'
import * as store from './store.ts'
import type { Role, TerminalKind } from './tables.ts'
import { inviteTerminal } from './terminals.ts'

/** Who works where: numbers of invented people. */
export const demoOfficers: readonly { number: string; place: string; role: Role }[] = [
  { number: '1009900009043', place: 'R-1001', role: 'registrar' },
  { number: '1009900009051', place: 'R-1001', role: 'supervisor' },
  { number: '1009900009060', place: 'P-5001', role: 'clerk' },
  { number: '1009900009078', place: 'P-5001', role: 'supervisor' },
  { number: '1009900009086', place: 'S-1007', role: 'clerk' },
  { number: '1009900009094', place: 'F-0001', role: 'registrar' },
]

const kindAt: Record<NewPlace['kind'], TerminalKind> = {
  registry: 'counter',
  post: 'counter',
  shop: 'cashier',
  kiosk: 'kiosk',
  field: 'tablet',
}

/** Writes the sandbox's places and officers once. */
export async function prepareDemoStaff(ctx: Ctx): Promise<void> {
  const known = await addMissing(ctx)
  for (const { number, place, role } of demoOfficers)
    await appoint(ctx, number, { placeId: known.get(place) ?? '', role })
}

/** Places and registries whose codes are not there yet, in one statement; the ids of all by their codes. */
async function addMissing(ctx: Ctx): Promise<Map<string, string>> {
  const known = await store.listCodes(ctx)
  const missing = [...readDemoPlaces(), ...readDemoRegistries()].filter(place => !known.has(place.code))
  if (missing.length === 0) return known
  await addPlaces(ctx, missing, true)
  return store.listCodes(ctx)
}

async function appoint(ctx: Ctx, number: string, { placeId, role }: { placeId: string; role: Role }) {
  const { personId } = await getOrInventPerson(ctx, number)
  const [proposer, agreer] = await Promise.all(
    ctx.settings.operators
      .slice(0, 2)
      .map(async operator => (await getOrInventPerson(ctx, operator)).personId),
  )
  const at = ctx.now()
  await transaction(ctx, tx =>
    store.insertGrant(tx, {
      person_id: personId,
      id: newId(tx),
      place_id: placeId,
      role,
      status: 'active',
      reason: '',
      proposed_by: proposer ?? '',
      proposed_at: at,
      agreed_by: agreer ?? '',
      agreed_at: at,
      used_at: at,
      ended_at: null,
      ended_by: null,
    }),
  )
}

/** The sandbox only: any browser may be a terminal of a demo place. @throws staff.notFound */
export async function inviteDemoTerminal(ctx: Ctx, placeCode: string) {
  const place = await store.findDemoPlace(ctx, placeCode)
  if (!place) throw fail.notFound()
  const kind = kindAt[place.kind]
  return inviteTerminal(ctx, { placeId: place.place_id, kind, name: 'Demo', invitedBy: null, isDemo: true })
}
