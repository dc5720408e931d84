import { useCallback, useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { asProblem, Problem } from '../../lib/problem.ts'
import { beginThaid, finishThaid, readJourney } from '../../lib/proofing-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import { takeAnswer } from './thaid-answer.ts'

// Another try would end the same.
const final = [
  'cardExpired',
  'cardNotValid',
  'personNotAlive',
  'thaidDataMismatch',
  'thaidLevelTooLow',
  'thaidNotOffered',
  'thaidNotRegistered',
  'thaidPersonUnknown',
  'tooManyPeopleHere',
  'underAge',
]
/** The same answer is still good. */
const mayBeSentAgain = ['network', 'thaidUnavailable', 'unavailable', 'tooManyRequests']

/** What a code means on this page: opened in another browser or by somebody's link (A20), or signed in as another. */
const here: Record<string, string> = {
  noJourney: 'thaidNotBegun',
  sessionEnded: 'thaidNotBegun',
  otherPerson: 'thaidOtherPerson',
}

/** Back from D.DOPA / ThaID: the answer is handed in, and the journey goes on, or says why not and what to do. */
export function ThaidReturn() {
  const t = useText()
  const navigate = useNavigate()
  const [answer] = useState(takeAnswer)
  const [problem, setProblem] = useState<Problem>()
  const leaving = useAct()

  const goOn = useCallback(async () => {
    const view = await readJourney().catch(() => undefined)
    navigate(view?.purpose === 'raise' ? '/raise' : '/register', { replace: true })
  }, [navigate])

  const hand = useCallback(async () => {
    setProblem(undefined)
    try {
      if (answer) await finishThaid(answer)
      await goOn()
    } catch (error) {
      const found = asProblem(error)
      // It was taken before, or in another tab.
      if (found.key === 'wrongStep') return goOn()
      const plainer = here[found.key]
      setProblem(plainer ? new Problem(plainer, found.status) : found)
    }
  }, [answer, goOn])
  useEffect(() => void hand(), [hand])

  if (!problem)
    return (
      <Page
        page="thaidChecking"
        barTitle={t('app.name')}
        title={t('thaid.checking')}
        lead={t('thaid.checkingLead')}
      >
        <Skeleton lines={4} />
      </Page>
    )
  const again = () =>
    mayBeSentAgain.includes(problem.key)
      ? void hand()
      : void leaving.run(async () => location.assign(await beginThaid()))
  // 401: nothing was begun on this phone.
  const isFinal = final.includes(problem.key) || problem.status === 401
  return (
    <Page
      page="thaidFailed"
      barTitle={t('app.name')}
      title={t('thaid.failed')}
      actions={
        <>
          {isFinal ? null : (
            <Button isPending={leaving.busy} onPress={again}>
              {t('action.again')}
            </Button>
          )}
          <Button kind={isFinal ? 'primary' : 'secondary'} onPress={() => void goOn()}>
            {t('thaid.otherWay')}
          </Button>
        </>
      }
    >
      <ProblemNotice problem={leaving.problem ?? problem} />
      <p className="soft">{t('thaid.noted')}</p>
      <p className="soft small">{t('help.hotline')}</p>
    </Page>
  )
}
