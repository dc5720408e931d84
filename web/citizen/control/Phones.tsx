import { MonitorSmartphone, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { endSession, readAuthenticators } from '../../lib/control-api.ts'
import type { Authenticators, OpenSession, Phone } from '../../lib/control-types.ts'
import { formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { LoadState } from '../LoadState.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import { Approval } from './Approval.tsx'
import { CardPasscode } from './CardPasscode.tsx'
import { Passkeys } from './Passkeys.tsx'
import { PhoneSheet } from './PhoneSheet.tsx'

/** Who can act for the person: phones, what is open now, passkeys; a phone that waits for a word stands first. */
export function Phones() {
  const t = useText()
  const navigate = useNavigate()
  const load = useLoad(readAuthenticators)
  return (
    <Page page="phones" title={t('phones.title')} onBack={() => navigate('/me')}>
      <LoadState load={load}>{value => <All value={value} onChange={load.again} />}</LoadState>
      <p className="soft small">{t('help.hotline')}</p>
    </Page>
  )
}

type Part<T> = { value: T; onChange: () => void }

function All({ value, onChange }: Part<Authenticators>) {
  const waiting = value.devices.filter(phone => phone.status === 'waiting')
  const bound = value.devices.filter(phone => phone.status !== 'waiting')
  return (
    <>
      {waiting.map(phone => (
        <Approval key={phone.id} phone={phone} onChange={onChange} />
      ))}
      <Bound value={bound} onChange={onChange} />
      <Open value={value.sessions} onChange={onChange} />
      <Passkeys value={value.passkeys} onChange={onChange} />
      {value.card ? <CardPasscode pair={value.card} onChange={onChange} /> : null}
    </>
  )
}

function Bound({ value, onChange }: Part<Phone[]>) {
  const t = useText()
  const { language } = usePreferences()
  const [chosen, setChosen] = useState<Phone>()
  const usedAt = ({ lastUsedAt, boundAt }: Phone) =>
    lastUsedAt
      ? t('phones.usedAt', { at: formatMoment(lastUsedAt, language) })
      : t('me.boundAt', { at: formatMoment(boundAt, language) })
  return (
    <section className="stack-tight">
      <h2>{t('phones.bound')}</h2>
      <Rows
        rows={value.map(phone => ({
          id: phone.id,
          icon: <Smartphone />,
          title: phone.name,
          tag: phone.current ? t('me.thisDevice') : undefined,
          notes: [...(phone.status === 'locked' ? [t('phones.locked')] : []), usedAt(phone)],
          action: (
            <Button
              kind="secondary"
              aria-label={t('phones.manageNamed', { name: phone.name })}
              onPress={() => setChosen(phone)}
            >
              {t('phones.manage')}
            </Button>
          ),
        }))}
      />
      <PhoneSheet phone={chosen} onClose={() => setChosen(undefined)} onChange={onChange} />
    </section>
  )
}

function Open({ value, onChange }: Part<OpenSession[]>) {
  const t = useText()
  const { language } = usePreferences()
  const act = useAct()
  async function end(id: string) {
    if (await act.run(() => endSession(id))) onChange()
  }
  const nameOf = (session: OpenSession) =>
    session.by === 'card' ? t('cardPasscode.session') : session.name || t('phones.unnamed')
  return (
    <section className="stack-tight">
      <h2>{t('phones.sessions')}</h2>
      <ProblemNotice problem={act.problem} />
      <Rows
        rows={value.map(session => ({
          id: session.id,
          icon: <MonitorSmartphone />,
          title: nameOf(session),
          tag: session.current ? t('phones.now') : undefined,
          notes: [
            ...(session.by === 'card'
              ? []
              : [t(session.by === 'passkey' ? 'phones.byPasskey' : 'phones.byPhone')]),
            t('phones.openedAt', { at: formatMoment(session.openedAt, language) }),
          ],
          action: session.current ? undefined : (
            <Button
              kind="secondary"
              isPending={act.busy}
              aria-label={t('phones.endNamed', { name: nameOf(session) })}
              onPress={() => void end(session.id)}
            >
              {t('phones.end')}
            </Button>
          ),
        }))}
      />
    </section>
  )
}
