import { useMemo } from 'react'
import { drawCode128 } from '../../../shared/code-128.ts'

const HEIGHT = 64
const QUIET = 10

/** The cross-bank barcode as one drawn path: dark on white in every theme. */
export function Barcode({ text, label }: { text: string; label: string }) {
  const { width, path } = useMemo(() => draw(text), [text])
  return (
    <svg
      className="pay-barcode"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <rect width={width} height={HEIGHT} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  )
}

function draw(text: string) {
  let x = QUIET
  const bars: string[] = []
  for (const [index, width] of drawCode128(text).entries()) {
    if (index % 2 === 0) bars.push(`M${x} 6h${width}v${HEIGHT - 12}h-${width}z`)
    x += width
  }
  return { width: x + QUIET, path: bars.join('') }
}
