// Rooms of the app that a message or a service can open. A fixed list: no message and no definition can name an address.

/** Rooms that open by themselves. */
export const plainRooms = [
  'home',
  'inbox',
  'services',
  'applications',
  'reminders',
  'documents',
  'entries',
  'house',
  'move',
  'life',
  'birth',
  'death',
  'marriage',
  'names',
  'houseCases',
  'newHouse',
  'houseChange',
  'household',
  'payments',
  'bookings',
  'queue',
  'cardVisit',
  'places',
  'permissions',
  'phones',
  'history',
  'safety',
  'helping',
] as const
export type PlainRoom = (typeof plainRooms)[number]

/** Rooms of one thing, by its id. */
export const thingRooms = ['service', 'application', 'document', 'payment', 'miniApp'] as const
export type ThingRoom = (typeof thingRooms)[number]

export type Opens = { room: PlainRoom } | { room: ThingRoom; id: string }
