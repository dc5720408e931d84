import type { Ask } from '../../lib/api-types.ts'
import { countTo } from '../count.ts'
import './FaceOverlay.css'

type FaceOverlayProps = { good: boolean; done: number; of: number; left: number; ask: Ask | undefined }

const oval = 'M50 14c17 0 27 14 27 34S66 88 50 88 23 68 23 48 33 14 50 14z'
// The preview is mirrored: the person's own left lies at the left of the screen.
const arrows: Record<Exclude<Ask, 'front'>, string> = {
  left: 'M15 50H4m0 0 5-5m-5 5 5 5',
  right: 'M85 50h11m0 0-5-5m5 5-5 5',
  up: 'M50 11V2m0 0-5 5m5-5 5 5',
}

/** The oval to fill, the time left of a turn running round it, and an arrow for the way to turn. */
export function FaceOverlay({ good, done, of, left, ask }: FaceOverlayProps) {
  return (
    <>
      <svg
        className="camera-overlay"
        viewBox="0 0 100 100"
        preserveAspectRatio="xMidYMid meet"
        aria-hidden="true"
      >
        <path className="camera-shade" fillRule="evenodd" d={`M-200-200H300V300H-200Z ${oval}`} />
        <path className="camera-guide" d={oval} data-good={good || undefined} />
        <path
          className="face-ring"
          d={oval}
          pathLength={100}
          style={{ strokeDasharray: `${left * 100} 100` }}
          data-shown={left < 1 || undefined}
        />
        {ask && ask !== 'front' ? <path className="face-arrow" d={arrows[ask]} /> : null}
      </svg>
      <div className="face-count" aria-hidden="true">
        {countTo(of).map(frame => (
          <span key={frame} data-done={frame <= done || undefined} />
        ))}
      </div>
    </>
  )
}
