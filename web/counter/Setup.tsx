import { MonitorSmartphone } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { usePreferences } from '../lib/preferences.ts'
import { asProblem, type Problem } from '../lib/problem.ts'
import { useLoad } from '../lib/use-load.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Field } from '../ui/Field.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { Page } from '../ui/Page.tsx'
import { inviteDemoTerminal, listPlaces, type Place, registerTerminal, type Terminal } from './counter-api.ts'
import { ProblemLine } from './ProblemLine.tsx'
import { useText } from './text.ts'

type SetupProps = { problem: Problem | undefined; onReady: (terminal: Terminal) => void; again: () => void }

/** A device that is no terminal yet: the code of a supervisor makes it one. */
export function Setup({ problem: before, onReady, again }: SetupProps) {
  const t = useText()
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  async function register(work: () => Promise<string>) {
    setBusy(true)
    setProblem(undefined)
    try {
      onReady(await registerTerminal(await work()))
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    void register(async () => code)
  }
  const isOff = before?.key === 'terminalDisabled'
  if (before && !isOff && before.key !== 'terminalUnknown')
    return (
      <Page page="setup" title={t('setup.unreachable')} barTitle={t('app.title')}>
        <ProblemLine problem={before} />
        <Button onPress={again}>{t('setup.again')}</Button>
      </Page>
    )
  return (
    <Page
      page="setup"
      wide
      barTitle={t('app.title')}
      aside={<LanguageSwitch />}
      title={t(isOff ? 'setup.offTitle' : 'setup.title')}
      lead={t(isOff ? 'setup.offLead' : 'setup.lead')}
    >
      <ProblemLine problem={problem} />
      {isOff ? null : (
        <form className="stack narrow" onSubmit={submit}>
          <Field
            label={t('setup.code')}
            help={t('setup.codeHelp')}
            value={code}
            onChange={setCode}
            autoComplete="off"
            placeholder="XXXX-XXXX-XXXX"
          />
          <Button type="submit" isPending={busy}>
            {t('setup.register')}
          </Button>
        </form>
      )}
      <DemoPlaces busy={busy} onPick={place => void register(() => inviteDemoTerminal(place))} />
    </Page>
  )
}

/** The sandbox offers its places; elsewhere the list is refused and nothing shows. */
function DemoPlaces({ busy, onPick }: { busy: boolean; onPick: (code: string) => void }) {
  const t = useText()
  const places = useLoad(listPlaces)
  if (!places.value) return null
  if (places.value.length === 0)
    return (
      <EmptyState icon={<MonitorSmartphone />} title={t('setup.noPlaces')}>
        {t('setup.noPlacesHelp')}
      </EmptyState>
    )
  return (
    <section className="stack-tight">
      <h2>{t('setup.demo')}</h2>
      <p className="soft">{t('setup.demoHelp')}</p>
      <ul className="place-grid">
        {places.value.map(place => (
          <li key={place.code}>
            <DemoPlace place={place} busy={busy} onPick={onPick} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type DemoPlaceProps = { place: Place; busy: boolean; onPick: (code: string) => void }

function DemoPlace({ place, busy, onPick }: DemoPlaceProps) {
  const t = useText()
  const { language } = usePreferences()
  return (
    <div className="place-tile">
      <p className="soft small">{t(`place.${place.kind}`)}</p>
      <p className="place-name">{language === 'th' ? place.nameTh : place.nameEn}</p>
      <Button kind="secondary" isDisabled={busy} onPress={() => onPick(place.code)}>
        {t('setup.useHere')}
      </Button>
    </div>
  )
}
