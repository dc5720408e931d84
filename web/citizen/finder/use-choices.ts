import { useState } from 'react'
import type { PlacesAsked } from '../../lib/finder-api.ts'
import { whenShut } from '../../lib/lock-state.ts'

export type Choices = Omit<PlacesAsked, 'near'> & {
  /** The place looked at on the map. */
  placeId: string | undefined
}

const nothing: Choices = {
  province: undefined,
  name: undefined,
  kinds: [],
  openNow: false,
  surely: false,
  placeId: undefined,
}
// Kept while the app is open, so that somebody who comes back from a booking finds the list as it was.
let last = nothing
whenShut(() => {
  last = nothing
})

/** What the person chose to see. */
export function useChoices() {
  const [choices, setChoices] = useState(last)
  return {
    choices,
    choose(change: Partial<Choices>) {
      last = { ...last, ...change }
      setChoices(last)
    },
    /** Takes back every wish about the places; where to look stays. */
    clear() {
      last = { ...nothing, province: last.province }
      setChoices(last)
    },
  }
}
