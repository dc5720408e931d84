import { Landmark, Mail, Monitor, Store, Truck } from 'lucide-react'
import type { PlaceKind } from '../../lib/finder-api.ts'

const pictures = { registry: Landmark, post: Mail, shop: Store, kiosk: Monitor, field: Truck }

/** The picture of a kind of place. */
export function PlaceMark({ kind }: { kind: PlaceKind }) {
  const Picture = pictures[kind]
  return <Picture aria-hidden />
}
