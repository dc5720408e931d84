import { formatDate, formatTime } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { Button } from '../../ui/Button.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ShownFile } from '../desk/ShownFile.tsx'
import type { Called, Said } from '../queue-api.ts'
import { useText } from '../text.ts'

type CalledVisitProps = {
  called: Called
  busy: boolean
  onSay: (said: Said) => void
  readFile: (fileId: string) => Promise<Blob>
}

/** Who is called to this desk: what it is about, what they bring, and what they wrote ahead of time. */
export function CalledVisit({ called, busy, onSay, readFile }: CalledVisitProps) {
  const t = useText()
  const { language } = usePreferences()
  const { matter, missing, papers, person, words, files } = called
  const nameOf = (id: string) => matter.papers.find(paper => paper.id === id)?.name[language] ?? id
  return (
    <article className="queue-called" aria-label={t('queue.called')}>
      <p role="status" className="queue-number">
        <b className="numerals">{called.number}</b> <span>{t('queue.atDesk', { desk: called.desk })}</span>
      </p>
      <div className="queue-says">
        <Button isPending={busy} onPress={() => onSay('done')}>
          {t('queue.done')}
        </Button>
        <Button kind="secondary" isDisabled={busy} onPress={() => onSay('notThere')}>
          {t('queue.notThere')}
        </Button>
        <Button kind="quiet" isDisabled={busy} onPress={() => onSay('back')}>
          {t('queue.back')}
        </Button>
      </div>
      {missing.length > 0 ? (
        <Notice tone="warn" title={t('queue.missing')}>
          <p>{missing.map(nameOf).join(' · ')}</p>
        </Notice>
      ) : null}
      <DataList
        rows={[
          { id: 'matter', label: t('queue.matter'), value: matter.name[language] },
          ...(called.bookedFor
            ? [{ id: 'time', label: t('queue.time'), value: formatTime(called.bookedFor, language) }]
            : []),
          ...(person ? personRows(person) : []),
          ...(papers.length > 0
            ? [{ id: 'papers', label: t('queue.brings'), value: papers.map(nameOf).join(' · ') }]
            : []),
          ...(words ? [{ id: 'words', label: t('queue.words'), value: words }] : []),
        ]}
      />
      {files.length > 0 ? (
        <section className="stack-tight" aria-label={t('queue.files')}>
          <h3>{t('queue.files')}</h3>
          <p className="soft small">{t('queue.filesHelp')}</p>
          {files.map(({ fileId, paper, mediaType }) => (
            <ShownFile
              key={fileId}
              name={nameOf(paper)}
              show={t('queue.showFile', { name: nameOf(paper) })}
              mediaType={mediaType}
              read={() => readFile(fileId)}
            />
          ))}
        </section>
      ) : null}
    </article>
  )

  function personRows(one: NonNullable<Called['person']>) {
    return [
      { id: 'name', label: t('person.name'), value: one.nameTh, lang: 'th' as const },
      { id: 'number', label: t('person.number'), value: one.maskedNumber },
      { id: 'birth', label: t('person.birth'), value: formatDate(one.birthDate, language) },
      ...(one.address ? [{ id: 'address', label: t('queue.address'), value: one.address[language] }] : []),
      ...(one.card && one.card.expiryDate !== 'lifetime'
        ? [{ id: 'card', label: t('person.expires'), value: formatDate(one.card.expiryDate, language) }]
        : []),
    ]
  }
}
