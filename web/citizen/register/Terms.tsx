import { usePreferences } from '../../lib/preferences.ts'
import { acceptTerms, readConsentText } from '../../lib/proofing-api.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { ConsentBody } from '../../ui/ConsentBody.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import type { StepProps } from './step.tsx'

export function Terms({ journey, step, stop }: StepProps) {
  const t = useText()
  const { language } = usePreferences()
  const text = useLoad(() => readConsentText('terms'))
  const loaded = text.value
  return (
    <Page
      page="terms"
      step={step}
      aside={stop}
      title={loaded?.languages[language].title ?? t('terms.title')}
      lead={t('terms.lead')}
      actions={
        loaded ? (
          <Button isPending={journey.busy} onPress={() => journey.act(() => acceptTerms(loaded))}>
            {t('terms.accept')}
          </Button>
        ) : text.problem ? (
          <Button onPress={text.again}>{t('action.again')}</Button>
        ) : null
      }
    >
      <ProblemNotice problem={journey.problem ?? text.problem} />
      <div>
        <LanguageSwitch />
      </div>
      {loaded ? <ConsentBody text={loaded} /> : text.problem ? null : <Skeleton lines={8} />}
    </Page>
  )
}
