import { MapPinOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useText } from '../text.ts'
import type { Shown } from './fit.ts'
import { PlaceItem } from './PlaceItem.tsx'

const STEP = 10

type PlaceListProps = {
  places: readonly Shown[]
  now: Date
  isStale: boolean
  isNear: boolean
  bookAt?: (placeId: string) => string
  onClear: () => void
}

/** The places as a plain list, a few at a time: worth as much as the map, and all that a screen reader needs. */
export function PlaceList({ places, now, isStale, isNear, bookAt, onClear }: PlaceListProps) {
  const t = useText()
  const [count, setCount] = useState(STEP)
  if (places.length === 0)
    return (
      <EmptyState
        icon={<MapPinOff />}
        title={t('finder.none')}
        action={
          <Button kind="secondary" onPress={onClear}>
            {t('finder.clear')}
          </Button>
        }
      >
        {t('finder.noneHelp')}
      </EmptyState>
    )
  const left = places.length - count
  return (
    <>
      <h2 role="status">{t(isNear ? 'finder.countNear' : 'finder.count', { count: places.length })}</h2>
      <ul className="places">
        {places.slice(0, count).map(place => (
          <li key={place.placeId}>
            <PlaceItem place={place} now={now} isStale={isStale} bookAt={bookAt} />
          </li>
        ))}
      </ul>
      {left > 0 ? (
        <Button kind="secondary" onPress={() => setCount(count + STEP)}>
          {t('finder.more', { count: Math.min(STEP, left) })}
        </Button>
      ) : null}
    </>
  )
}
