import { formatDate } from '../../lib/format.ts'
import type { Fact } from '../../lib/life-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { DataList } from '../../ui/DataList.tsx'
import { useText } from '../text.ts'

/** What a notification says, line by line. */
export function Facts({ facts, other }: { facts: Fact[]; other: string | undefined }) {
  const t = useText()
  const { language } = usePreferences()
  const rows = [
    ...(other === undefined ? [] : [{ id: 'other', label: t('life.other'), value: other }]),
    ...facts.map(fact => ({
      id: fact.what,
      label: t(`life.fact.${fact.what}`),
      value: fact.day ? formatDate(fact.day, language) : fact[language],
    })),
  ]
  return rows.length > 0 ? <DataList isInCard rows={rows} /> : null
}
