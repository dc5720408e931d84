import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { Chip } from '../counter-api.ts'
import type { StepProps } from '../desk/CasePage.tsx'
import { lookAtReader, pairReader, ReaderFailure, type ReaderProblem, readChip } from '../reader.ts'
import { useText } from '../text.ts'

const LOOK_MS = 700
type State = 'waiting' | 'reading' | 'readOnce' | ReaderProblem

/** The chip of the card of a case. */
export function ReadChip({ cases, terminal, view, busy, act }: StepProps) {
  return (
    <ChipReader
      bridge={terminal.reader}
      busy={busy}
      onChip={chip => act(() => cases.chip(view.caseId, chip))}
    />
  )
}

type ChipReaderProps = { bridge: string; busy: boolean; onChip: (chip: Chip) => Promise<boolean> }

/** Waits for a card, reads it by itself once it is there, and says how far it is. */
export function ChipReader({ bridge, busy, onChip }: ChipReaderProps) {
  const t = useText()
  const { state, share, again, pair } = useChip(bridge, onChip)
  if (state === 'notPaired' || state === 'wrongCode')
    return <Pair wrong={state === 'wrongCode'} onCode={pair} />
  const isTrouble = state !== 'waiting' && state !== 'reading' && state !== 'noCard'
  return (
    <div className="stack">
      <div className="reader" data-state={state} role="status">
        <ReaderDrawing inside={state === 'reading' || busy} />
        <p>{t(busy ? 'reader.checking' : state === 'reading' ? 'reader.reading' : 'reader.insert')}</p>
        <progress value={busy ? 1 : share} max={1} aria-label={t('reader.progress')} />
      </div>
      {isTrouble ? (
        <Notice tone="warn" title={t(`reader.${state}`)} live>
          <Button kind="secondary" onPress={again}>
            {t('reader.again')}
          </Button>
        </Notice>
      ) : null}
    </div>
  )
}

function useChip(bridge: string, onChip: (chip: Chip) => Promise<boolean>) {
  const [state, setState] = useState<State>('waiting')
  const [share, setShare] = useState(0)
  const [round, setRound] = useState(0)
  const newest = useRef(onChip)
  newest.current = onChip
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round begins anew
  useEffect(() => {
    const leaving = new AbortController()
    setShare(0)
    setState('waiting')
    follow(bridge, leaving.signal, { setState, setShare })
      .then(async chip => {
        if (!chip) return
        await newest.current(chip)
        if (leaving.signal.aborted) return
        // Still here: the register did not know it, or nobody answered. Another card is read by itself, this one when asked.
        setState('readOnce')
        await untilOut(bridge, leaving.signal)
        setRound(n => n + 1)
      })
      .catch(error => {
        if (!leaving.signal.aborted) setState(error instanceof ReaderFailure ? error.problem : 'unreadable')
      })
    return () => leaving.abort()
  }, [bridge, round])
  return {
    state,
    share,
    again: () => setRound(n => n + 1),
    async pair(code: string) {
      try {
        await pairReader(bridge, code)
        setRound(n => n + 1)
      } catch (error) {
        setState(error instanceof ReaderFailure ? error.problem : 'wrongCode')
      }
    },
  }
}

type Show = { setState: (state: State) => void; setShare: (share: number) => void }

async function untilOut(bridge: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await lookAtReader(bridge)).card)
    await new Promise(resolve => setTimeout(resolve, LOOK_MS))
}

async function follow(bridge: string, signal: AbortSignal, show: Show): Promise<Chip | undefined> {
  while (!signal.aborted) {
    const { card, paired } = await lookAtReader(bridge)
    if (signal.aborted) return undefined
    if (!paired) throw new ReaderFailure('notPaired')
    if (card) {
      show.setState('reading')
      return readChip(bridge, show.setShare, signal)
    }
    await new Promise(resolve => setTimeout(resolve, LOOK_MS))
  }
  return undefined
}

function Pair({ wrong, onCode }: { wrong: boolean; onCode: (code: string) => void }) {
  const t = useText()
  const [code, setCode] = useState('')
  return (
    <form
      className="stack narrow"
      onSubmit={event => {
        event.preventDefault()
        onCode(code.replace(/\D/g, ''))
      }}
    >
      <Field
        label={t('reader.pair')}
        help={t('reader.pairHelp')}
        value={code}
        onChange={setCode}
        inputMode="numeric"
        autoComplete="off"
        error={wrong ? t('reader.wrongCode') : undefined}
      />
      <Button type="submit">{t('reader.pairGo')}</Button>
    </form>
  )
}

function ReaderDrawing({ inside }: { inside: boolean }) {
  return (
    <svg
      viewBox="0 0 220 120"
      aria-hidden="true"
      className="reader-drawing"
      data-inside={inside || undefined}
    >
      <g className="reader-card">
        <rect x="70" y="8" width="80" height="52" rx="6" />
        <rect x="82" y="26" width="16" height="13" rx="2" className="reader-chip" />
        <path d="M106 30h32M106 38h24" />
      </g>
      <path className="reader-body" d="M40 62h140l14 44a6 6 0 0 1-6 6H32a6 6 0 0 1-6-6z" />
      <path className="reader-slot" d="M62 62h96" />
    </svg>
  )
}
