import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { ConsentText } from '../../lib/api-types.ts'
import { deviceName } from '../../lib/device-name.ts'
import { abandonJourney, giveConsent, readConsentText } from '../../lib/proofing-api.ts'
import { keepBinding, keepGrant } from '../../lib/session.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { ConsentBody } from '../../ui/ConsentBody.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { Page } from '../../ui/Page.tsx'
import { PasscodeField } from '../../ui/PasscodeField.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import { backOf } from './back.ts'
import type { StepProps } from './step.tsx'

/** Who asks, what, what for, how long; then the passcode says yes, or a button of the same size says no. */
export function Consent({ journey, step, stop }: StepProps) {
  const t = useText()
  const text = useLoad(() => readConsentText('card'))
  const [asked, setAsked] = useState<'passcode' | 'refuse'>()
  const rows = (['who', 'what', 'why', 'howLong'] as const).map(id => ({
    id,
    label: t(`consent.${id}`),
    value: t(`consent.${id}Value`),
  }))
  return (
    <Page
      page="consent"
      step={step}
      aside={stop}
      onBack={backOf(journey, 'consent')}
      title={t('consent.title')}
      lead={t('consent.lead')}
      actions={
        <div className="pair">
          <Button kind="secondary" onPress={() => setAsked('refuse')}>
            {t('consent.refuse')}
          </Button>
          <Button isDisabled={!text.value} onPress={() => setAsked('passcode')}>
            {t('consent.agree')}
          </Button>
        </div>
      }
    >
      <ProblemNotice problem={asked ? undefined : (journey.problem ?? text.problem)} />
      <DataList rows={rows} />
      {text.value ? <ConsentBody text={text.value} /> : text.problem ? null : <Skeleton lines={5} />}
      {text.value ? (
        <AgreeSheet
          journey={journey}
          text={text.value}
          isOpen={asked === 'passcode'}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
      <RefuseSheet journey={journey} isOpen={asked === 'refuse'} onClose={() => setAsked(undefined)} />
    </Page>
  )
}

type SheetProps = { journey: StepProps['journey']; isOpen: boolean; onClose: () => void }

function AgreeSheet({ journey, text, isOpen, onClose }: SheetProps & { text: ConsentText }) {
  const t = useText()
  const agree = (passcode: string) =>
    void journey.act(async () => {
      const agreed = await giveConsent(passcode, text, deviceName(navigator.userAgent))
      await ('accessToken' in agreed ? keepGrant(agreed) : keepBinding())
      return agreed.session
    })
  return (
    <Sheet isOpen={isOpen} title={t('consent.passcodeTitle')} onClose={onClose}>
      <ProblemNotice problem={journey.problem} />
      <PasscodeField
        label={t('passcode.yours')}
        help={journey.busy ? t('consent.binding') : undefined}
        isDisabled={journey.busy}
        onComplete={agree}
      />
    </Sheet>
  )
}

function RefuseSheet({ journey, isOpen, onClose }: SheetProps) {
  const t = useText()
  const navigate = useNavigate()
  async function refuse() {
    const went = await journey.act(async () => {
      await abandonJourney()
      return undefined
    })
    if (went) navigate('/')
  }
  return (
    <Sheet isOpen={isOpen} title={t('consent.refuseTitle')} onClose={onClose}>
      <p>{t('consent.refuseBody')}</p>
      <div className="pair">
        <Button kind="secondary" onPress={onClose}>
          {t('consent.thinkAgain')}
        </Button>
        <Button kind="secondary" isPending={journey.busy} onPress={refuse}>
          {t('consent.refuseSure')}
        </Button>
      </div>
    </Sheet>
  )
}
