// What was agreed to is entered: register, names, copies and messages change in the transaction of whoever said the last word.
import type { TxCtx } from '../../../platform/context.ts'
import { outdateHouseCopies } from '../../documents/index.ts'
import { findHead, findHomeCode } from '../../people/index.ts'
import { getPlaceOf } from '../../staff/index.ts'
import { openFiling } from '../details.ts'
import { registered } from '../events.ts'
import { kindOf } from '../kinds/index.ts'
import type { Entered } from '../kinds/kind.ts'
import type { FilingRow } from '../tables.ts'
import { endFiling, tell } from './end.ts'

/** Enters a filing at the office that agreed to it. @throws what the register refuses */
export async function enterFiling(
  tx: TxCtx,
  row: FilingRow,
  { placeId, change }: { placeId: string; change: Partial<FilingRow> },
): Promise<void> {
  const place = await getPlaceOf(tx, placeId)
  const office = { id: place.placeId, name: { th: place.nameTh, en: place.nameEn } }
  const entered = await kindOf(row).enter(tx, openFiling(tx, row), office)
  await endFiling(tx, row, { ...change, state: 'done' })
  await tx.emit(registered, { filingId: row.filing_id, kind: row.kind }, { personId: row.person_id })
  await follow(tx, row, entered)
}

/** Copies with a former name end, and everybody it concerns is told. */
async function follow(tx: TxCtx, { kind }: FilingRow, { told, renamed }: Entered) {
  for (const personId of renamed) {
    const home = await findHomeCode(tx, personId)
    const head = home === undefined ? undefined : await findHead(tx, home)
    await outdateHouseCopies(tx, [personId, ...(head ? [head] : [])])
    await tell(tx, personId, 'nameIsNew', kind)
  }
  for (const personId of told) await tell(tx, personId, 'lifeDone', kind)
}
