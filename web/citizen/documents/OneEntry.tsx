import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { askPaperCorrection, type Entry, readEntry } from '../../lib/documents-api.ts'
import { formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'
import { AskCorrection } from './AskCorrection.tsx'

/** One entry in the words of a copy, and the way to say that it is wrong. */
export function OneEntry() {
  const { language } = usePreferences()
  return <InLanguage key={language} language={language} />
}

function InLanguage({ language }: { language: 'th' | 'en' }) {
  const t = useText()
  const navigate = useNavigate()
  const { paperId = '' } = useParams()
  const load = useLoad(() => readEntry(paperId, language))
  return (
    <Page
      page="entry"
      title={load.value ? t(`entries.kind.${load.value.kind}`) : t('entries.title')}
      onBack={() => navigate('/me/entries')}
    >
      <LoadState load={load}>{entry => <Whole entry={entry} onChange={load.again} />}</LoadState>
    </Page>
  )
}

function Whole({ entry, onChange }: { entry: Entry; onChange: () => void }) {
  const t = useText()
  const { language } = usePreferences()
  const [asking, setAsking] = useState(false)
  const [last] = entry.corrections
  const isOpen = last?.status === 'asked' || last?.status === 'proposed'
  return (
    <>
      {last ? (
        <Notice
          tone={last.status === 'refused' ? 'warn' : last.status === 'done' ? 'ok' : 'info'}
          title={t(`entries.correction.${last.status}`)}
        >
          <p>{formatMoment(last.decidedAt ?? last.askedAt, language)}</p>
        </Notice>
      ) : null}
      {entry.blocks.map(({ heading, cells, columns, rows }) => (
        <section key={heading} className="stack-tight">
          <h2>{heading}</h2>
          <DataList
            rows={[
              ...cells.map(({ label, value }) => ({ id: label, label, value })),
              // A table has no room on a phone: each of its rows is told by its first words.
              ...rows.map(row => ({
                id: row.join(' '),
                label: row.slice(0, 2).join('. '),
                value: row
                  .slice(2)
                  .map((value, at) => `${columns?.[at + 2] ?? ''} ${value}`.trim())
                  .join(' · '),
              })),
            ]}
          />
        </section>
      ))}
      {isOpen ? null : (
        <section className="stack-tight">
          <h2>{t('end.title')}</h2>
          <Button kind="secondary" onPress={() => setAsking(true)}>
            {t('end.correct')}
          </Button>
        </section>
      )}
      {asking ? (
        <AskCorrection
          ask={reason => askPaperCorrection(entry.paperId, reason)}
          onClose={changed => {
            setAsking(false)
            if (changed) onChange()
          }}
        />
      ) : null}
    </>
  )
}
