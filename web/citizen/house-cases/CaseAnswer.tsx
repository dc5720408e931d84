import { useState } from 'react'
import { answerCase, type HouseCase } from '../../lib/house-cases-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PasscodeSheet } from '../control/PasscodeSheet.tsx'
import { useText } from '../text.ts'

/** Yes or no to a case that concerns oneself, with the passcode. */
export function CaseAnswer({ view, onChange }: { view: HouseCase; onChange: () => void }) {
  const t = useText()
  const [answer, setAnswer] = useState<'accepted' | 'refused'>()
  const act = useAct()
  // Whoever was reported is asked whether they live there: staying is the answer that stands first.
  const isReported = view.part === 'reported'
  const words = isReported ? 'reported' : 'consent'
  async function say(passcode: string) {
    if (!answer || !(await act.run(() => answerCase(view.caseId, answer, passcode)))) return
    setAnswer(undefined)
    onChange()
  }
  function open(said: 'accepted' | 'refused') {
    act.clear()
    setAnswer(said)
  }
  return (
    <section className="stack-tight">
      <h2>{t(`cases.ask.${words}`)}</h2>
      <Notice tone={isReported ? 'info' : 'warn'}>
        <p>{t(`cases.askHelp.${view.part === 'asker' ? 'owner' : view.part}`)}</p>
      </Notice>
      <div className="pair">
        <Button kind={isReported ? 'primary' : 'secondary'} onPress={() => open('refused')}>
          {t(`cases.no.${words}`)}
        </Button>
        <Button kind={isReported ? 'secondary' : 'primary'} onPress={() => open('accepted')}>
          {t(`cases.yes.${words}`)}
        </Button>
      </div>
      <PasscodeSheet
        isOpen={answer !== undefined}
        title={t(answer === 'refused' ? `cases.no.${words}` : `cases.yes.${words}`)}
        act={act}
        onPasscode={passcode => void say(passcode)}
        onClose={() => setAnswer(undefined)}
      />
    </section>
  )
}
