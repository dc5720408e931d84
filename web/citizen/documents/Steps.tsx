import type { DocumentView } from '../../lib/documents-api.ts'
import { formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
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
      <ol className="document-steps">
        {history
          .filter(step => known.includes(step.what))
          .map(step => (
            <li key={`${step.what}${step.at}`}>
              <span>{t(`document.step.${step.what}` as TextKey)}</span>
              <time className="soft small numerals" dateTime={step.at}>
                {formatMoment(step.at, language)}
              </time>
            </li>
          ))}
      </ol>
    </section>
  )
}
