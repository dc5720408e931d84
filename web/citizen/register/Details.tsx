import { useState } from 'react'
import { usePreferences } from '../../lib/preferences.ts'
import { confirmDetails, goBack } from '../../lib/proofing-api.ts'
import { Button } from '../../ui/Button.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { ErrorSummary } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { problemSentence } from '../problem-text.ts'
import { useText } from '../text.ts'
import { backOf } from './back.ts'
import { backRows, frontRows } from './read-rows.tsx'
import type { StepProps } from './step.tsx'

export function Details({ journey, view, step, stop }: StepProps) {
  const t = useText()
  const { language } = usePreferences()
  const [wrong, setWrong] = useState(false)
  const refused = view.lastProblem ? problemSentence(t, view.lastProblem) : undefined
  const retake = (side: 'cardFront' | 'cardBack') => () => void journey.act(() => goBack(side))
  return (
    <Page
      page="details"
      step={step}
      aside={stop}
      onBack={backOf(journey, 'details')}
      title={t('details.title')}
      lead={t('details.lead')}
      actions={
        <>
          <Button isPending={journey.busy} onPress={() => void journey.act(confirmDetails)}>
            {t(journey.busy ? 'details.asking' : 'details.confirm')}
          </Button>
          <Button kind="secondary" isDisabled={journey.busy} onPress={() => setWrong(true)}>
            {t('details.wrong')}
          </Button>
        </>
      }
    >
      <ProblemNotice problem={journey.problem} />
      {refused ? (
        <ErrorSummary title={refused.title}>
          <p>{refused.help}</p>
        </ErrorSummary>
      ) : null}
      {view.details ? (
        <DataList rows={[...frontRows(t, language, view.details), ...backRows(t, view.details.laserCode)]} />
      ) : null}
      <Sheet isOpen={wrong} title={t('details.wrongTitle')} onClose={() => setWrong(false)}>
        <p>{t('details.wrongBody')}</p>
        <Button kind="secondary" onPress={retake('cardFront')}>
          {t('details.retakeFront')}
        </Button>
        <Button kind="secondary" onPress={retake('cardBack')}>
          {t('details.retakeBack')}
        </Button>
        <p className="soft small">{t('details.wrongOffice')}</p>
      </Sheet>
    </Page>
  )
}
