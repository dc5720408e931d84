import { Undo2 } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, useId, useRef, useState } from 'react'
import { kilometresBetween, type Point } from '../../../shared/distance.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { Button } from '../../ui/Button.tsx'
import { useText } from '../text.ts'
import { Land } from './Land.tsx'
import { accuracyOf, type Bounds, nearer, roundTo, scaleOf, spread, viewOf, windFrom } from './map-view.ts'
import { type NamedPoint, useNames } from './use-names.ts'
import { useSize } from './use-size.ts'
import './FinderMap.css'
import './PickOnMap.css'

const FINGERTIP = 44
/** An arrow key moves by this part of the map. */
const STEP = 1 / 12
/** As wide as the name of a district. */
const NAME_REM = 6.5

/** A point that was pressed, how far off it may be, and what the map shows after it. */
export type Pick = { point: Point; accuracyMetres: number; shows: Bounds }

type PickOnMapProps = {
  bounds: Bounds
  point: Point | undefined
  /** How far off the point may be, when it was pressed here. */
  accuracyMetres: number | undefined
  onPick: (pick: Pick) => void
  /** Takes the last press back; without it none is there to be taken back. */
  onUndo: (() => void) | undefined
}

const keys: Partial<Record<string, [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** A point on our own map, which knows the land and the districts and no street: each press comes nearer, and says how far off it may be. */
export function PickOnMap({ bounds, point, accuracyMetres, onPick, onUndo }: PickOnMapProps) {
  const t = useText()
  const help = useId()
  const picture = useRef<HTMLDivElement>(null)
  const size = useSize(picture)
  const names = useNames(bounds)
  const say = useSay(names)
  const [aim, setAim] = useState<{ x: number; y: number }>()
  const view = size && viewOf(bounds, size)
  const middle = size && { x: size.width / 2, y: size.height / 2 }

  function pick(at: { x: number; y: number }) {
    if (!view) return
    const metres = accuracyOf(view, FINGERTIP)
    const pressed = view.toPoint(at.x, at.y)
    setAim(undefined)
    onPick({ point: roundTo(pressed, metres), accuracyMetres: metres, shows: nearer(bounds, pressed) })
  }
  function press(event: MouseEvent<HTMLButtonElement>) {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    // Enter and the space bar press what stands in the middle, or where the arrows have moved.
    const isByKey = event.detail === 0
    if (isByKey && middle) pick(aim ?? middle)
    else pick({ x: event.clientX - left, y: event.clientY - top })
  }
  function move(event: KeyboardEvent) {
    const way = keys[event.key]
    if (!way || !size || !middle) return
    event.preventDefault()
    const from = aim ?? middle
    const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value))
    setAim({
      x: clamp(from.x + way[0] * size.width * STEP, size.width),
      y: clamp(from.y + way[1] * size.height * STEP, size.height),
    })
  }
  return (
    <div className="pick-map">
      <div role="application" aria-label={t('pick.map')}>
        <div ref={picture} className="map-picture">
          {view ? (
            <>
              <Land view={view} scale={scaleOf(view)} hasNet={bounds.north - bounds.south < 3} />
              <Names view={view} names={names} />
              {point ? (
                <span
                  className="map-here"
                  style={{ left: view.toX(point.longitude), top: view.toY(point.latitude) }}
                />
              ) : null}
              {aim ? <span className="pick-aim" style={{ left: aim.x, top: aim.y }} /> : null}
            </>
          ) : null}
          <button
            type="button"
            className="pick-press"
            aria-label={t('pick.press')}
            aria-describedby={help}
            onClick={press}
            onKeyDown={move}
          />
        </div>
      </div>
      <p id={help} className="soft small">
        {t('pick.help')}
      </p>
      <p role="status" className="pick-says">
        {view && aim
          ? t('pick.aim', { place: say(roundTo(view.toPoint(aim.x, aim.y), accuracyOf(view, FINGERTIP))) })
          : point && accuracyMetres !== undefined
            ? t('pick.chosen', { place: say(point), far: farOf(t, accuracyMetres) })
            : null}
      </p>
      {onUndo ? (
        <Button kind="secondary" icon={<Undo2 aria-hidden />} onPress={onUndo}>
          {t('pick.undo')}
        </Button>
      ) : null}
    </div>
  )
}

/** For the eyes: what is chosen is said in words below. */
function Names({ view, names }: { view: ReturnType<typeof viewOf>; names: NamedPoint[] }) {
  const { language, size: letters } = usePreferences()
  const rem = letters === 'large' ? 22 : 17
  return spread(view, names, NAME_REM * rem).map(one => (
    <span
      key={`${one.latitude},${one.longitude}`}
      className="pick-name"
      aria-hidden="true"
      style={{ left: view.toX(one.longitude), top: view.toY(one.latitude) }}
    >
      {one[language]}
    </span>
  ))
}

const farOf = (t: ReturnType<typeof useText>, metres: number) =>
  metres < 1000 ? t('pick.metres', { n: metres }) : t('finder.kilometres', { n: metres / 1000 })

/** A point in words: its numbers, and how far in which direction from the nearest name. */
function useSay(names: NamedPoint[]) {
  const t = useText()
  const { language } = usePreferences()
  return (point: Point): string => {
    const numbers = `${point.latitude}, ${point.longitude}`
    const [nearest] = names
      .map(one => ({ one, kilometres: kilometresBetween(one, point) }))
      .toSorted((a, b) => a.kilometres - b.kilometres)
    if (!nearest) return numbers
    const { one, kilometres } = nearest
    const km = kilometres < 10 ? kilometres.toFixed(1) : kilometres.toFixed(0)
    const wind = t(`pick.wind.${windFrom(one, point)}`)
    return `${numbers} · ${t('pick.from', { km, wind, name: one[language] })}`
  }
}
