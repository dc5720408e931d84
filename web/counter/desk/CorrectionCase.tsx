import { type ReactNode, useState } from 'react'
import { isDay } from '../../../shared/partial-date.ts'
import { formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import type { Corrections, CorrectionView } from '../corrections-api.ts'
import { ProblemLine } from '../ProblemLine.tsx'
import { useText } from '../text.ts'
import { OtherLanguage } from './OtherLanguage.tsx'
import { nameOf, sayValue, WordField } from './WordField.tsx'

type CorrectionCaseProps = { corrections: Corrections; id: string; onDone: () => void }

/** One entry, what its person says of it, and what should stand there: the first officer writes it, another agrees. */
export function CorrectionCase({ corrections, id, onDone }: CorrectionCaseProps) {
  const t = useText()
  const { language } = usePreferences()
  const view = useLoad(() => corrections.show(id))
  const act = useAct()
  const decide = async (work: () => Promise<void>) => {
    if (await act.run(work)) onDone()
  }
  const shown = view.value
  const others = (
    <>
      <Button
        kind="secondary"
        isDisabled={!shown || act.busy}
        onPress={() => void decide(() => corrections.refuse(id))}
      >
        {t('corrections.refuse')}
      </Button>
      <Button kind="quiet" onPress={onDone}>
        {t('move.later')}
      </Button>
    </>
  )
  return (
    <main className="case-main" data-page="correctionCase">
      <h1 tabIndex={-1}>{shown ? t(`corrections.kind.${shown.kind}`) : t('corrections.title')}</h1>
      <ProblemLine problem={act.problem ?? view.problem} />
      {shown ? (
        <>
          <Notice title={t('corrections.says')}>
            <p>{shown.reason}</p>
            <p className="soft small">{formatMoment(shown.askedAt, language)}</p>
          </Notice>
          {shown.status === 'proposed' ? (
            <Proposed
              view={shown}
              isBusy={act.busy}
              onAgree={() => void decide(() => corrections.agree(id))}
              others={others}
            />
          ) : (
            <Propose
              view={shown}
              isBusy={act.busy}
              onPropose={proposal => void decide(() => corrections.propose(id, proposal))}
              others={others}
            />
          )}
        </>
      ) : (
        <>
          {view.problem ? null : <Skeleton lines={6} />}
          <div className="case-actions">{others}</div>
        </>
      )}
    </main>
  )
}

type ProposedProps = { view: CorrectionView; isBusy: boolean; onAgree: () => void; others: ReactNode }

function Proposed({ view, isBusy, onAgree, others }: ProposedProps) {
  const t = useText()
  const { language } = usePreferences()
  const changed = view.words.filter(({ path }) => view.changes?.[path] !== undefined)
  return (
    <>
      <DataList
        rows={[
          ...changed.map(word => ({
            id: word.path,
            label: `${word.heading[language]} · ${nameOf(t, language, word)}`,
            value:
              view.changes?.[word.path] === word.value
                ? t('corrections.stays', { words: word.shown[word.language ?? language] })
                : t('corrections.change', {
                    before: word.shown[word.language ?? language],
                    after: sayValue(word, view.changes?.[word.path] ?? '', language),
                  }),
          })),
          { id: 'law', label: t('corrections.law'), value: view.legalBasis ?? '' },
        ]}
      />
      {view.isOwnProposal ? <p className="soft">{t('corrections.ownHelp')}</p> : null}
      <div className="case-actions">
        {view.isOwnProposal ? null : (
          <Button isPending={isBusy} onPress={onAgree}>
            {t('corrections.agree')}
          </Button>
        )}
        {others}
      </div>
    </>
  )
}

type ProposeProps = {
  view: CorrectionView
  isBusy: boolean
  onPropose: (proposal: { changes: Record<string, string>; legalBasis: string }) => void
  others: ReactNode
}

function Propose({ view, isBusy, onPropose, others }: ProposeProps) {
  const t = useText()
  const { language } = usePreferences()
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [legalBasis, setLegalBasis] = useState(t('corrections.lawUsual'))
  // English words of which somebody said that they stand right though their Thai changes.
  const [right, setRight] = useState<string[]>([])
  const changed = Object.fromEntries(
    view.words.flatMap(({ path, value }) => {
      const now = typed[path]?.trim()
      return now && now !== value ? [[path, now]] : []
    }),
  )
  const toCheck = view.words.filter(
    ({ path, language }) =>
      language === 'en' && changed[path.replace(/en$/, 'th')] !== undefined && changed[path] === undefined,
  )
  const changes = {
    ...changed,
    ...Object.fromEntries(
      toCheck.flatMap(({ path, value }) => (right.includes(path) ? [[path, value]] : [])),
    ),
  }
  const isWhole =
    view.words.every(({ path, isDate }) => !isDate || isDay(changes[path] ?? '1900-01-01')) &&
    toCheck.every(({ path }) => right.includes(path))
  return (
    <form
      className="stack"
      onSubmit={event => {
        event.preventDefault()
        onPropose({ changes, legalBasis: legalBasis.trim() })
      }}
    >
      <p>{t('corrections.should')}</p>
      {[...Map.groupBy(view.words, word => word.heading[language])].map(([heading, words]) => (
        <fieldset key={heading} className="word-group">
          <legend>{heading}</legend>
          {words.map(word => (
            <div key={word.path} data-language={word.language}>
              <WordField
                word={word}
                value={typed[word.path] ?? word.value}
                onChange={now => setTyped(all => ({ ...all, [word.path]: now }))}
              />
              {toCheck.includes(word) ? (
                <OtherLanguage
                  isRight={right.includes(word.path)}
                  onChange={isRight =>
                    setRight(all => [
                      ...all.filter(one => one !== word.path),
                      ...(isRight ? [word.path] : []),
                    ])
                  }
                />
              ) : null}
            </div>
          ))}
        </fieldset>
      ))}
      <Field label={t('corrections.law')} value={legalBasis} onChange={setLegalBasis} autoComplete="off" />
      <div className="case-actions">
        <Button
          type="submit"
          isPending={isBusy}
          isDisabled={Object.keys(changes).length === 0 || !isWhole || legalBasis.trim() === ''}
        >
          {t('corrections.propose')}
        </Button>
        {others}
      </div>
    </form>
  )
}
