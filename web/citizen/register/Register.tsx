import { useNavigate } from 'react-router'
import { getPreferences } from '../../lib/preferences.ts'
import { beginJourney } from '../../lib/proofing-api.ts'
import { takeWayBack } from '../../lib/way-back.ts'
import { Proof } from '../proof/Proof.tsx'
import { Waiting } from '../Waiting.tsx'
import { CardCapture } from './CardCapture.tsx'
import { CardCheck } from './CardCheck.tsx'
import { Choose } from './Choose.tsx'
import { Consent } from './Consent.tsx'
import { Counter } from './Counter.tsx'
import { Details } from './Details.tsx'
import { Done } from './Done.tsx'
import { pageFor } from './journey-page.ts'
import { Passcode } from './Passcode.tsx'
import { Selfie } from './Selfie.tsx'
import { Superseded } from './Superseded.tsx'
import { type StepProps, StopButton } from './step.tsx'
import { Terms } from './Terms.tsx'
import { type Journey, useJourney } from './use-journey.ts'
import { Working } from './Working.tsx'

/** Nine steps by oneself, six with what was proven elsewhere; the server decides which of them shows. */
export function Register() {
  const journey = useJourney()
  const navigate = useNavigate()
  if (journey.loading) return <Waiting />
  const { view } = journey
  // A recovery that was begun and left is another journey; a registration begins beside it.
  if (view?.purpose !== 'register')
    return (
      <Choose
        busy={journey.busy}
        problem={journey.problem}
        onBack={() => void takeWayBack('/').then(path => navigate(path))}
        onSelf={() => journey.act(() => beginJourney(getPreferences().language))}
        onElsewhere={() => journey.act(() => beginJourney(getPreferences().language, 'register', 'case'))}
      />
    )
  if (journey.problem?.key === 'superseded') return <Superseded journey={journey} />
  return <StepPage journey={journey} view={view} />
}

function StepPage({ journey, view }: { journey: Journey; view: StepProps['view'] }) {
  const step = { position: view.position, of: view.of }
  const props: StepProps = { journey, view, step, stop: <StopButton journey={journey} /> }
  switch (pageFor(view)) {
    case 'terms':
      return <Terms {...props} />
    case 'cardFrontCapture':
      return <CardCapture {...props} key="front" side="card-front" />
    case 'cardFrontCheck':
      return <CardCheck {...props} key="front" side="card-front" />
    case 'cardBackCapture':
      return <CardCapture {...props} key="back" side="card-back" />
    case 'cardBackCheck':
      return <CardCheck {...props} key="back" side="card-back" />
    case 'cardFrontWorking':
    case 'cardBackWorking':
    case 'selfieWorking':
      return <Working {...props} />
    case 'details':
      return <Details {...props} />
    case 'selfieCapture':
      return <Selfie {...props} />
    case 'proof':
      return <Proof {...props} />
    case 'passcode':
      return <Passcode {...props} />
    case 'consent':
      return <Consent {...props} />
    // No step of a registration, and only there for the compiler.
    case 'confirm':
    case 'done':
      return <Done />
    case 'counter':
      return <Counter {...props} />
  }
}
