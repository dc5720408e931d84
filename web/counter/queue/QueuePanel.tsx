import { BellRing } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { formatTime } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { isLost } from '../desk/CasePage.tsx'
import { ProblemLine } from '../ProblemLine.tsx'
import { type DeskView, queueOf } from '../queue-api.ts'
import { useText } from '../text.ts'
import { CalledVisit } from './CalledVisit.tsx'
import { Come } from './Come.tsx'
import './Queue.css'
import { Walls } from './Walls.tsx'

const LOOK_AGAIN_MS = 10_000

type QueuePanelProps = { token: string; onLost: (why: Problem) => void }

/** The queue of a registration office: who is called here, who is next, and the code that hangs at the place. */
export function QueuePanel({ token, onLost }: QueuePanelProps) {
  const t = useText()
  const queue = useMemo(() => queueOf(token), [token])
  const { view, busy, problem, act } = useQueue(queue.show, onLost)
  return (
    <section className="stack-tight" aria-busy={view === undefined}>
      <div className="list-head">
        <h2>{t('queue.title')}</h2>
        {view ? (
          <p className="queue-code">
            <span className="soft small">{t('queue.code')}</span> <b className="numerals">{view.code}</b>
          </p>
        ) : null}
      </div>
      <ProblemLine problem={problem} />
      {view === undefined ? (
        <Skeleton lines={4} />
      ) : (
        <>
          {view.called ? (
            <CalledVisit
              called={view.called}
              readFile={fileId => queue.file(view.called?.visitId ?? '', fileId)}
              busy={busy}
              onSay={said => void act(() => queue.end(view.called?.visitId ?? '', said))}
            />
          ) : (
            <Button
              icon={<BellRing aria-hidden />}
              isPending={busy}
              isDisabled={view.waiting.length === 0}
              onPress={() => void act(queue.next)}
            >
              {t('queue.next')}
            </Button>
          )}
          <Lists view={view} />
          <Come queue={queue} onCome={() => void act(queue.show)} />
          <Walls queue={queue} />
        </>
      )}
    </section>
  )
}

/** The queue as it stands, looked at again and again; what is pressed answers with how it stands then. */
function useQueue(show: () => Promise<DeskView>, onLost: (why: Problem) => void) {
  const [view, setView] = useState<DeskView>()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const act = useCallback(
    async (work: () => Promise<DeskView>) => {
      setBusy(true)
      setProblem(undefined)
      try {
        setView(await work())
      } catch (error) {
        const found = asProblem(error)
        if (isLost(found)) onLost(found)
        setProblem(found)
      } finally {
        setBusy(false)
      }
    },
    [onLost],
  )
  useEffect(() => {
    void act(show)
    // Looked at quietly: a network that is away for a moment shows at the next press.
    const timer = setInterval(() => show().then(setView, () => undefined), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [act, show])
  return { view, busy, problem, act }
}

function Lists({ view }: { view: DeskView }) {
  const t = useText()
  const { language } = usePreferences()
  const { waiting, expected } = view
  return (
    <>
      <h3>{t('queue.waiting', { count: waiting.length })}</h3>
      {waiting.length === 0 ? null : (
        <ol className="recent-list">
          {waiting.map(one => (
            <li key={one.number}>
              <span className="numerals queue-turn">{one.number}</span>
              <span>{one.matter[language]}</span>
              <span className="soft small">
                {one.bookedFor
                  ? t('queue.bookedFor', { time: formatTime(one.bookedFor, language) })
                  : t('queue.cameAt', { time: formatTime(one.arrivedAt, language) })}
              </span>
            </li>
          ))}
        </ol>
      )}
      {expected.length > 0 ? (
        <details>
          <summary>{t('queue.expected', { count: expected.length })}</summary>
          <ul className="recent-list">
            {expected.map(one => (
              <li key={one.reference}>
                <span className="numerals">{formatTime(one.bookedFor, language)}</span>
                <span className="reference">{one.reference}</span>
                <span>{one.matter[language]}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}
