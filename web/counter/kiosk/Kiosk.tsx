import { CreditCard, Volume2 } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { setPreference, usePreferences } from '../../lib/preferences.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { hush, say } from '../../lib/speech.ts'
import { Button } from '../../ui/Button.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { type CaseView, casesOf, type Terminal } from '../counter-api.ts'
import { Holder } from '../holder/Holder.tsx'
import { ProblemLine } from '../ProblemLine.tsx'
import { useText } from '../text.ts'
import { KioskCase } from './KioskCase.tsx'
import { NoCamera, useHasCamera } from './NoCamera.tsx'
import { TakeCard } from './TakeCard.tsx'

/** A kiosk stands alone: it begins when somebody presses, and is empty again when they are gone. */
export function Kiosk({ terminal }: { terminal: Terminal }) {
  const cases = useMemo(() => casesOf(undefined), [])
  const [open, setOpen] = useState<CaseView>()
  const [isHolder, setHolder] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const [isCardLeft, setCardLeft] = useState(false)
  const { language } = usePreferences()
  const hasCamera = useHasCamera()
  useEffect(() => {
    document.documentElement.dataset.place = 'kiosk'
    return () => {
      delete document.documentElement.dataset.place
    }
  }, [])
  const channel = terminal.place.channels.find(one => one === 'kiosk' || one === 'boonterm')
  async function begin() {
    if (!channel) return
    setBusy(true)
    setProblem(undefined)
    try {
      setOpen(await cases.open(channel))
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  const empty = useCallback(() => {
    setOpen(undefined)
    setHolder(false)
    // The next one is not to be read the card of the one before, nor spoken to in their language.
    setCardLeft(true)
    setPreference('language', 'th')
  }, [])
  const takenOut = useCallback(() => setCardLeft(false), [])
  return (
    <div className="kiosk">
      <header className="kiosk-bar">
        <p>{language === 'th' ? terminal.place.nameTh : terminal.place.nameEn}</p>
        <LanguageSwitch />
      </header>
      {open ? (
        <KioskCase key={open.caseId} cases={cases} terminal={terminal} first={open} onDone={empty} />
      ) : isHolder ? (
        <Holder terminal={terminal} onDone={empty} />
      ) : !hasCamera ? (
        <NoCamera onHolder={() => setHolder(true)} />
      ) : (
        <Welcome
          problem={problem}
          busy={busy}
          isBlocked={isCardLeft}
          onBegin={() => void begin()}
          onHolder={() => setHolder(true)}
        />
      )}
      {!open && isCardLeft ? <TakeCard bridge={terminal.reader} onOut={takenOut} /> : null}
    </div>
  )
}

type WelcomeProps = {
  problem: Problem | undefined
  busy: boolean
  isBlocked: boolean
  onBegin: () => void
  onHolder: () => void
}

function Welcome({ problem, busy, isBlocked, onBegin, onHolder }: WelcomeProps) {
  const t = useText()
  const { language } = usePreferences()
  useEffect(() => hush, [])
  return (
    <main className="kiosk-main kiosk-welcome" data-page="kiosk-welcome">
      <h1>{t('kiosk.title')}</h1>
      <p>{t('kiosk.lead')}</p>
      <ul className="kiosk-needs">
        <li>
          <CreditCard aria-hidden /> {t('kiosk.needCard')}
        </li>
        <li>
          <svg viewBox="0 0 24 24" aria-hidden="true" className="lucide">
            <rect x="7" y="2" width="10" height="20" rx="2" />
            <path d="M11 18h2" />
          </svg>{' '}
          {t('kiosk.needPhone')}
        </li>
      </ul>
      <ProblemLine problem={problem} />
      <Button isPending={busy} isDisabled={isBlocked} autoFocus onPress={onBegin}>
        {t('kiosk.begin')}
      </Button>
      <Button kind="secondary" isDisabled={busy || isBlocked} onPress={onHolder}>
        {t('kiosk.holder')}
      </Button>
      <Button kind="quiet" icon={<Volume2 aria-hidden />} onPress={() => say(t('kiosk.spoken'), language)}>
        {t('kiosk.listen')}
      </Button>
    </main>
  )
}
