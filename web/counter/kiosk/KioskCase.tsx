import { useCallback, useEffect, useState } from 'react'
import { usePreferences } from '../../lib/preferences.ts'
import { say } from '../../lib/speech.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { Cases, CaseView, StepKey, Terminal } from '../counter-api.ts'
import { useCase } from '../desk/CasePage.tsx'
import { Ended } from '../desk/Ended.tsx'
import { ProblemLine } from '../ProblemLine.tsx'
import { stepPages } from '../steps/index.ts'
import { type TextKey, useText } from '../text.ts'
import { KioskFace } from './KioskFace.tsx'
import { TakeCard } from './TakeCard.tsx'

type KioskCaseProps = { cases: Cases; terminal: Terminal; first: CaseView; onDone: () => void }

const IDLE_SECONDS = 60
const WARN_SECONDS = 30
/** While somebody goes on with their phone nobody touches the kiosk: longer than a code lives, so that it can be shown again. */
const PATIENT_SECONDS = 6 * 60
const patient: readonly StepKey[] = ['ticket', 'bind']

/** One person at a kiosk: big, spoken, wiped when they walk away. */
export function KioskCase({ cases, terminal, first, onDone }: KioskCaseProps) {
  const t = useText()
  const { view, busy, problem, act } = useCase(cases, first, onDone)
  const { language } = usePreferences()
  const isOver = !['open', 'bindPending'].includes(view.status)
  const leave = useCallback(() => {
    if (!isOver) cases.cancel(view.caseId).catch(() => undefined)
    onDone()
  }, [cases, view.caseId, isOver, onDone])
  const left = useIdle(patient.includes(view.step) ? PATIENT_SECONDS : IDLE_SECONDS, view.step, leave)
  const spoken = isOver ? undefined : t(`spoken.${view.step}` as TextKey)
  useEffect(() => {
    if (spoken) say(spoken, language)
  }, [spoken, language])
  const Step = view.step === 'face' ? KioskFace : stepPages[view.step]
  const isCardDone = view.step !== 'card' && view.step !== 'face'
  return (
    <>
      {isOver ? (
        <Ended view={view} isKiosk onDone={onDone} />
      ) : (
        <main className="kiosk-main" data-page={`kiosk-${view.step}`}>
          <ProblemLine problem={problem} />
          <Step cases={cases} terminal={terminal} view={view} busy={busy} act={act} />
          <Button kind="quiet" isDisabled={busy} onPress={leave}>
            {t('kiosk.stop')}
          </Button>
          {left <= WARN_SECONDS ? (
            <Notice tone="warn" title={t('kiosk.still', { seconds: left })} live>
              <Button kind="secondary" onPress={() => undefined}>
                {t('kiosk.here')}
              </Button>
            </Notice>
          ) : null}
        </main>
      )}
      {isCardDone || isOver ? <TakeCard bridge={terminal.reader} /> : null}
    </>
  )
}

/** Seconds until nobody is believed to be there any more; any touch, key or step begins anew. */
function useIdle(seconds: number, step: StepKey, onGone: () => void): number {
  const [left, setLeft] = useState(seconds)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step is a sign of life
  useEffect(() => {
    let until = Date.now() + seconds * 1000
    const awake = () => {
      until = Date.now() + seconds * 1000
    }
    const timer = setInterval(() => {
      const now = Math.ceil((until - Date.now()) / 1000)
      setLeft(Math.max(0, now))
      if (now <= 0) onGone()
    }, 500)
    const signs = ['pointerdown', 'keydown'] as const
    // Seen on the way down: buttons keep their touches to themselves.
    for (const sign of signs) document.addEventListener(sign, awake, { capture: true })
    return () => {
      clearInterval(timer)
      for (const sign of signs) document.removeEventListener(sign, awake, { capture: true })
    }
  }, [seconds, step, onGone])
  return left
}
