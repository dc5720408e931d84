import { LogOut } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { usePreferences } from '../../lib/preferences.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { Button } from '../../ui/Button.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { correctionsOf } from '../corrections-api.ts'
import {
  type CaseView,
  casesOf,
  closeOfficerSession,
  type Officer,
  type RecentCase,
  type Terminal,
} from '../counter-api.ts'
import { Holder } from '../holder/Holder.tsx'
import { houseCasesOf } from '../house-cases-api.ts'
import { movesOf } from '../households-api.ts'
import { lifeOf } from '../life-api.ts'
import { ProblemLine } from '../ProblemLine.tsx'
import { QueuePanel } from '../queue/QueuePanel.tsx'
import { useText } from '../text.ts'
import { Bookings } from './Bookings.tsx'
import { CasePage, isLost } from './CasePage.tsx'
import { CorrectionCase } from './CorrectionCase.tsx'
import { Figures } from './Figures.tsx'
import { HeldCase } from './HeldCase.tsx'
import { HouseCase } from './HouseCase.tsx'
import { LifeCase } from './LifeCase.tsx'
import { LifeDesk } from './LifeDesk.tsx'
import { MoveCase } from './MoveCase.tsx'
import { RecentCases } from './RecentCases.tsx'
import { ScanRequest } from './ScanRequest.tsx'
import { WaitingCorrections } from './WaitingCorrections.tsx'
import { WaitingHouses } from './WaitingHouses.tsx'
import { WaitingMoves } from './WaitingMoves.tsx'

type DeskProps = { terminal: Terminal; officer: Officer; onLeave: (why: Problem | undefined) => void }

/** An officer at work: the next case is one key away, and nothing of the last one is left on the screen. */
export function Desk({ terminal, officer, onLeave }: DeskProps) {
  const cases = useMemo(() => casesOf(officer.token), [officer.token])
  const [open, setOpen] = useState<CaseView>()
  const [isHolder, setHolder] = useState(false)
  const [held, setHeld] = useState<RecentCase>()
  const moves = useMemo(() => movesOf(officer.token), [officer.token])
  const [move, setMove] = useState<string>()
  const life = useMemo(() => lifeOf(officer.token), [officer.token])
  const [lifeNumber, setLifeNumber] = useState<string>()
  const houses = useMemo(() => houseCasesOf(officer.token), [officer.token])
  const [house, setHouse] = useState<string>()
  const corrections = useMemo(() => correctionsOf(officer.token), [officer.token])
  const [correction, setCorrection] = useState<string>()
  async function leave() {
    await closeOfficerSession(officer.token).catch(() => undefined)
    onLeave(undefined)
  }
  return (
    <div className="desk">
      <DeskBar terminal={terminal} officer={officer} onLeave={leave} />
      {open ? (
        <CasePage
          key={open.caseId}
          cases={cases}
          terminal={terminal}
          first={open}
          onDone={() => setOpen(undefined)}
          onLost={onLeave}
        />
      ) : isHolder ? (
        <Holder terminal={terminal} onDone={() => setHolder(false)} />
      ) : held ? (
        <HeldCase cases={cases} held={held} onDone={() => setHeld(undefined)} />
      ) : lifeNumber ? (
        <LifeCase life={life} number={lifeNumber} onDone={() => setLifeNumber(undefined)} />
      ) : move ? (
        <MoveCase moves={moves} moveId={move} onDone={() => setMove(undefined)} />
      ) : correction ? (
        <CorrectionCase corrections={corrections} id={correction} onDone={() => setCorrection(undefined)} />
      ) : house ? (
        <HouseCase cases={houses} caseId={house} onDone={() => setHouse(undefined)} />
      ) : (
        <>
          <Start
            terminal={terminal}
            token={officer.token}
            cases={cases}
            onOpen={setOpen}
            onHeld={setHeld}
            onHolder={() => setHolder(true)}
            onLost={onLeave}
            waiting={
              officer.role === 'clerk' ? null : (
                <>
                  <LifeDesk life={life} onOpen={setLifeNumber} />
                  <WaitingHouses cases={houses} onOpen={setHouse} />
                  <WaitingCorrections corrections={corrections} onOpen={setCorrection} />
                  <WaitingMoves moves={moves} onOpen={one => setMove(one.moveId)} />
                </>
              )
            }
          />
          {officer.role === 'supervisor' ? <Figures token={officer.token} /> : null}
        </>
      )}
    </div>
  )
}

type DeskBarProps = { terminal: Terminal; officer: Officer; onLeave: () => void }

function DeskBar({ terminal, officer, onLeave }: DeskBarProps) {
  const t = useText()
  const { language } = usePreferences()
  const isThai = language === 'th'
  return (
    <header className="desk-bar">
      <p className="desk-place">{isThai ? terminal.place.nameTh : terminal.place.nameEn}</p>
      <p className="desk-officer">
        <span>{isThai ? officer.nameTh : officer.nameEn}</span>
        <span className="soft small">{t(`role.${officer.role}`)}</span>
      </p>
      <LanguageSwitch />
      <Button kind="quiet" icon={<LogOut aria-hidden />} onPress={onLeave}>
        {t('desk.leave')}
      </Button>
    </header>
  )
}

type StartProps = {
  terminal: Terminal
  token: string
  cases: ReturnType<typeof casesOf>
  onOpen: (view: CaseView) => void
  onHeld: (held: RecentCase) => void
  onHolder: () => void
  onLost: (why: Problem) => void
  /** What waits for a registrar, at the top of the lists. */
  waiting: ReactNode
}

function Start({ terminal, token, cases, onOpen, onHeld, onHolder, onLost, waiting }: StartProps) {
  const t = useText()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  async function open(work: () => Promise<CaseView>) {
    setBusy(true)
    setProblem(undefined)
    try {
      onOpen(await work())
    } catch (error) {
      const found = asProblem(error)
      if (isLost(found)) return onLost(found)
      setProblem(found)
    } finally {
      setBusy(false)
    }
  }
  useEffect(() => {
    document.title = t('desk.title')
  }, [t])
  return (
    <main className="desk-start">
      <section className="stack">
        <h1 tabIndex={-1}>{t('desk.title')}</h1>
        <p className="soft">{t('desk.lead')}</p>
        <ProblemLine problem={problem} />
        {terminal.place.channels.map(channel =>
          channel === 'shop' ? (
            <ScanRequest key={channel} busy={busy} onTicket={ticket => void open(() => cases.scan(ticket))} />
          ) : (
            <Button
              key={channel}
              isPending={busy}
              autoFocus
              onPress={() => void open(() => cases.open(channel))}
            >
              {t(`channel.${channel}`)}
            </Button>
          ),
        )}
        {terminal.kind === 'counter' ? (
          <Button kind="secondary" isDisabled={busy} onPress={onHolder}>
            {t('desk.holder')}
          </Button>
        ) : null}
      </section>
      <div className="desk-lists">
        {terminal.place.kind === 'registry' ? <QueuePanel token={token} onLost={onLost} /> : null}
        {waiting}
        {terminal.place.takesBookings ? <Bookings token={token} onLost={onLost} /> : null}
        <RecentCases
          cases={cases}
          onHeld={onHeld}
          onResume={own => void open(() => cases.show(own.caseId))}
        />
      </div>
    </main>
  )
}
