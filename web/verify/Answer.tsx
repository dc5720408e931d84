import { documentNumber } from '../../shared/document-code.ts'
import { formatDate, formatMoment } from '../lib/format.ts'
import { usePreferences } from '../lib/preferences.ts'
import { Button } from '../ui/Button.tsx'
import { DataList } from '../ui/DataList.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import type { Inspection } from './inspect.ts'
import { useText } from './text.ts'
import { claimsToShow, judge, toneOf } from './verdict.ts'

/** One sentence first; then what to compare with the paper in hand. */
export function Answer({ found, onAgain }: { found: Inspection; onAgain: () => void }) {
  const t = useText()
  const { language } = usePreferences()
  const verdict = judge(found)
  const claims = claimsToShow(found)
  const endedAt = found.online?.endedAt
  const moment = (seconds: number) => new Date(seconds * 1000).toISOString()
  return (
    <Page
      page="answer"
      title={t(`verdict.${verdict}`)}
      barTitle={t('app.title')}
      onBack={onAgain}
      actions={<Button onPress={onAgain}>{t('answer.again')}</Button>}
    >
      <Notice tone={toneOf(verdict)} live>
        <p>{t(`help.${verdict}`)}</p>
        {endedAt ? <p>{t('answer.endedAt', { at: formatMoment(endedAt, language) })}</p> : null}
      </Notice>
      {claims ? (
        <section className="stack-tight" aria-label={t('answer.compare')}>
          <h2>{t('answer.compare')}</h2>
          <DataList
            rows={[
              { id: 'kind', label: t('answer.kind'), value: t(`kind.${claims.kind}`) },
              { id: 'number', label: t('answer.number'), value: documentNumber(claims) },
              { id: 'holder', label: t('answer.holder'), value: claims.holder },
              {
                id: 'issued',
                label: t('answer.issued'),
                value: formatMoment(moment(claims.issuedAt), language),
              },
              {
                id: 'until',
                label: t('answer.until'),
                value: formatDate(moment(claims.expiresAt), language),
              },
            ]}
          />
          <p className="soft small">{t('answer.masked')}</p>
        </section>
      ) : null}
      {claims?.isSpecimen ? (
        <Notice tone="warn">
          <p>{t('answer.specimen')}</p>
        </Notice>
      ) : null}
      {found.seal?.outcome === 'sealed' ? <p className="soft">{t('answer.wholeFile')}</p> : null}
      {found.keysAt ? (
        <p className="soft small">{t('answer.keysAt', { at: formatMoment(found.keysAt, language) })}</p>
      ) : (
        <p className="soft small">{t('answer.noKeys')}</p>
      )}
    </Page>
  )
}
