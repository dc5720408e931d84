import { BadgeCheck, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { SignInView } from '../../lib/api-types.ts'
import { formatMoment } from '../../lib/format.ts'
import { useOpener } from '../../lib/lock-state.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { Problem } from '../../lib/problem.ts'
import { Button } from '../../ui/Button.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { PasscodeField } from '../../ui/PasscodeField.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import './DeskCode.css'
import './SignInConsent.css'
import { SignInItems } from './SignInItems.tsx'
import type { SignInState } from './use-sign-in.ts'

type Props = { request: SignInState; view: SignInView }

/** Who asks, from where, for which of the person's own values; the answer no is as large as the answer yes. */
export function SignInConsent({ request, view }: Props) {
  const t = useText()
  const { language } = usePreferences()
  const [chosen, setChosen] = useState<string[]>([])
  const [number, setNumber] = useState('')
  const [numberMissing, setNumberMissing] = useState(false)
  const [confirming, setConfirming] = useState(false)
  const byPasskey = useOpener() === 'passkey'
  const hindrance = hindranceOf(view, byPasskey)
  const required = view.items.filter(item => item.required).map(item => item.scope)
  function agree() {
    if (byPasskey) return void request.approveByPasskey([...required, ...chosen])
    const missing = view.needsNumber && !/^\d{2}$/.test(number)
    setNumberMissing(missing)
    if (!missing) setConfirming(true)
  }
  const approve = (passcode: string) =>
    void request.approve({
      passcode,
      items: [...required, ...chosen],
      ...(view.needsNumber ? { number } : {}),
    })
  const partyName = language === 'th' ? view.party.nameTh : view.party.nameEn
  return (
    <Page
      page="signIn"
      barTitle={t('signIn.title')}
      title={t('signIn.asks', { party: partyName })}
      actions={
        <div className="pair">
          <Button
            kind="secondary"
            isPending={request.busy && !confirming}
            onPress={() => void request.deny()}
          >
            {t('signIn.deny')}
          </Button>
          <Button isDisabled={hindrance !== undefined} isPending={request.busy && byPasskey} onPress={agree}>
            {t('signIn.agree')}
          </Button>
        </div>
      }
    >
      <ProblemNotice problem={confirming ? undefined : (request.problem ?? hindrance)} />
      <Party view={view} />
      {view.elsewhere ? (
        <p className="elsewhere">
          <span>{t(`signIn.${view.elsewhere.at}Message`)}</span>
          <b>{view.elsewhere.message}</b>
        </p>
      ) : null}
      {view.matters.map(matter => (
        <section className="matter" key={matter.titleTh + matter.textTh}>
          <h2>{language === 'th' ? matter.titleTh : matter.titleEn}</h2>
          <p>{language === 'th' ? matter.textTh : matter.textEn}</p>
          {matter.reference ? (
            <p className="soft small">
              {t('signIn.reference')} {matter.reference}
            </p>
          ) : null}
        </section>
      ))}
      {view.needsNumber && !byPasskey ? (
        <Field
          label={t('signIn.number')}
          help={t('signIn.numberHelp')}
          error={numberMissing ? t('signIn.numberMissing') : undefined}
          value={number}
          onChange={value => setNumber(value.replace(/\D/g, '').slice(0, 2))}
          inputMode="numeric"
          autoComplete="off"
        />
      ) : null}
      <SignInItems items={view.items} chosen={chosen} onChange={setChosen} />
      {view.givesNumber ? <p className="soft small">{t('signIn.givesNumber')}</p> : null}
      <Origin view={view} />
      <Notice tone="warn">
        <p>
          {t(
            view.elsewhere?.at === 'desk'
              ? 'signIn.notYourDesk'
              : view.elsewhere
                ? 'signIn.notYourDevice'
                : 'signIn.notYou',
          )}
        </p>
      </Notice>
      <Sheet isOpen={confirming} title={t('signIn.passcodeTitle')} onClose={() => setConfirming(false)}>
        <ProblemNotice problem={request.problem} />
        <PasscodeField
          label={t('passcode.yours')}
          help={request.busy ? t('signIn.sending') : undefined}
          isDisabled={request.busy}
          onComplete={approve}
        />
      </Sheet>
    </Page>
  )
}

/** What keeps the person from saying yes here. */
function hindranceOf(view: SignInView, byPasskey: boolean): Problem | undefined {
  if (view.problem) return new Problem(view.problem, 403)
  if (view.needsPasskey && !byPasskey) return new Problem('federation.passkeyNeeded', 403)
  if (byPasskey && !view.startedFrom.sameDevice) return new Problem('federation.passkeyElsewhere', 403)
  return undefined
}

function Party({ view }: { view: SignInView }) {
  const t = useText()
  const { language } = usePreferences()
  const { party } = view
  return (
    <div className="party">
      <div className="party-mark" aria-hidden="true">
        {party.mark && isPicture(party.mark) ? <img src={party.mark} alt="" /> : [...party.nameTh][0]}
      </div>
      <div>
        <p className="party-domain" lang="en">
          {party.domain}
        </p>
        {party.verified ? (
          <p className="party-verified">
            <BadgeCheck aria-hidden /> {t('signIn.verified')}
          </p>
        ) : (
          <p className="party-unverified">
            <TriangleAlert aria-hidden /> {t('signIn.unverified')}
          </p>
        )}
        <p className="soft">{view.purpose[language]}</p>
      </div>
    </div>
  )
}

/** A picture of this very site, or one inside the answer; the content security policy allows no other. */
function isPicture(mark: string): boolean {
  return mark.startsWith('/') || mark.startsWith('data:image/')
}

function Origin({ view }: { view: SignInView }) {
  const t = useText()
  const { language } = usePreferences()
  const place = view.startedFrom.sameDevice ? t('signIn.sameDevice') : t('signIn.otherDevice')
  const where = view.elsewhere?.at === 'desk' ? t('signIn.atDesk') : `${view.startedFrom.browser} · ${place}`
  return (
    <section className="stack-tight">
      <h2>{t('signIn.origin')}</h2>
      <DataList
        rows={[
          { id: 'where', label: t('signIn.where'), value: where },
          { id: 'when', label: t('signIn.when'), value: formatMoment(view.startedAt, language) },
          ...(view.reference
            ? [{ id: 'reference', label: t('signIn.reference'), value: view.reference }]
            : []),
        ]}
      />
    </section>
  )
}
