import type { HistoryEntry } from '../lib/control-types.ts'
import type { Language } from '../lib/preferences.ts'
import type { Text } from '../lib/text.ts'
import type th from './messages/th.json'

type Key = keyof typeof th

const kinds = [
  'registered',
  'levelRaised',
  'signedIn',
  'dataGiven',
  'cardLoaded',
  'sessionOpened',
  'passcodeRefused',
  'phoneBound',
  'phoneWaiting',
  'phoneApproved',
  'phoneRemoved',
  'phoneLocked',
  'passcodeReset',
  'passkeyAdded',
  'passkeyRemoved',
  'passkeyRefused',
  'frozen',
  'unfrozen',
  'permissionRevoked',
  'exported',
  'registerChecked',
  'registerRead',
  'faceCompared',
  'recordSeen',
  'provenElsewhere',
  'documentIssued',
  'documentRevoked',
  'documentCorrected',
  'entryCorrected',
  'documentShared',
  'documentOpened',
  'documentSeen',
  'cardPasscodeSet',
  'cardPasscodeChanged',
  'cardPasscodeKept',
  'cardPasscodeRefused',
  'cardPasscodeLocked',
  'cardPasscodeEnded',
  'faceShown',
  'faceRefused',
  'helperAllowed',
  'helpBegun',
  'helperActed',
  'actedFor',
  'helperEnded',
  'helpEnded',
  'serviceUsed',
  'serviceAllowed',
  'serviceWithdrawn',
  'reminderOn',
  'reminderOff',
  'movedHouse',
  'headOfHouse',
  'moveSeen',
  'visitCalled',
  'visitPaperSeen',
  'birthRegistered',
  'marriageRegistered',
  'divorceRegistered',
  'nameChanged',
  'filingSeen',
  'houseCaseAsked',
  'houseCaseSeen',
  'houseCaseDone',
  'addressDoubted',
  'hearingOpened',
  'heard',
  'miniAppAllowed',
  'miniAppWithdrawn',
  'miniAppRead',
  'miniAppCard',
]
const ways = [
  'phone',
  'sandboxForm',
  'token',
  'userinfo',
  'introspect',
  'passkey',
  'card',
  'cardByLaser',
  'cardByChip',
  'death',
  'personPresent',
  'personAbsent',
  'housePresent',
  'houseAbsent',
  'match',
  'no_match',
  'unsure',
  'registrar',
  'field',
  'kiosk',
  'boonterm',
  'post',
  'shop',
  'thaid',
  'readHistory',
  'readCases',
  'readBookings',
  'bookSlot',
  'byPerson',
  'byHelper',
  'replaced',
  'expired',
  'accountStopped',
]

type Told = Pick<HistoryEntry, 'kind' | 'via' | 'party' | 'otherPerson' | 'level' | 'service'>

/** What happened, in the person's words; a kind this page does not know yet is still told. */
export function historyTitle(
  t: Text<Key>,
  language: Language,
  { kind, via, party, otherPerson, level = '', service }: Told,
): string {
  const known = kinds.includes(kind) ? kind : 'other'
  // A session at a terminal says where; one on a phone says which phone, below.
  const shown = known === 'sessionOpened' && via === 'card' ? 'cardUsed' : known
  const nameIn = (one: { nameTh: string; nameEn: string } | undefined) =>
    (language === 'th' ? one?.nameTh : one?.nameEn) || t('ui.history.someone')
  return t(`ui.history.kind.${shown}` as Key, {
    party: nameIn(party),
    person: nameIn(otherPerson),
    level,
    service: service?.name[language] ?? t('ui.history.someone'),
    act: historyWay(t, via) ?? '',
  })
}

/** How it happened, where there is a word for it. */
export const historyWay = (t: Text<Key>, via: string | undefined): string | undefined =>
  via && ways.includes(via) ? t(`ui.history.via.${via}` as Key) : undefined
