// What somebody who answers for places needs to see: where they are, what stands there, who may work there and by whose word.
import type { Ctx } from '../../../platform/context.ts'
import { getPerson } from '../../people/index.ts'
import { fail } from '../failures.ts'
import { givenBy } from '../finder/levels.ts'
import { findPlace, listGrantsAt, listTerminalsAt } from '../store.ts'
import type { GrantRow } from '../tables.ts'
import { countMatching, type HistoryRow, listHistory, listMatching, listProposed } from './store.ts'

const ON_A_PAGE = 30
const HISTORY = 40

/** Places by a part of their code or of a name, a page at a time. */
export async function searchPlaces(ctx: Ctx, { text, page }: { text: string; page: number }) {
  const wanted = { limit: ON_A_PAGE, offset: (page - 1) * ON_A_PAGE }
  const [total, places] = await Promise.all([countMatching(ctx, text), listMatching(ctx, text, wanted)])
  return { total, places, pages: Math.max(1, Math.ceil(total / ON_A_PAGE)) }
}

export type Name = { nameTh: string; nameEn: string }

/** Roles at any place that wait for a second person. */
export async function listRolesToDecide(ctx: Ctx) {
  const rows = await listProposed(ctx)
  const names = await namesOf(ctx, rows)
  return rows.map(row => ({
    ...viewGrant(row, names),
    place: { placeId: row.place_id, code: row.code, nameTh: row.name_th, nameEn: row.name_en },
  }))
}

/** One place with its terminals, its people and what happened there lately. @throws staff.notFound */
export async function overseePlace(ctx: Ctx, placeId: string) {
  const place = await findPlace(ctx, placeId)
  if (!place) throw fail.notFound()
  const [terminals, grants, history] = await Promise.all([
    listTerminalsAt(ctx, placeId),
    listGrantsAt(ctx, placeId),
    listHistory(ctx, placeId, HISTORY),
  ])
  const names = await namesOf(ctx, [...grants, ...history])
  return {
    place,
    gives: place.channels.map(channel => ({ channel, ...givenBy[channel] })),
    terminals: terminals.map(row => ({
      terminalId: row.terminal_id,
      kind: row.kind,
      name: row.name,
      isInvited: row.status === 'invited',
      seenAt: row.seen_at,
      invitedUntil: row.code_expires_at,
    })),
    roles: grants.map(grant => viewGrant(grant, names)),
    history: history.map(row => viewLine(row, names)),
  }
}

type Names = ReadonlyMap<string, Name>

const viewGrant = (grant: GrantRow, names: Names) => ({
  grantId: grant.id,
  role: grant.role,
  isProposed: grant.status === 'proposed',
  reason: grant.reason,
  personId: grant.person_id,
  person: names.get(grant.person_id),
  proposedBy: grant.proposed_by,
  proposer: names.get(grant.proposed_by),
  proposedAt: grant.proposed_at,
  agreer: grant.agreed_by === null ? undefined : names.get(grant.agreed_by),
  agreedAt: grant.agreed_at,
  usedAt: grant.used_at,
})
export type GrantView = ReturnType<typeof viewGrant>

const viewLine = ({ by_id, person_id, ...row }: HistoryRow, names: Names) => ({
  ...row,
  by: by_id === null ? undefined : names.get(by_id),
  person: person_id === null ? undefined : names.get(person_id),
})

type Named = {
  person_id: string | null
  by_id?: string | null
  proposed_by?: string
  agreed_by?: string | null
}

async function namesOf(ctx: Ctx, rows: readonly Named[]): Promise<Names> {
  const ids = new Set(
    rows.flatMap(row => [row.person_id, row.by_id, row.proposed_by, row.agreed_by]).filter(id => id != null),
  )
  const people = await Promise.all([...ids].map(id => getPerson(ctx, id)))
  return new Map(people.map(({ personId, nameTh, nameEn }) => [personId, { nameTh, nameEn }]))
}
