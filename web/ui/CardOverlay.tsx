import { guideRectangle } from '../lib/card-guide.ts'

/** The card's outline in the picture; drawn in the picture's own proportions, so that it crops as the video does. */
export function CardOverlay({ width, height, good }: { width: number; height: number; good: boolean }) {
  const guide = guideRectangle(width, height)
  // ISO/IEC 7810 rounds the corners of an ID-1 card by 3.18 of its 85.6 millimetres.
  const hole = roundedRectangle(guide.x, guide.y, guide.width, guide.height, guide.width * 0.037)
  return (
    <svg
      className="camera-overlay"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <path className="camera-shade" fillRule="evenodd" d={`M0 0H${width}V${height}H0Z ${hole}`} />
      <path className="camera-guide" d={hole} data-good={good || undefined} />
    </svg>
  )
}

function roundedRectangle(x: number, y: number, w: number, h: number, r: number): string {
  return `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${-(w - 2 * r)}a${r} ${r} 0 0 1 ${-r} ${-r}v${-(h - 2 * r)}a${r} ${r} 0 0 1 ${r} ${-r}Z`
}
