import type { PersonalNotice } from '../../lib/api-types.ts'
import { dayOf, formatDate } from '../../lib/format.ts'
import type { Language } from '../../lib/preferences.ts'

export type Group = {
  /** The same in both languages: what is open stays open when somebody changes theirs. */
  id: string
  name: string
  notices: PersonalNotice[]
}

/** Messages under the day they came, in the order they stand. */
export const groupByDay = (list: readonly PersonalNotice[], language: Language): Group[] =>
  group(
    list,
    notice => dayOf(notice.at),
    notice => formatDate(dayOf(notice.at), language),
  )

/** Messages under who wrote them; whoever wrote last stands first. */
export const groupBySender = (list: readonly PersonalNotice[], language: Language, own: string): Group[] =>
  group(
    list,
    notice => notice.from?.en ?? '',
    notice => notice.from?.[language] ?? own,
  )

type Say = (notice: PersonalNotice) => string

function group(list: readonly PersonalNotice[], idOf: Say, nameOf: Say): Group[] {
  const groups = new Map<string, Group>()
  for (const notice of list) {
    const id = idOf(notice)
    const before = groups.get(id)?.notices ?? []
    groups.set(id, { id, name: nameOf(notice), notices: [...before, notice] })
  }
  return [...groups.values()]
}
