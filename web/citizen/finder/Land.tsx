import type { Point } from '../../../shared/distance.ts'
import { useText } from '../text.ts'
import type { scaleOf, View } from './map-view.ts'
import { gulf, outlines } from './outline.ts'

/** The land, a net of squares as wide as the scale once there is little else to see, and how many kilometres that is. */
export function Land({
  view,
  scale,
  hasNet,
}: {
  view: View
  scale: ReturnType<typeof scaleOf>
  hasNet: boolean
}) {
  const t = useText()
  const { width, height, toX, toY } = view
  const at = ({ longitude, latitude }: Point) => `${toX(longitude).toFixed(1)},${toY(latitude).toFixed(1)}`
  return (
    <svg aria-hidden="true" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <path className="land-shape" d={outlines.map(points => `M${points.map(at).join('L')}Z`).join('')} />
      {hasNet ? <path className="land-net" d={netOf(view, scale.length)} /> : null}
      <text className="land-sea" x={toX(gulf.longitude)} y={toY(gulf.latitude)}>
        {t('finder.gulf')}
      </text>
      <g transform={`translate(14 ${height - 14})`}>
        <path className="land-scale" d={`M0,-6V0H${scale.length}V-6`} />
        <text className="land-kilometres" x={scale.length + 8} y={1}>
          {t('finder.kilometres', { n: scale.kilometres })}
        </text>
      </g>
    </svg>
  )
}

function netOf({ width, height }: View, step: number): string {
  const steps = (length: number) =>
    Array.from({ length: Math.ceil(length / step) }, (_, index) => (14 + index * step).toFixed(1))
  const down = steps(height).map(y => `M0,${height - Number(y)}H${width}`)
  return [...steps(width).map(x => `M${x},0V${height}`), ...down].join('')
}
