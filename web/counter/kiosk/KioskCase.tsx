import { useCallback, useEffect } from 'react'
import { usePreferences } from '../../lib/preferences.ts'
import { say } from '../../lib/speech.ts'
import { Button } from '../../ui/Button.tsx'
import type { Cases, CaseView, StepKey, Terminal } from '../counter-api.ts'
import { useCase } from '../desk/CasePage.tsx'
import { Ended } from '../desk/Ended.tsx'
import { ProblemLine } from '../ProblemLine.tsx'
import { StillThere } from '../StillThere.tsx'
import { stepPages } from '../steps/index.ts'
import { type TextKey, useText } from '../text.ts'
import { useIdle } from '../use-idle.ts'
import { KioskFace } from './KioskFace.tsx'
import { TakeCard } from './TakeCard.tsx'

type KioskCaseProps = { cases: Cases; terminal: Terminal; first: CaseView; onDone: () => void }

const IDLE_SECONDS = 60
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
          <StillThere left={left} />
        </main>
      )}
      {isCardDone || isOver ? <TakeCard bridge={terminal.reader} /> : null}
    </>
  )
}
