import type { Names } from './asking.ts'
import type { Caller, World } from './world.ts'

/** Something that belongs to somebody: where it is named, and how it comes to be through the door. */
export type Thing = {
  /** The address that names it; every route at it or below it is tried. */
  at: string
  /** Which names in those routes are its own. */
  names: readonly string[]
  make: (world: World) => Promise<Made>
  /** What a right request says besides the names, by field; `form` is a whole form of a page. */
  says?: Record<string, unknown>
  /** Who tries it instead of everybody, where asking ends something of whoever asks. */
  strangers?: (world: World) => Promise<readonly Caller[]>
  /** Routes at which its owner, too, hears what anybody hears, by the end of their address; and why. */
  alike?: Record<string, string>
  /** Where its owner looks at it, when its rows note every call or whoever asks may change their own. */
  look?: (names: Names) => string
}

export type Made = {
  names: Names
  owner: Caller
  /** Who may know of it, too, by what they are to it. */
  mayToo?: readonly Caller[]
}
