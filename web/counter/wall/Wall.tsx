import { useEffect, useState } from 'react'
import { formatTime } from '../../lib/format.ts'
import { InBoth } from '../queue/InBoth.tsx'
import { publicWords } from '../queue/public-words.ts'
import type { WallView } from '../queue-api.ts'
import { useWall } from './use-wall.ts'
import './Wall.css'

/** The screen on the wall of an office: numbers and desks, for everybody who sits in the room. */
export function Wall({ token }: { token: string }) {
  const { view, lostSince, hasEnded } = useWall(token)
  if (hasEnded)
    return (
      <main className="wall wall-ended" data-page="wallEnded">
        <h1>
          <InBoth words={publicWords.ended} />
        </h1>
        <p>
          <InBoth words={publicWords.endedHelp} />
        </p>
      </main>
    )
  return (
    <main className="wall" data-page="wall" data-lost={lostSince !== undefined}>
      <header className="wall-head">
        <h1>
          <InBoth words={view?.place ?? publicWords.opening} />
        </h1>
        <Clock />
      </header>
      {view ? <Numbers view={view} /> : null}
      <p role="alert" className="wall-lost">
        {lostSince ? <InBoth words={publicWords.lost(timeOf(lostSince))} /> : null}
      </p>
    </main>
  )
}

const timeOf = (at: Date) => formatTime(at.toISOString(), 'en')

function Clock() {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return <time className="wall-clock numerals">{timeOf(now)}</time>
}

function Numbers({ view: { called, next, waiting } }: { view: WallView }) {
  const [newest, ...others] = called
  return (
    <div className="wall-numbers">
      <section className="wall-called" aria-live="polite">
        <h2>
          <InBoth words={publicWords.called} />
        </h2>
        {newest ? (
          // A call that is new is another element, so that it lights up.
          <div className="wall-newest" key={keyOf(newest)}>
            <b className="numerals">{newest.number}</b>
            <p>
              <InBoth words={publicWords.atDesk(newest.desk)} />
            </p>
            {newest.timesCalled > 1 ? (
              <p className="wall-again">
                <InBoth words={publicWords.calledAgain} />
              </p>
            ) : null}
          </div>
        ) : (
          <p className="wall-none">
            <InBoth words={publicWords.nobodyCalled} />
          </p>
        )}
        {others.length > 0 ? (
          <ul className="wall-others">
            {others.map(one => (
              <li key={keyOf(one)}>
                <b className="numerals">{one.number}</b>
                <span>
                  <InBoth words={publicWords.atDesk(one.desk)} />
                </span>
              </li>
            ))}
          </ul>
        ) : null}
      </section>
      <section className="wall-next">
        <h2>
          <InBoth words={publicWords.next} />
        </h2>
        {next.length > 0 ? (
          <ol>
            {next.map(number => (
              <li key={number} className="numerals">
                {number}
              </li>
            ))}
          </ol>
        ) : null}
        <p>
          <InBoth words={waiting === 0 ? publicWords.nobodyWaits : publicWords.waiting(waiting)} />
        </p>
      </section>
    </div>
  )
}

const keyOf = ({ number, desk, timesCalled }: WallView['called'][number]) =>
  `${number}.${desk}.${timesCalled}`
