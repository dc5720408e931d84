// What a channel is worth (tangrat 4.3). The counter reckons it again from the facts of each case; a test holds the two together.
import type { PlaceChannel } from '../tables.ts'

export type Gives = { ial: string; withoutCard?: string }

export const givenBy: Record<PlaceChannel, Gives> = {
  registrar: { ial: '2.3' },
  field: { ial: '2.3' },
  kiosk: { ial: '2.3' },
  boonterm: { ial: '2.3' },
  post: { ial: '2.3' },
  // A till may do without the chip; then the level is lower.
  shop: { ial: '2.3', withoutCard: '2.1' },
}

/** The least that a visit there may end with. */
export const leastOf = (channels: readonly PlaceChannel[]): number =>
  Math.min(
    ...channels.map(channel => Number.parseFloat(givenBy[channel].withoutCard ?? givenBy[channel].ial)),
  )
