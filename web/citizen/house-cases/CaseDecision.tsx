import { formatDate } from '../../lib/format.ts'
import type { HouseCase } from '../../lib/house-cases-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../text.ts'

/** Why it was decided as it was, and how and until when somebody may appeal. */
export function CaseDecision({ view }: { view: HouseCase }) {
  const t = useText()
  const { language } = usePreferences()
  const { reasons, appealUntil } = view
  if (!reasons && !appealUntil) return null
  const office = language === 'th' ? view.office.nameTh : view.office.nameEn
  return (
    <section className="stack">
      <h2>{t('hearing.decision')}</h2>
      {reasons ? (
        <Notice tone="info" title={t('hearing.reasons')}>
          <p className="as-written">{reasons}</p>
        </Notice>
      ) : null}
      {appealUntil ? (
        <Notice tone="warn" title={t('hearing.appeal', { until: formatDate(appealUntil, language) })}>
          <p>{t('hearing.appealHelp', { office })}</p>
        </Notice>
      ) : null}
    </section>
  )
}
