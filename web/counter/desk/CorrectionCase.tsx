import { useState } from 'react'
import { formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { type Corrections, type CorrectionView, wordsOf } from '../corrections-api.ts'
import { ProblemLine } from '../ProblemLine.tsx'
import { useText } from '../text.ts'

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
            />
          ) : (
            <Propose
              view={shown}
              isBusy={act.busy}
              onPropose={proposal => void decide(() => corrections.propose(id, proposal))}
            />
          )}
        </>
      ) : view.problem ? null : (
        <Skeleton lines={6} />
      )}
      <div className="case-actions">
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
      </div>
    </main>
  )
}

type ProposedProps = { view: CorrectionView; isBusy: boolean; onAgree: () => void }

function Proposed({ view, isBusy, onAgree }: ProposedProps) {
  const t = useText()
  const before = new Map(wordsOf(view.record).map(({ path, value }) => [path, value]))
  return (
    <>
      <DataList
        rows={[
          ...Object.entries(view.changes ?? {}).map(([path, value]) => ({
            id: path,
            label: path,
            value: t('corrections.change', { before: before.get(path) ?? '–', after: value }),
          })),
          { id: 'law', label: t('corrections.law'), value: view.legalBasis ?? '' },
        ]}
      />
      {view.isOwnProposal ? (
        <p className="soft">{t('corrections.ownHelp')}</p>
      ) : (
        <Button isPending={isBusy} onPress={onAgree}>
          {t('corrections.agree')}
        </Button>
      )}
    </>
  )
}

type ProposeProps = {
  view: CorrectionView
  isBusy: boolean
  onPropose: (proposal: { changes: Record<string, string>; legalBasis: string }) => void
}

function Propose({ view, isBusy, onPropose }: ProposeProps) {
  const t = useText()
  const words = wordsOf(view.record)
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [legalBasis, setLegalBasis] = useState(t('corrections.lawUsual'))
  const changes = Object.fromEntries(
    words.flatMap(({ path, value }) => {
      const now = typed[path]?.trim()
      return now && now !== value ? [[path, now]] : []
    }),
  )
  return (
    <form
      className="stack"
      onSubmit={event => {
        event.preventDefault()
        onPropose({ changes, legalBasis: legalBasis.trim() })
      }}
    >
      <fieldset className="stack-tight">
        <legend>{t('corrections.should')}</legend>
        {words.map(({ path, value }) => (
          <Field
            key={path}
            label={path}
            value={typed[path] ?? value}
            onChange={now => setTyped(all => ({ ...all, [path]: now }))}
            autoComplete="off"
            maxLength={300}
          />
        ))}
      </fieldset>
      <Field label={t('corrections.law')} value={legalBasis} onChange={setLegalBasis} autoComplete="off" />
      <Button
        type="submit"
        isPending={isBusy}
        isDisabled={Object.keys(changes).length === 0 || legalBasis.trim() === ''}
      >
        {t('corrections.propose')}
      </Button>
    </form>
  )
}
