import type { Opens, PlainRoom, ThingRoom } from '../../shared/rooms.ts'

const plain: Record<PlainRoom, string> = {
  home: '/home',
  inbox: '/inbox',
  services: '/services',
  applications: '/services/applications',
  reminders: '/me/reminders',
  documents: '/me/documents',
  entries: '/me/entries',
  house: '/me/house',
  move: '/me/house/move',
  life: '/me/life',
  birth: '/me/life/birth',
  death: '/me/life/death',
  marriage: '/me/life/marriage',
  names: '/me/life/name',
  houseCases: '/me/house/cases',
  newHouse: '/me/house/new',
  houseChange: '/me/house/change',
  household: '/me/house/people',
  payments: '/me/payments',
  bookings: '/finder/bookings',
  queue: '/services/queue',
  cardVisit: '/services/queue/new?about=card',
  places: '/finder',
  permissions: '/me/permissions',
  phones: '/me/phones',
  history: '/me/history',
  safety: '/me/safety',
  helping: '/me/helping',
}
const things: Record<ThingRoom, string> = {
  service: '/services',
  application: '/services/applications',
  document: '/me/documents',
  payment: '/me/payments',
  miniApp: '/mini-apps',
}

/** Where a room of the app stands. A room newer than this app leads to the home. */
export function pathOf(opens: Opens): string {
  return 'id' in opens
    ? `${things[opens.room] ?? '/home'}/${encodeURIComponent(opens.id)}`
    : (plain[opens.room] ?? '/home')
}
