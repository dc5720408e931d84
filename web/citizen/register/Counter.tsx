import { useNavigate } from 'react-router'
import { abandonJourney } from '../../lib/proofing-api.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { problemSentence } from '../problem-text.ts'
import { useText } from '../text.ts'
import type { StepProps } from './step.tsx'
import './Counter.css'

/** The way on when the phone cannot finish: why, the reference to say, what to bring, whom to call. */
export function Counter({ journey, view }: StepProps) {
  const t = useText()
  const navigate = useNavigate()
  const { title, help } = problemSentence(t, view.counter?.code ?? view.lastProblem ?? 'tooManyTries')
  async function finish() {
    const went = await journey.act(async () => {
      await abandonJourney()
      return undefined
    })
    if (went) navigate('/')
  }
  return (
    <Page
      page="counter"
      barTitle={t('counter.title')}
      title={title}
      lead={help}
      actions={
        <Button kind="secondary" isPending={journey.busy} onPress={finish}>
          {t(view.purpose === 'register' ? 'counter.finish' : 'counter.leave')}
        </Button>
      }
    >
      <ProblemNotice problem={journey.problem} />
      <div className="counter-reference">
        <p className="soft">{t('counter.reference')}</p>
        <p className="counter-code numerals">{view.counter?.reference}</p>
      </div>
      <section className="stack-tight">
        <h2>{t('counter.bringTitle')}</h2>
        <ul className="plain-list">
          <li>{t('counter.bringCard')}</li>
          <li>{t('counter.bringPhone')}</li>
        </ul>
      </section>
      <p>{t('help.hotline')}</p>
      <p className="soft small">{t('counter.erased')}</p>
    </Page>
  )
}
