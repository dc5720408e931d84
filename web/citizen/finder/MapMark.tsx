import { Button } from 'react-aria-components/Button'
import { usePreferences } from '../../lib/preferences.ts'
import type { Shown } from './fit.ts'
import { PlaceMark } from './PlaceMark.tsx'

type MapMarkProps = {
  at: { x: number; y: number }
  edge: 'left' | 'right' | undefined
  members: readonly [Shown, ...Shown[]]
  isChosen: boolean
  hasName: boolean
  onPress: () => void
}

/** A place on the map as the picture of its kind, or how many stand together; filled while one of them is open. */
export function MapMark({ at, edge, members, isChosen, hasName, onPress }: MapMarkProps) {
  const { language } = usePreferences()
  const [first, ...others] = members
  const isAlone = others.length === 0
  return (
    <Button
      className="map-mark"
      excludeFromTabOrder
      preventFocusOnPress
      style={{ left: at.x, top: at.y }}
      data-open={members.some(place => place.isOpen) || undefined}
      data-chosen={isChosen || undefined}
      data-edge={edge}
      onPress={onPress}
    >
      {isAlone ? <PlaceMark kind={first.kind} /> : <b className="numerals">{members.length}</b>}
      {isAlone && hasName ? (
        <span className="map-name">{language === 'th' ? first.districtTh : first.districtEn}</span>
      ) : null}
    </Button>
  )
}
