import { useEffect, useState } from 'react'
import { usePreferences } from '../../lib/preferences.ts'
import { hush } from '../../lib/speech.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { PasscodeField } from '../../ui/PasscodeField.tsx'
import type { Terminal } from '../counter-api.ts'
import { TakeCard } from '../kiosk/TakeCard.tsx'
import { ProblemLine } from '../ProblemLine.tsx'
import { StillThere } from '../StillThere.tsx'
import { ChipReader } from '../steps/ReadChip.tsx'
import { useText } from '../text.ts'
import { useIdle } from '../use-idle.ts'
import { type EndOfSession, HolderEnded } from './HolderEnded.tsx'
import { HolderPage } from './HolderPage.tsx'
import { HolderSession } from './HolderSession.tsx'
import { type Opened, openHolder, readCard } from './holder-api.ts'
import { useCardGone } from './use-card-gone.ts'
import './holder.css'

const IDLE_SECONDS = 60
type HolderProps = { terminal: Terminal; onDone: () => void }

/** Card and passcode at this terminal, for who has no phone: card in, passcode, and everything over when the card is out. */
export function Holder({ terminal, onDone }: HolderProps) {
  const { language } = usePreferences()
  const [reading, setReading] = useState<string>()
  const [opened, setOpened] = useState<Opened>()
  const [end, setEnd] = useState<EndOfSession>()
  useEffect(() => hush, [])
  // The screen is the citizen's for this while, also at a desk: large, and nothing else on it.
  useEffect(() => {
    const { dataset } = document.documentElement
    const before = dataset.place
    dataset.place = 'kiosk'
    return () => {
      if (before) dataset.place = before
      else delete dataset.place
    }
  }, [])
  useCardGone(terminal.reader, reading !== undefined && !opened && !end, onDone)
  if (end)
    return (
      <>
        <HolderEnded end={end} onDone={onDone} />
        <TakeCard bridge={terminal.reader} />
      </>
    )
  if (opened)
    return (
      <HolderSession
        terminal={terminal}
        token={opened.accessToken}
        name={language === 'th' ? opened.nameTh : opened.nameEn}
        onEnd={setEnd}
      />
    )
  if (reading) return <Enter reading={reading} onOpened={setOpened} onStop={onDone} />
  return <InsertCard terminal={terminal} onReading={setReading} onStop={onDone} />
}

type InsertCardProps = { terminal: Terminal; onReading: (reading: string) => void; onStop: () => void }

function InsertCard({ terminal, onReading, onStop }: InsertCardProps) {
  const t = useText()
  const act = useAct()
  const left = useIdle(IDLE_SECONDS, 'card', onStop)
  return (
    <HolderPage name="card" title={t('holder.cardTitle')} spoken={t('holder.cardSpoken')}>
      <ProblemLine problem={act.problem} />
      <ChipReader
        bridge={terminal.reader}
        busy={act.busy}
        onChip={chip => act.run(async () => onReading(await readCard(chip)))}
      />
      <Button kind="quiet" onPress={onStop}>
        {t('kiosk.stop')}
      </Button>
      <StillThere left={left} />
    </HolderPage>
  )
}

function Enter(props: { reading: string; onOpened: (opened: Opened) => void; onStop: () => void }) {
  const t = useText()
  const act = useAct()
  const left = useIdle(IDLE_SECONDS, act.problem?.code ?? 'passcode', props.onStop)
  const enter = (passcode: string) =>
    act.run(async () => props.onOpened(await openHolder(props.reading, passcode)))
  return (
    <HolderPage name="passcode" title={t('holder.passcodeTitle')} spoken={t('holder.passcodeSpoken')}>
      <ProblemLine problem={act.problem} />
      <PasscodeField
        label={t('holder.passcode')}
        help={t('holder.passcodeHelp')}
        isDisabled={act.busy}
        onComplete={passcode => void enter(passcode)}
      />
      <Button kind="quiet" isDisabled={act.busy} onPress={props.onStop}>
        {t('kiosk.stop')}
      </Button>
      <StillThere left={left} />
    </HolderPage>
  )
}
