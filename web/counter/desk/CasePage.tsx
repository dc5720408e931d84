import { Check, X } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { Button } from '../../ui/Button.tsx'
import type { Cases, CaseView, Terminal } from '../counter-api.ts'
import { ProblemLine } from '../ProblemLine.tsx'
import { stepPages } from '../steps/index.ts'
import { useText } from '../text.ts'
import { Ended } from './Ended.tsx'
import { PersonPanel } from './PersonPanel.tsx'

type CasePageProps = {
  cases: Cases
  terminal: Terminal
  first: CaseView
  onDone: () => void
  onLost: (why: Problem) => void
}

export type StepProps = {
  cases: Cases
  terminal: Terminal
  view: CaseView
  busy: boolean
  /** Does one step; its answer is where the case stands now. */
  act: (work: () => Promise<CaseView>) => Promise<boolean>
}

const POLL_MS = 1500

/** One case: where it stands on the left, what to do now on the right. */
export function CasePage({ cases, terminal, first, onDone, onLost }: CasePageProps) {
  const t = useText()
  const { view, busy, problem, act } = useCase(cases, first, onLost)
  const Step = stepPages[view.step]
  const isOver = !['open', 'bindPending'].includes(view.status)
  if (isOver) return <Ended view={view} onDone={onDone} />
  return (
    <div className="case">
      <StepRail view={view} />
      <main className="case-main" data-page={`case-${view.step}`}>
        <ProblemLine problem={problem} />
        <Step cases={cases} terminal={terminal} view={view} busy={busy} act={act} />
        <PersonPanel cases={cases} view={view} />
        <div className="case-foot">
          <Button
            kind="quiet"
            icon={<X aria-hidden />}
            isDisabled={busy}
            onPress={() => void act(() => cases.cancel(view.caseId)).then(done => done && onDone())}
          >
            {t('case.cancel')}
          </Button>
        </div>
      </main>
    </div>
  )
}

/** Whether nobody can work here any more: the session is over, or the terminal was switched off. */
export const isLost = ({ status, key }: Problem) => status === 401 || key === 'terminalDisabled'

/** The case as the server tells it; followed while a phone is to take it over, or a supervisor to decide. */
export function useCase(cases: Cases, first: CaseView, onLost: (why: Problem) => void) {
  const [view, setView] = useState(first)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const { caseId } = first
  const act = useCallback(
    async (work: () => Promise<CaseView>) => {
      setBusy(true)
      setProblem(undefined)
      try {
        setView(await work())
        return true
      } catch (error) {
        const found = asProblem(error)
        if (isLost(found)) onLost(found)
        // Another tab, or a lost answer: show where the case stands now.
        const now = found.status === 409 ? await cases.show(caseId).catch(() => undefined) : undefined
        if (now) setView(now)
        // It went on meanwhile: nothing is wrong.
        if (!now || found.key !== 'wrongStep') setProblem(found)
        return false
      } finally {
        setBusy(false)
      }
    },
    [cases, caseId, onLost],
  )
  const isWaiting = view.status === 'bindPending' || view.status === 'review'
  useEffect(() => {
    if (!isWaiting) return
    const look = () =>
      cases.show(caseId).then(setView, error => {
        const found = asProblem(error)
        if (isLost(found)) onLost(found)
      })
    const timer = setInterval(look, POLL_MS)
    return () => clearInterval(timer)
  }, [isWaiting, cases, caseId, onLost])
  return { view, busy, problem, act }
}

function StepRail({ view }: { view: CaseView }) {
  const t = useText()
  const at = view.steps.indexOf(view.step)
  return (
    <nav className="step-rail" aria-label={t('case.steps')}>
      <p className="soft small">{t(`channel.${view.channel}`)}</p>
      <ol>
        {view.steps.map((step, index) => (
          <li
            key={step}
            data-state={index < at ? 'done' : index === at ? 'now' : 'next'}
            aria-current={index === at ? 'step' : undefined}
          >
            <span className="step-mark" aria-hidden="true">
              {index < at ? <Check /> : index + 1}
            </span>
            <span>{t(`step.${step}`)}</span>
            {index < at ? <span className="unseen">{t('case.stepDone')}</span> : null}
          </li>
        ))}
      </ol>
    </nav>
  )
}
