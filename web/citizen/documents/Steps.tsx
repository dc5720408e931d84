import type { DocumentView } from '../../lib/documents-api.ts'
import { formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { Timeline } from '../../ui/Timeline.tsx'
import { type TextKey, useText } from '../text.ts'

const known = [
  'issued',
  'issuedAnew',
  'shared',
  'opened',
  'shareEnded',
  'correctionAsked',
  'correctionProposed',
  'correctionRefused',
  'corrected',
  'revoked',
]

/** All that became of a document, in its order. */
export function Steps({ history }: Pick<DocumentView, 'history'>) {
  const t = useText()
  const { language } = usePreferences()
  return (
    <section className="stack-tight">
      <h2>{t('document.history')}</h2>
      <Timeline
        happenings={history
          .filter(({ what }) => known.includes(what))
          .map(({ what, at }) => ({
            id: what + at,
            words: t(`document.step.${what}` as TextKey),
            at,
            when: formatMoment(at, language),
          }))}
      />
    </section>
  )
}
