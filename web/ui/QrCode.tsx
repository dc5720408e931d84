import { create } from 'qrcode'
import { useMemo } from 'react'
import './QrCode.css'

/** A QR code as one drawn path: sharp at any size, dark on white in every theme. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => draw(text), [text])
  const edge = 4
  return (
    <svg
      className="qr-code"
      viewBox={`${-edge} ${-edge} ${size + 2 * edge} ${size + 2 * edge}`}
      role="img"
      aria-label={label}
      data-text={text}
    >
      <rect x={-edge} y={-edge} width={size + 2 * edge} height={size + 2 * edge} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  )
}

function draw(text: string) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const { size, data } = modules
  const cells: string[] = []
  for (let at = 0; at < data.length; at++)
    if (data[at]) cells.push(`M${at % size} ${Math.floor(at / size)}h1v1h-1z`)
  return { size, path: cells.join('') }
}
