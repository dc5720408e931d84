import { useState } from 'react'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import type { Cases, RecentCase } from '../counter-api.ts'
import { ProblemLine } from '../ProblemLine.tsx'
import { type TextKey, useText } from '../text.ts'
import { PersonPanel } from './PersonPanel.tsx'

type HeldCaseProps = { cases: Cases; held: RecentCase; onDone: () => void }

/** A second person looks at a case that another could not end alone, and says why. */
export function HeldCase({ cases, held, onDone }: HeldCaseProps) {
  const t = useText()
  const view = useLoad(() => cases.show(held.caseId))
  const [why, setWhy] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  async function decide(agrees: boolean) {
    setBusy(true)
    try {
      await cases.override(held.caseId, agrees, why.trim())
      onDone()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  const isSaid = why.trim().length >= 4
  return (
    <main className="case-main" data-page="held">
      <h1 tabIndex={-1}>{t('held.title')}</h1>
      <ProblemLine problem={problem ?? view.problem} />
      {view.value ? (
        <>
          <Notice tone="warn" title={t(`reason.${view.value.reason ?? 'tooManyTries'}` as TextKey)}>
            <p>{t('held.lead')}</p>
          </Notice>
          <PersonPanel cases={cases} view={view.value} />
        </>
      ) : (
        <Skeleton lines={5} />
      )}
      <Field
        label={t('held.why')}
        help={t('held.whyHelp')}
        value={why}
        onChange={setWhy}
        autoComplete="off"
      />
      <div className="case-actions">
        <Button isDisabled={!isSaid} isPending={busy} onPress={() => void decide(true)}>
          {t('held.agree')}
        </Button>
        <Button kind="secondary" isDisabled={!isSaid || busy} onPress={() => void decide(false)}>
          {t('held.refuse')}
        </Button>
        <Button kind="quiet" onPress={onDone}>
          {t('held.later')}
        </Button>
      </div>
    </main>
  )
}
