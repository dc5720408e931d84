import type { z } from 'zod'
import type { Papers } from '../../people/index.ts'
import { cardHistory } from './cards.ts'
import { divorce, marriage, nameChange } from './family.ts'
import type { Form, Kind } from './form.ts'
import { house } from './house.ts'
import { birth, death } from './life.ts'
import type { Say } from './say.ts'
import { type Statement, statement } from './statement.ts'

export type Records = Papers & { statement: z.infer<typeof Statement> }

export const kinds: { [K in keyof Records]: Kind<Records[K]> } = {
  house,
  birth,
  death,
  marriage,
  divorce,
  nameChange,
  cardHistory,
  statement,
}

/** The words of a record, as its kind of document has them. */
export const formOf = <K extends keyof Records>(kind: K, record: Records[K], say: Say): Form =>
  kinds[kind].form(record, say)
