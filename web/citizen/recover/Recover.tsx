import { useNavigate } from 'react-router'
import type { Purpose } from '../../lib/api-types.ts'
import { getPreferences } from '../../lib/preferences.ts'
import { beginJourney, choosePasscode } from '../../lib/proofing-api.ts'
import { unlock } from '../../lib/session.ts'
import { takeWayBack } from '../../lib/way-back.ts'
import { Proof } from '../proof/Proof.tsx'
import { Counter } from '../register/Counter.tsx'
import { pageFor } from '../register/journey-page.ts'
import { Passcode } from '../register/Passcode.tsx'
import { Selfie } from '../register/Selfie.tsx'
import { type StepProps, StopButton } from '../register/step.tsx'
import { type Journey, useJourney } from '../register/use-journey.ts'
import { Working } from '../register/Working.tsx'
import { Waiting } from '../Waiting.tsx'
import { Confirm } from './Confirm.tsx'
import { Explain } from './Explain.tsx'
import { Recovered } from './Recovered.tsx'

export type Recovery = Exclude<Purpose, 'register'>

/** A bound phone whose person is proven again: for a new passcode, the end of a freeze, or a higher level. The server owns the steps. */
export function Recover({ purpose }: { purpose: Recovery }) {
  const journey = useJourney()
  const navigate = useNavigate()
  if (journey.loading) return <Waiting />
  const { view } = journey
  if (view?.purpose !== purpose)
    return (
      <Explain
        purpose={purpose}
        busy={journey.busy}
        problem={journey.problem}
        onBack={() => void takeWayBack('/home').then(path => navigate(path))}
        onStart={() =>
          void journey.act(() =>
            beginJourney(getPreferences().language, purpose, purpose === 'raise' ? 'case' : 'self'),
          )
        }
      />
    )
  return <StepPage purpose={purpose} journey={journey} view={view} />
}

type StepPageProps = { purpose: Recovery; journey: Journey; view: StepProps['view'] }

function StepPage({ purpose, journey, view }: StepPageProps) {
  const step = { position: view.position, of: view.of }
  const props: StepProps = { journey, view, step, stop: <StopButton journey={journey} /> }
  switch (pageFor(view)) {
    case 'selfieWorking':
      return <Working {...props} />
    case 'passcode':
      return <Passcode {...props} send={setAndOpen} />
    case 'proof':
      return <Proof {...props} />
    case 'confirm':
      return <Confirm {...props} />
    case 'done':
      return <Recovered purpose={purpose} step={step} />
    case 'counter':
      return <Counter {...props} />
    default:
      return <Selfie {...props} />
  }
}

/** The new passcode holds at once, so it opens the app as well; where that cannot be, the door says why. */
async function setAndOpen(passcode: string, repeat: string) {
  const view = await choosePasscode(passcode, repeat)
  await unlock(passcode).catch(() => {
    // Frozen, or the network went away just now: the passcode is set all the same.
  })
  return view
}
