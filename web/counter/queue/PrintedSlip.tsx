import { createPortal } from 'react-dom'
import { formatDate, formatTime } from '../../lib/format.ts'
import { QrCode } from '../../ui/QrCode.tsx'
import type { Slip } from '../queue-api.ts'
import { InBoth } from './InBoth.tsx'
import './PrintedSlip.css'
import { publicWords } from './public-words.ts'

/** The slip of whoever came, as a printer of 80 mm gives it out; on the screen it is not there. */
export function PrintedSlip({ slip }: { slip: Slip }) {
  const { number, before, matter, place, at, turn } = slip
  return createPortal(
    <article className="printed-slip">
      <h1>
        <InBoth words={place} />
      </h1>
      <p>
        <InBoth words={publicWords.queueNumber} />
      </p>
      <b className="numerals">{number}</b>
      <p>
        <InBoth words={matter.name} />
      </p>
      <p>
        <InBoth words={publicWords.before(before)} />
      </p>
      <p>
        {formatDate(at, 'th')} {formatTime(at, 'th')}
        <span lang="en">
          {formatDate(at, 'en')}, {formatTime(at, 'en')}
        </span>
      </p>
      {turn ? (
        <div className="printed-turn">
          <p>
            <InBoth words={publicWords.follow} />
          </p>
          <QrCode text={turn.link} label={publicWords.follow.en} />
          <p className="printed-code">
            {turn.page.replace(/^https?:\/\//, '')}
            <br />
            {turn.code}
          </p>
        </div>
      ) : null}
      <footer>
        <InBoth words={publicWords.keep} />
      </footer>
    </article>,
    document.body,
  )
}
