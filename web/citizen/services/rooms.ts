import type { ServiceRoom } from '../../lib/services-types.ts'

/** Where in the app a room stands. */
export const rooms: Record<ServiceRoom, string> = {
  card: '/home',
  documents: '/me/documents',
  house: '/me/documents/new',
  move: '/me/documents',
  'house-number': '/finder',
  household: '/me/documents',
  booking: '/finder',
  inbox: '/inbox',
  history: '/me/history',
  freeze: '/me/safety',
}
