import { useState } from 'react'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PasscodeField } from '../../ui/PasscodeField.tsx'
import { useUiText } from '../../ui/text.ts'
import { ProblemLine } from '../ProblemLine.tsx'
import { useText } from '../text.ts'
import { HolderPage } from './HolderPage.tsx'
import type { PageProps } from './HolderSession.tsx'
import type { Offered } from './holder-api.ts'

/** The helper's eight digits, then who it is and what they may do, then the passcode that says yes. */
export function Allow({ holder, go }: PageProps) {
  const t = useText()
  const act = useAct()
  const [found, setFound] = useState<{ code: string; offer: Offered }>()
  const [agreed, setAgreed] = useState(false)
  const look = (code: string) =>
    act.run(async () => setFound({ code, offer: await holder.lookAtOffer(code) }))
  async function allow(passcode: string) {
    if (found && (await act.run(() => holder.allow(found.code, passcode)))) go('helpers')
  }
  const back = () => go('helpers')
  if (!found)
    return (
      <HolderPage
        name="allow-code"
        title={t('allow.codeTitle')}
        lead={t('allow.codeLead')}
        spoken={t('allow.codeLead')}
        onBack={back}
      >
        <ProblemLine problem={act.problem} />
        <PasscodeField
          label={t('allow.code')}
          isOpen
          isDisabled={act.busy}
          onComplete={code => void look(code)}
        />
      </HolderPage>
    )
  if (!agreed) return <Offer offer={found.offer} onAgree={() => setAgreed(true)} onBack={back} />
  return (
    <HolderPage
      name="allow-passcode"
      title={t('allow.passcodeTitle')}
      spoken={t('allow.passcodeTitle')}
      onBack={back}
    >
      <ProblemLine problem={act.problem} />
      <PasscodeField
        label={t('holder.passcode')}
        isDisabled={act.busy}
        onComplete={passcode => void allow(passcode)}
      />
    </HolderPage>
  )
}

function Offer({ offer, onAgree, onBack }: { offer: Offered; onAgree: () => void; onBack: () => void }) {
  const t = useText()
  const tu = useUiText()
  const { language } = usePreferences()
  const name = language === 'th' ? offer.helper.nameTh : offer.helper.nameEn
  const may = offer.scopes.map(scope => tu(`ui.help.${scope}`))
  const time = tu('ui.helpMinutes', { minutes: offer.minutes })
  return (
    <HolderPage
      name="allow-offer"
      title={t('allow.offerTitle', { name })}
      spoken={t('allow.offerSpoken', { name, may: may.join(', '), time })}
      onBack={onBack}
    >
      <ul className="holder-list">
        {may.map(words => (
          <li key={words}>
            <p>{words}</p>
          </li>
        ))}
      </ul>
      <p>{t('allow.time', { time })}</p>
      <Notice tone="warn" title={t('allow.warn')}>
        <p>{t('allow.never')}</p>
      </Notice>
      <Button onPress={onAgree}>{t('allow.yes')}</Button>
    </HolderPage>
  )
}
