import { useState } from 'react'
import { findPasscodeWeakness } from '../../../shared/passcode.ts'
import type { JourneyView } from '../../lib/api-types.ts'
import { choosePasscode } from '../../lib/proofing-api.ts'
import { ErrorSummary } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { PasscodeField } from '../../ui/PasscodeField.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { problemSentence } from '../problem-text.ts'
import { useText } from '../text.ts'
import type { StepProps } from './step.tsx'

type PasscodeProps = StepProps & { send?: (passcode: string, repeat: string) => Promise<JourneyView> }

/** Eight digits, twice. The first entry lives in memory only until the second is in. */
export function Passcode({ journey, view, step, stop, send = choosePasscode }: PasscodeProps) {
  const t = useText()
  const [first, setFirst] = useState<string>()
  const [local, setLocal] = useState<string>()
  function enter(digits: string) {
    const weakness = findPasscodeWeakness(digits, 8, view.details)
    setLocal(weakness && `passcode${weakness}`)
    if (!weakness) setFirst(digits)
  }
  function repeat(digits: string) {
    setFirst(undefined)
    if (digits !== first) return setLocal('passcodesDiffer')
    setLocal(undefined)
    void journey.act(() => send(first, digits))
  }
  const words = local ? problemSentence(t, local) : undefined
  return (
    <Page
      page="passcode"
      step={step}
      aside={stop}
      onBack={first ? () => setFirst(undefined) : undefined}
      title={t(first ? 'passcode.repeatTitle' : 'passcode.title')}
      lead={t(first ? 'passcode.repeatLead' : 'passcode.lead')}
    >
      {words && !first ? (
        <ErrorSummary title={words.title}>
          <p>{words.help}</p>
        </ErrorSummary>
      ) : (
        <ProblemNotice problem={first ? undefined : journey.problem} />
      )}
      <PasscodeField
        key={first ? 'second' : 'first'}
        label={t(first ? 'passcode.second' : 'passcode.first')}
        isDisabled={journey.busy}
        onComplete={first ? repeat : enter}
      />
      {first ? null : (
        <ul className="plain-list soft">
          <li>{t('passcode.ruleSequence')}</li>
          <li>{t('passcode.ruleRun')}</li>
          <li>{t('passcode.rulePersonal')}</li>
        </ul>
      )}
    </Page>
  )
}
