import { CircleCheck } from 'lucide-react'
import { useNavigate } from 'react-router'
import { forgetJourney } from '../../lib/proofing-api.ts'
import { useLoad } from '../../lib/use-load.ts'
import { hasWayBack, takeWayBack } from '../../lib/way-back.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { useText } from '../text.ts'
import type { Recovery } from './Recover.tsx'

export function Recovered(props: { purpose: Recovery; step: { position: number; of: number } }) {
  const t = useText()
  const navigate = useNavigate()
  const back = useLoad(hasWayBack)
  async function home() {
    await forgetJourney()
    navigate(await takeWayBack('/home'), { replace: true })
  }
  return (
    <Page
      page="recovered"
      step={props.step}
      title={t(`recover.${props.purpose}.done`)}
      actions={<Button onPress={() => void home()}>{t(back.value ? 'done.back' : 'done.home')}</Button>}
    >
      <EmptyState icon={<CircleCheck />} title={t(`recover.${props.purpose}.doneTitle`)}>
        {t(`recover.${props.purpose}.doneBody`)}
      </EmptyState>
    </Page>
  )
}
