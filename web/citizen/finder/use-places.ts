import { useEffect, useReducer, useState } from 'react'
import { type PlaceList, type PlacesAsked, placesPath, readPlaces } from '../../lib/finder-api.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { keep, recall } from '../../lib/store.ts'

type Kept = { list: PlaceList; at: string }
type State = {
  list: PlaceList | undefined
  /** When the list shown was loaded, if it is not the newest. */
  keptAt: string | undefined
  problem: Problem | undefined
  loading: boolean
  /** There are more places than one answer holds: wishes must be told to the server. */
  isCut: boolean
}
export type Places = Omit<State, 'isCut'> & { again: () => void }

const keptName = 'places'
const start: State = { list: undefined, keptAt: undefined, problem: undefined, loading: true, isCut: false }

/** The places for what was asked; without a network the last ones that were loaded, with their age. */
export function usePlaces(asked: PlacesAsked): Places {
  const [{ isCut, ...state }, setState] = useState(start)
  const [round, again] = useReducer((count: number) => count + 1, 0)
  const whole = placesPath({ ...asked, kinds: [], openNow: false, surely: false })
  const path = isCut ? placesPath(asked) : whole
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path says all that was asked; another round asks it again
  useEffect(() => {
    const leaving = new AbortController()
    setState(before => ({ ...before, problem: undefined, loading: true }))
    readPlaces(path, leaving.signal).then(
      list => {
        const narrowed = path !== whole
        setState(before => ({
          ...start,
          list,
          loading: false,
          isCut: narrowed ? before.isCut : list.total > list.places.length,
        }))
        if (!narrowed && !asked.province && !asked.name)
          void keep(keptName, { list, at: new Date().toISOString() } satisfies Kept)
      },
      async error => {
        if (leaving.signal.aborted) return
        const kept = await recall<Kept>(keptName)
        setState(before => ({
          ...before,
          list: kept?.list ?? before.list,
          keptAt: kept?.at,
          problem: asProblem(error),
          loading: false,
        }))
      },
    )
    return () => leaving.abort()
  }, [path, round])
  return { ...state, again }
}
