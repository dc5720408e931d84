import { type ReactNode, useState } from 'react'
import type { ConsentText } from '../../lib/api-types.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { readConsentText } from '../../lib/proofing-api.ts'
import { say } from '../../lib/speech.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { ConsentBody } from '../../ui/ConsentBody.tsx'
import type { StepProps } from '../desk/CasePage.tsx'
import { Loaded } from '../holder/Loaded.tsx'
import { NewPasscode } from '../holder/NewPasscode.tsx'
import { useText } from '../text.ts'
import { StepFrame } from './StepFrame.tsx'

/** The step of a phone, and beside it the way of who has none. */
export function PhoneOrCard({ children, ...props }: StepProps & { children: ReactNode }) {
  const t = useText()
  const [isOnCard, setOnCard] = useState(false)
  if (isOnCard) return <EndOnCard {...props} onBack={() => setOnCard(false)} />
  return (
    <>
      {children}
      {props.view.mayEndOnCard ? (
        <Button kind="secondary" isDisabled={props.busy} onPress={() => setOnCard(true)}>
          {t('onCard.noPhone')}
        </Button>
      ) : null}
    </>
  )
}

type EndOnCardProps = StepProps & { onBack: () => void }

/** The screen is turned to the person, who reads the terms and sets a passcode that nobody else here sees. */
function EndOnCard({ cases, view, busy, act, onBack }: EndOnCardProps) {
  const t = useText()
  const [step, setStep] = useState<'turn' | 'terms' | 'passcode'>('turn')
  const [terms, setTerms] = useState<ConsentText>()
  const [problem, setProblem] = useState<Problem>()
  async function end(passcode: string, repeat: string) {
    if (!terms) return
    setProblem(undefined)
    await act(() =>
      cases.endOnCard(view.caseId, terms, passcode, repeat).catch(error => {
        setProblem(asProblem(error))
        throw error
      }),
    )
  }
  if (step === 'turn')
    return (
      <StepFrame title={t('onCard.turnTitle')} lead={t('onCard.turnLead')}>
        <div className="case-actions">
          <Button onPress={() => setStep('terms')}>{t('onCard.turned')}</Button>
          <Button kind="quiet" onPress={onBack}>
            {t('onCard.back')}
          </Button>
        </div>
      </StepFrame>
    )
  if (step === 'terms')
    return (
      <Terms
        onAccept={text => {
          setTerms(text)
          setStep('passcode')
        }}
      />
    )
  return (
    <StepFrame title={t('onCard.passcodeTitle')} lead={t('onCard.passcodeLead')}>
      <NewPasscode busy={busy} problem={problem} onPasscode={(one, two) => void end(one, two)} />
    </StepFrame>
  )
}

function Terms({ onAccept }: { onAccept: (text: ConsentText) => void }) {
  const t = useText()
  const { language } = usePreferences()
  const load = useLoad(() => readConsentText('terms'))
  const text = load.value?.languages[language]
  return (
    <StepFrame title={text?.title ?? t('onCard.termsTitle')} lead={t('onCard.termsLead')}>
      <Loaded load={load} isEmpty={() => false} empty="">
        {loaded => (
          <>
            <Button
              kind="quiet"
              onPress={() =>
                say(
                  loaded.languages[language].sections.flatMap(({ paragraphs }) => paragraphs).join(' '),
                  language,
                )
              }
            >
              {t('holder.listen')}
            </Button>
            <ConsentBody text={loaded} />
            <Button onPress={() => onAccept(loaded)}>{t('onCard.accept')}</Button>
          </>
        )}
      </Loaded>
    </StepFrame>
  )
}
