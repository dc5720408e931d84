import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'

export type MapMarkProps = {
  at: { x: number; y: number }
  edge: 'left' | 'right' | undefined
  isOpen: boolean
  isChosen?: boolean
  /** A picture, or how many stand together. */
  face: ReactNode
  name?: string | undefined
  onPress: () => void
}

/** A mark on the map; filled while something there is open. */
export function MapMark({ at, edge, isOpen, isChosen = false, face, name, onPress }: MapMarkProps) {
  return (
    <Button
      className="map-mark"
      excludeFromTabOrder
      preventFocusOnPress
      style={{ left: at.x, top: at.y }}
      data-open={isOpen || undefined}
      data-chosen={isChosen || undefined}
      data-edge={edge}
      onPress={onPress}
    >
      {typeof face === 'number' ? <b className="numerals">{face}</b> : face}
      {name ? <span className="map-name">{name}</span> : null}
    </Button>
  )
}
