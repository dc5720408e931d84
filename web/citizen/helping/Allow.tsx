import { ScanLine } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { allowHelper, lookAtOffer, type Offered } from '../../lib/helping-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { ticketInHash } from '../../lib/sign-in-link.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { useUiText } from '../../ui/text.ts'
import { PasscodeSheet } from '../control/PasscodeSheet.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import { nameIn } from './People.tsx'

const DIGITS = 8
type Found = { code: string; offer: Offered }

/** The helper's code, typed or scanned; who it is and what they may do; and the passcode that says yes. */
export function Allow() {
  const [found, setFound] = useState<Found>()
  return found ? (
    <Confirm found={found} onBack={() => setFound(undefined)} />
  ) : (
    <EnterCode onFound={setFound} />
  )
}

function EnterCode({ onFound }: { onFound: (found: Found) => void }) {
  const t = useText()
  const navigate = useNavigate()
  const act = useAct()
  const [typed, setTyped] = useState('')
  const look = useRef((code: string) =>
    act.run(async () => onFound({ code, offer: await lookAtOffer(code) })),
  )
  // A scanned code stands in the fragment, which no server sees; it leaves the address at once.
  useEffect(() => {
    const code = ticketInHash(location.hash)
    if (!code) return
    history.replaceState(history.state, '', location.pathname)
    void look.current(code)
  }, [])
  function submit(event: FormEvent) {
    event.preventDefault()
    void look.current(typed.replace(/\D/g, ''))
  }
  return (
    <Page
      page="helpAllow"
      title={t('helpAllow.title')}
      lead={t('helpAllow.lead')}
      onBack={() => navigate('/me/helping')}
    >
      <ProblemNotice problem={act.problem} />
      <form className="stack" onSubmit={submit}>
        <Field
          label={t('helpAllow.code')}
          value={typed}
          onChange={setTyped}
          inputMode="numeric"
          autoComplete="off"
        />
        <Button type="submit" isPending={act.busy} isDisabled={typed.replace(/\D/g, '').length !== DIGITS}>
          {t('proof.go')}
        </Button>
      </form>
      <Button kind="secondary" icon={<ScanLine aria-hidden />} onPress={() => navigate('/scan')}>
        {t('helpAllow.scan')}
      </Button>
    </Page>
  )
}

function Confirm({ found, onBack }: { found: Found; onBack: () => void }) {
  const t = useText()
  const tu = useUiText()
  const navigate = useNavigate()
  const { language } = usePreferences()
  const act = useAct()
  const [asking, setAsking] = useState(false)
  const { helper, scopes, minutes } = found.offer
  const name = nameIn(language, helper)
  const time = tu('ui.helpMinutes', { minutes })
  async function allow(passcode: string) {
    if (await act.run(() => allowHelper(found.code, passcode))) navigate('/me/helping', { replace: true })
  }
  return (
    <Page
      page="helpConfirm"
      title={t('helpAllow.confirm', { name })}
      onBack={onBack}
      actions={
        <div className="pair">
          <Button kind="secondary" onPress={onBack}>
            {t('helpAllow.no')}
          </Button>
          <Button
            onPress={() => {
              act.clear()
              setAsking(true)
            }}
          >
            {t('helpAllow.yes')}
          </Button>
        </div>
      }
    >
      <DataList
        rows={[
          { id: 'who', label: t('helpAllow.who'), value: name, lang: language },
          {
            id: 'what',
            label: t('helpAllow.what'),
            value: scopes.map(one => tu(`ui.help.${one}`)).join(' · '),
          },
          { id: 'time', label: t('helpAllow.time'), value: time },
        ]}
      />
      <Notice tone="warn" title={t('helpAllow.warn')}>
        <p>{t('helpAllow.never')}</p>
      </Notice>
      <PasscodeSheet
        title={t('helpAllow.confirm', { name })}
        isOpen={asking}
        act={act}
        onPasscode={passcode => void allow(passcode)}
        onClose={() => setAsking(false)}
      />
    </Page>
  )
}
