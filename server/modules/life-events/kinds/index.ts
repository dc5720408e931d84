import type { FilingKind } from '../tables.ts'
import { birth } from './birth.ts'
import { death } from './death.ts'
import { divorce } from './divorce.ts'
import type { Kind } from './kind.ts'
import { marriage } from './marriage.ts'
import { nameChange } from './name-change.ts'

const kinds: { [K in FilingKind]: Kind<K> } = { birth, death, marriage, divorce, nameChange }

/** What a kind says of itself; a filing carries the details of its own kind. */
export const kindOf = ({ kind }: { kind: FilingKind }): Kind<FilingKind> => kinds[kind] as Kind<FilingKind>
