import { usePreferences } from '../../lib/preferences.ts'
import { type CardSide, decideCard, readCardImage } from '../../lib/proofing-api.ts'
import { useLoad } from '../../lib/use-load.ts'
import { useObjectUrl } from '../../lib/use-object-url.ts'
import { Button } from '../../ui/Button.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import './CardCheck.css'
import { backRows, frontRows } from './read-rows.tsx'
import type { StepProps } from './step.tsx'

/** The straightened picture and what was read from it: take it, or take the picture again. */
export function CardCheck({ journey, view, step, stop, side }: StepProps & { side: CardSide }) {
  const t = useText()
  const { language } = usePreferences()
  const image = useLoad(() => readCardImage(side))
  const url = useObjectUrl(image.value)
  const name = side === 'card-front' ? 'cardFront' : 'cardBack'
  const decide = (decision: 'confirm' | 'retake') => () => void journey.act(() => decideCard(side, decision))
  const front = view.cardFront?.read
  const back = view.cardBack?.read
  const rows =
    name === 'cardFront' ? front && frontRows(t, language, front) : back && backRows(t, back.laserCode)
  return (
    <Page
      page={name}
      step={step}
      aside={stop}
      onBack={decide('retake')}
      title={t('check.title')}
      lead={t(`check.${name}Lead`)}
      actions={
        <>
          <Button isPending={journey.busy} onPress={decide('confirm')}>
            {t('check.confirm')}
          </Button>
          <Button kind="secondary" isDisabled={journey.busy} onPress={decide('retake')}>
            {t('check.retake')}
          </Button>
        </>
      }
    >
      <ProblemNotice problem={journey.problem ?? image.problem} />
      {url ? (
        <img className="check-image" src={url} alt={t(`check.${name}Alt`)} />
      ) : image.problem ? null : (
        <Skeleton card lines={0} />
      )}
      {rows ? <DataList rows={rows} /> : null}
    </Page>
  )
}
