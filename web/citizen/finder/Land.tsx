import { useText } from '../text.ts'
import type { scaleOf, View } from './map-view.ts'
import { outlines, seas } from './outline.ts'

/** The land between its waters, and how long some kilometres are on it. */
export function Land({ view, scale }: { view: View; scale: ReturnType<typeof scaleOf> }) {
  const t = useText()
  const { width, height, toX, toY } = view
  const lines = outlines.map(
    points =>
      `M${points.map(({ longitude, latitude }) => `${toX(longitude).toFixed(1)},${toY(latitude).toFixed(1)}`).join('L')}Z`,
  )
  return (
    <svg aria-hidden="true" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <path className="land-shape" d={lines.join('')} />
      {seas.map(({ id, longitude, latitude }) => (
        <text key={id} className="land-sea" x={toX(longitude)} y={toY(latitude)}>
          {t(`finder.sea.${id}`)}
        </text>
      ))}
      <g transform={`translate(14 ${height - 14})`}>
        <path className="land-scale" d={`M0,-6V0H${scale.length}V-6`} />
        <text className="land-kilometres" x={scale.length + 8} y={1}>
          {t('finder.kilometres', { n: scale.kilometres })}
        </text>
      </g>
    </svg>
  )
}
