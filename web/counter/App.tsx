import { i18n } from '@lingui/core'
import { I18nProvider, useLingui } from '@lingui/react'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { I18nProvider as AriaLocale } from 'react-aria-components/I18nProvider'
import { asProblem, type Problem } from '../lib/problem.ts'
import { keep, recall } from '../lib/store.ts'
import { OfflineBanner } from '../ui/OfflineBanner.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { type Officer, openOfficerSession, readTerminal, type Terminal } from './counter-api.ts'
import { Desk } from './desk/Desk.tsx'
import { Field } from './field/Field.tsx'
import { Leave } from './field/Leave.tsx'
import { Kiosk } from './kiosk/Kiosk.tsx'
import { Setup } from './Setup.tsx'
import { SignIn } from './SignIn.tsx'
import { Wall } from './wall/Wall.tsx'

/** One app, its layouts chosen by what this terminal is; a screen on the wall is no terminal, and opens by its link. */
export function App() {
  const wall = /^#wall=([\w-]{43})$/.exec(location.hash)?.[1]
  if (wall) return <Wall token={wall} />
  return (
    <I18nProvider i18n={i18n}>
      <WithLocale>
        <OfflineBanner />
        <Place />
      </WithLocale>
    </I18nProvider>
  )
}

function WithLocale({ children }: { children: ReactNode }) {
  const { i18n: current } = useLingui()
  return (
    <AriaLocale locale={current.locale === 'th' ? 'th-TH-u-ca-buddhist' : 'en-GB'}>{children}</AriaLocale>
  )
}

/** This terminal as it was known last, at once and without a network, and then as the server knows it now. */
async function lookUp(show: (known: Known) => void): Promise<void> {
  const last = await recall<Terminal>('terminal')
  if (last) show({ terminal: last })
  try {
    const terminal = await readTerminal()
    await keep('terminal', terminal)
    show({ terminal })
  } catch (error) {
    const problem = asProblem(error)
    // Whatever else goes wrong, as a clock that is, keeps nobody from what works without a network.
    const isGone = problem.key === 'terminalUnknown' || problem.key === 'terminalDisabled'
    if (isGone || !last) show({ problem })
  }
}

type Known = { terminal?: Terminal | undefined; problem?: Problem | undefined }

/** How long a terminal that was switched off from afar may look as if it were on. */
const PULSE_MILLISECONDS = 20_000

/**
 * Asks again and again whether this terminal is still switched on. It signs with the terminal's key alone: an officer's session
 * that nobody uses must end by itself.
 */
function usePulse(isOn: boolean, onOff: (problem: Problem) => void) {
  const tell = useRef(onOff)
  tell.current = onOff
  useEffect(() => {
    if (!isOn) return
    const timer = setInterval(() => {
      readTerminal().catch(error => {
        const problem = asProblem(error)
        if (problem.key === 'terminalDisabled') tell.current(problem)
      })
    }, PULSE_MILLISECONDS)
    return () => clearInterval(timer)
  }, [isOn])
}

function Place() {
  const [known, setKnown] = useState<Known>()
  const look = useCallback(() => {
    void lookUp(setKnown)
  }, [])
  useEffect(look, [look])
  usePulse(known?.terminal !== undefined, problem => setKnown({ problem }))
  function ready(made: Terminal) {
    setKnown({ terminal: made })
    // Remembered at once: the network may be gone before this page is opened again.
    void keep('terminal', made)
  }
  if (!known) return <Skeleton lines={6} />
  const { terminal, problem } = known
  if (!terminal) return <Setup problem={problem} onReady={ready} again={look} />
  if (terminal.kind === 'kiosk') return <Kiosk terminal={terminal} />
  if (terminal.kind === 'tablet')
    return (
      <Field
        terminal={terminal}
        withoutPass={onPass => <Staffed terminal={terminal} onPass={onPass} onLost={look} />}
      />
    )
  return <Staffed terminal={terminal} onLost={look} />
}

type StaffedProps = {
  terminal: Terminal
  onPass?: () => void
  /** The session is gone, or the terminal was switched off from afar: the server knows which. */
  onLost: () => void
}

function Staffed({ terminal, onPass, onLost }: StaffedProps) {
  const [officer, setOfficer] = useState<Officer>()
  const [problem, setProblem] = useState<Problem>()
  const back = new URLSearchParams(location.search).get('signed-in')
  const [opening, setOpening] = useState(back === 'yes')
  useEffect(() => {
    if (!back) return
    // The answer is used up; a reload asks to sign in again.
    history.replaceState(null, '', '/counter/')
    if (back !== 'yes') return
    openOfficerSession()
      .then(setOfficer, error => setProblem(asProblem(error)))
      .finally(() => setOpening(false))
  }, [back])
  if (opening) return <Skeleton lines={6} />
  if (!officer) return <SignIn terminal={terminal} problem={problem} refused={back === 'no'} />
  if (onPass) return <Leave officer={officer} onPass={onPass} />
  return (
    <Desk
      terminal={terminal}
      officer={officer}
      onLeave={why => {
        setOfficer(undefined)
        setProblem(why)
        if (why) onLost()
      }}
    />
  )
}
