import { useState } from 'react'
import { useNavigate } from 'react-router'
import { readStanding } from '../../lib/device-api.ts'
import { forgetJourney } from '../../lib/proofing-api.ts'
import { useLoad } from '../../lib/use-load.ts'
import { useObjectUrl } from '../../lib/use-object-url.ts'
import { hasWayBack, takeWayBack } from '../../lib/way-back.ts'
import { Button } from '../../ui/Button.tsx'
import { IdCard } from '../../ui/IdCard.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useCard } from '../app/use-card.ts'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import { Waiting } from '../Waiting.tsx'
import { DoneWaiting } from './DoneWaiting.tsx'

/** The ninth step: the card is here, or waits for another phone's word. */
export function Done() {
  const navigate = useNavigate()
  const standing = useLoad(readStanding)
  async function home() {
    await forgetJourney()
    navigate(await takeWayBack('/home'), { replace: true })
  }
  if (standing.value?.status === 'waiting')
    return <DoneWaiting usableAt={standing.value.usableAt} onHome={() => void home()} />
  // Whatever hinders the question hinders the card as well, and is said there.
  return standing.loading && !standing.value ? <Waiting /> : <CardIsHere onHome={() => void home()} />
}

function CardIsHere({ onHome }: { onHome: () => void }) {
  const t = useText()
  const back = useLoad(hasWayBack)
  const card = useCard()
  const portrait = useObjectUrl(card.held?.portrait)
  const [side, setSide] = useState<'front' | 'back'>('front')
  return (
    <Page
      page="done"
      step={{ position: 9, of: 9 }}
      title={t('done.title')}
      lead={t('done.lead')}
      actions={<Button onPress={onHome}>{t(back.value ? 'done.back' : 'done.home')}</Button>}
    >
      <ProblemNotice problem={card.held ? undefined : card.problem} />
      {card.held ? (
        <IdCard
          card={card.held.card}
          portraitUrl={portrait}
          revealed={false}
          side={side}
          onFlip={() => setSide(side === 'front' ? 'back' : 'front')}
        />
      ) : card.problem ? (
        <Button kind="secondary" onPress={card.again}>
          {t('action.again')}
        </Button>
      ) : (
        <Skeleton card lines={0} />
      )}
      <Notice tone="ok" title={t('done.success')} live>
        <p>{t('done.next')}</p>
      </Notice>
    </Page>
  )
}
