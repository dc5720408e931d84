import { Check } from 'lucide-react'
import { useState } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { formatDate } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { bahtOf, type FromRegister, type Matter, prepareVisit, type Visit } from '../../lib/queue-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextBox } from '../../ui/TextBox.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import { PaperFiles } from './PaperFiles.tsx'

type PrepareProps = { visit: Visit; person: FromRegister; onChange: () => void }

/** What to bring, ticked off; what is missing is said before one goes. The officer sees it at the desk. */
export function Prepare({ visit, person, onChange }: PrepareProps) {
  const t = useText()
  const { language } = usePreferences()
  const act = useAct()
  const [papers, setPapers] = useState(visit.papers)
  const [words, setWords] = useState(visit.words)
  const [isSaved, setSaved] = useState(false)
  const { matter } = visit
  const missing = matter.papers.filter(paper => paper.isNeeded && !papers.includes(paper.id))
  const unsure = unsureOf(matter)
  const tick = (id: string, has: boolean) => {
    setSaved(false)
    setPapers(has ? [...papers, id] : papers.filter(one => one !== id))
  }
  async function save() {
    if (!(await act.run(() => prepareVisit(visit.visitId, { papers, words })))) return
    setSaved(true)
    onChange()
  }
  return (
    <section className="stack-tight" aria-label={t('queue.papers')}>
      <h3>{t('queue.papers')}</h3>
      <p className="soft small">
        {matter.fee.toBaht > 0 ? t('queue.fee', { baht: bahtOf(matter.fee) }) : t('queue.free')}
        {matter.fee.note ? ` · ${matter.fee.note[language]}` : null}
      </p>
      <div className="visit-papers">
        {matter.papers.map(({ id, name, isNeeded }) => (
          <Checkbox
            key={id}
            className="visit-paper"
            isSelected={papers.includes(id)}
            onChange={has => tick(id, has)}
          >
            <span className="visit-tick" aria-hidden="true">
              <Check />
            </span>
            <span>
              {name[language]}
              {isNeeded ? null : <span className="soft small"> {t('queue.ifAny')}</span>}
            </span>
          </Checkbox>
        ))}
      </div>
      {unsure ? <p className="soft small">{t(`queue.unsure.${unsure}`)}</p> : null}
      {missing.length > 0 ? (
        <Notice tone="warn" title={t('queue.missing', { count: missing.length })}>
          <p>{missing.map(paper => paper.name[language]).join(' · ')}</p>
        </Notice>
      ) : (
        <Notice tone="ok" title={t('queue.complete')} />
      )}
      <PaperFiles visit={visit} />
      <details className="visit-form">
        <summary>{t('queue.form')}</summary>
        <div className="stack">
          <p className="soft small">{t('queue.formLead')}</p>
          <FromTheRegister person={person} />
          <TextBox
            label={t('queue.words')}
            help={t('queue.wordsHelp')}
            value={words}
            maxLength={500}
            onChange={typed => {
              setSaved(false)
              setWords(typed)
            }}
          />
        </div>
      </details>
      <ProblemNotice problem={act.problem} />
      {isSaved ? <Notice tone="ok" live title={t('queue.saved')} /> : null}
      <Button kind="secondary" isPending={act.busy} onPress={() => void save()}>
        {t('queue.save')}
      </Button>
    </section>
  )
}

/** What of a matter is only what offices are known to ask for. */
function unsureOf({ fee, papersAre }: Matter) {
  if (!fee.isConfirmed) return papersAre.isConfirmed ? 'fee' : 'both'
  return papersAre.isConfirmed ? undefined : 'papers'
}

function FromTheRegister({ person }: { person: FromRegister }) {
  const t = useText()
  const { language } = usePreferences()
  const { address, card } = person
  return (
    <DataList
      isInCard
      rows={[
        { id: 'name', label: t('queue.name'), value: language === 'th' ? person.nameTh : person.nameEn },
        { id: 'number', label: t('queue.citizenNumber'), value: person.maskedNumber },
        ...(address ? [{ id: 'address', label: t('queue.address'), value: address[language] }] : []),
        ...(card
          ? [
              {
                id: 'card',
                label: t('queue.card'),
                value:
                  card.expiryDate === 'lifetime'
                    ? t('queue.cardLifetime')
                    : formatDate(card.expiryDate, language),
              },
            ]
          : []),
      ]}
    />
  )
}
