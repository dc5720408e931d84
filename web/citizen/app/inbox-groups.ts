import type { PersonalNotice } from '../../lib/api-types.ts'
import { dayOf, formatDate } from '../../lib/format.ts'
import type { Language } from '../../lib/preferences.ts'

export type Group = { name: string; notices: PersonalNotice[] }

/** Messages under the day they came, in the order they stand. */
export const groupByDay = (list: readonly PersonalNotice[], language: Language): Group[] =>
  group(list, notice => formatDate(dayOf(notice.at), language))

/** Messages under who wrote them; whoever wrote last stands first. */
export const groupBySender = (list: readonly PersonalNotice[], language: Language, own: string): Group[] =>
  group(list, notice => notice.from?.[language] ?? own)

function group(list: readonly PersonalNotice[], nameOf: (notice: PersonalNotice) => string): Group[] {
  const groups = new Map<string, PersonalNotice[]>()
  for (const notice of list) {
    const name = nameOf(notice)
    groups.set(name, [...(groups.get(name) ?? []), notice])
  }
  return [...groups].map(([name, notices]) => ({ name, notices }))
}
