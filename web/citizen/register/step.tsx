import { X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import type { JourneyView } from '../../lib/api-types.ts'
import { abandonJourney } from '../../lib/proofing-api.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useText } from '../text.ts'
import type { Journey } from './use-journey.ts'

export type StepProps = {
  journey: Journey
  view: JourneyView
  step: { position: number; of: number }
  /** The way out, shown at the right end of every step's header. */
  stop: ReactNode
}

/** Leaving is always possible: for now, with everything kept, or for good, with everything erased. */
export function StopButton({ journey }: { journey: Journey }) {
  const t = useText()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  async function erase() {
    const went = await journey.act(async () => {
      await abandonJourney()
      return undefined
    })
    if (went) navigate('/')
  }
  return (
    <>
      <IconButton label={t('stop.open')} icon={<X aria-hidden />} onPress={() => setAsking(true)} />
      <Sheet isOpen={asking} title={t('stop.title')} onClose={() => setAsking(false)}>
        <p>{t('stop.body')}</p>
        <Button onPress={() => setAsking(false)}>{t('stop.continue')}</Button>
        <Button kind="secondary" isPending={journey.busy} onPress={erase}>
          {t('stop.erase')}
        </Button>
      </Sheet>
    </>
  )
}
