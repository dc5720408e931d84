import type { Opens, PlainRoom, ThingRoom } from '../../../shared/rooms.ts'
import type { NoticeRow } from './tables.ts'
import type { NoticeKind } from './words/index.ts'

/** Where a kind leads when the notice itself names no thing. */
const roomOf: Partial<Record<NoticeKind, PlainRoom>> = {
  cardPasscodeSet: 'phones',
  cardPasscodeEnded: 'phones',
  helperAllowed: 'helping',
  helperEnded: 'helping',
  phoneBound: 'phones',
  phoneWaiting: 'phones',
  phoneApproved: 'phones',
  phoneRemoved: 'phones',
  passkeyAdded: 'phones',
  passkeyRemoved: 'phones',
  passkeyUsed: 'safety',
  passkeyCopied: 'phones',
  passcodeReset: 'safety',
  unfrozen: 'safety',
  signedIn: 'permissions',
  permissionRevoked: 'permissions',
  sessionStolen: 'history',
  recordSeen: 'history',
  registerRead: 'history',
  paid: 'payments',
  moneyWaits: 'payments',
  moneyStays: 'payments',
  moneyBack: 'payments',
  documentIssued: 'documents',
  documentRevoked: 'documents',
  documentOutdated: 'documents',
  documentCorrected: 'documents',
  correctionRefused: 'entries',
  entryCorrected: 'entries',
  reminderDue: 'reminders',
  cardLost: 'cardVisit',
  visitTomorrow: 'queue',
  visitToday: 'queue',
  visitCalled: 'queue',
  visitMissed: 'queue',
  nameIsNew: 'life',
  houseConsentAsked: 'houseCases',
  houseCaseAgreed: 'houseCases',
  inspectionAgain: 'houseCases',
  houseCaseDone: 'houseCases',
  houseCaseRefused: 'houseCases',
  houseCaseExpired: 'houseCases',
  houseCaseWithdrawn: 'houseCases',
  houseChanged: 'house',
  addressDoubted: 'houseCases',
  houseToEnd: 'houseCases',
  hearingOpened: 'houseCases',
  heardAtCounter: 'houseCases',
  addressStays: 'houseCases',
  addressCentral: 'houseCases',
  reportEnded: 'houseCases',
}

/** What a notice opens: the thing it names, or the room of its kind. */
export function opensOf({ kind, room, thing_id }: NoticeRow): Opens | undefined {
  if (room !== null && thing_id !== null) return { room: room as ThingRoom, id: thing_id }
  const plain = (room as PlainRoom | null) ?? roomOf[kind]
  return plain && { room: plain }
}
