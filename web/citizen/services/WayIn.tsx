import { useNavigate } from 'react-router'
import { isBound } from '../../lib/session.ts'
import { keepWayBack } from '../../lib/way-back.ts'
import { Button } from '../../ui/Button.tsx'
import { useText } from '../text.ts'
import type { Bar } from './find-bar.ts'
import type { Ended } from './outcome-words.ts'

type Open = Exclude<Bar, { outcome: 'notEligible' }>

/** Whether something can be done about an ending: signing in, or proving more of who one is. */
export const hasWayIn = (outcome: Ended): outcome is Open =>
  outcome.outcome === 'levelTooLow' || outcome.outcome === 'signInNeeded'

type WayInProps = { serviceId: string; bar: Open; kind?: 'primary' | 'secondary' }

/** The press that leads past it, and from there back to the service. */
export function WayIn({ serviceId, bar, kind = 'primary' }: WayInProps) {
  const t = useText()
  const navigate = useNavigate()
  const here = `/services/${serviceId}`
  async function goAndComeBack(path: string) {
    await keepWayBack(here)
    navigate(path)
  }
  // Behind the passcode stands the service itself; who has no card here gets one first.
  const enter = async () => ((await isBound()) ? navigate(here) : goAndComeBack('/register'))
  return bar.outcome === 'levelTooLow' ? (
    <Button onPress={() => void goAndComeBack('/raise')}>{t('services.raise')}</Button>
  ) : (
    <Button kind={kind} onPress={() => void enter()}>
      {t('services.signIn')}
    </Button>
  )
}
