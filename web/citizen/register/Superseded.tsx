import { abandonJourney } from '../../lib/proofing-api.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { problemSentence } from '../problem-text.ts'
import { useText } from '../text.ts'
import type { Journey } from './use-journey.ts'

/** The same person went on with another phone: this registration leads nowhere any more, but a new one may begin here. */
export function Superseded({ journey }: { journey: Journey }) {
  const t = useText()
  const { title, help } = problemSentence(t, 'superseded')
  const again = () =>
    void journey.act(async () => {
      await abandonJourney()
      return undefined
    })
  return (
    <Page
      page="superseded"
      barTitle={t('app.name')}
      title={title}
      lead={help}
      actions={
        <Button isPending={journey.busy} onPress={again}>
          {t('superseded.again')}
        </Button>
      }
    >
      <p>{t('superseded.notYou')}</p>
      <p className="soft">{t('help.hotline')}</p>
    </Page>
  )
}
