// Which facts a person reads in their history, and what of each.
import type { AccessDetails } from './tables.ts'

type Data = Record<string, string & string[]>
type Kept = (data: Data) => Partial<AccessDetails>

const nothing: Kept = () => ({})
const ofDevice: Kept = ({ deviceId }) => ({ authenticator_id: deviceId ?? null })
const ofPasskey: Kept = ({ passkeyId }) => ({ authenticator_id: passkeyId ?? null })
const ofOther: Kept = ({ otherPersonId }) => ({ other_person_id: otherPersonId ?? null })
const ofAct: Kept = ({ otherPersonId, act, placeId }) => ({
  other_person_id: otherPersonId ?? null,
  via: act ?? null,
  party_id: placeId ?? null,
})
const ofEnd: Kept = ({ otherPersonId, how }) => ({ other_person_id: otherPersonId ?? null, via: how ?? null })
const ofService: Kept = ({ serviceId, outcome }) => ({ service_id: serviceId ?? null, via: outcome ?? null })
const ofClient: Kept = ({ clientId, partyId }) => ({ client_id: clientId ?? null, party_id: partyId ?? null })

/** What a mini-app was given, under the names that the history has for it. */
const itemsOfMiniApps: Record<string, string> = {
  citizenId: 'pid',
  firstName: 'given_name',
  lastName: 'family_name',
  dateOfBirth: 'birthdate',
}
const ofMiniApp: Kept = data => ({
  ...ofClient(data),
  items: data.items?.map(item => itemsOfMiniApps[item] ?? item) ?? null,
})

export const kinds = {
  'proofing.completed': ['registered', nothing],
  'proofing.raised': ['levelRaised', ({ ial }) => ({ level: ial ?? null })],
  'federation.signedIn': ['signedIn', ofClient],
  'federation.dataGiven': [
    'dataGiven',
    data => ({
      ...ofClient(data),
      items: data.scopes ?? null,
      via: data.via ?? null,
      level: data.ial ?? null,
    }),
  ],
  'federation.permissionRevoked': ['permissionRevoked', ofClient],
  'linkage.registerAsked': ['registerChecked', data => ({ ...ofClient(data), via: data.about ?? null })],
  'linkage.faceCompared': ['faceCompared', data => ({ ...ofClient(data), via: data.result ?? null })],
  'linkage.recordGiven': [
    'registerRead',
    data => ({ ...ofClient(data), via: `${data.about}${data.isThere ? 'Present' : 'Absent'}` }),
  ],
  'counter.recordSeen': [
    'recordSeen',
    ({ placeId, channel }) => ({ party_id: placeId ?? null, via: channel ?? null }),
  ],
  'counter.caseBound': [
    'provenElsewhere',
    ({ channel, ial }) => ({ via: channel ?? null, level: ial ?? null }),
  ],
  'document.issued': ['documentIssued', nothing],
  'document.revoked': ['documentRevoked', nothing],
  'document.corrected': ['documentCorrected', nothing],
  'document.shared': ['documentShared', nothing],
  'document.shareOpened': ['documentOpened', nothing],
  'document.correctionSeen': ['documentSeen', nothing],
  'document.entryCorrected': ['entryCorrected', nothing],
  'card.loaded': ['cardLoaded', ofDevice],
  'authenticators.sessionOpened': [
    'sessionOpened',
    ({ authenticatorId, by, aal, placeId }) => ({
      authenticator_id: authenticatorId ?? null,
      via: by ?? null,
      level: aal ?? null,
      party_id: placeId ?? null,
    }),
  ],
  'authenticators.passcodeRefused': ['passcodeRefused', ofDevice],
  'authenticators.deviceBound': ['phoneBound', ofDevice],
  'authenticators.deviceWaiting': ['phoneWaiting', ofDevice],
  'authenticators.deviceApproved': ['phoneApproved', ofDevice],
  'authenticators.deviceRevoked': ['phoneRemoved', ofDevice],
  'authenticators.deviceLocked': ['phoneLocked', ofDevice],
  'authenticators.passcodeReset': ['passcodeReset', ofDevice],
  'authenticators.passkeyAdded': ['passkeyAdded', ofPasskey],
  'authenticators.passkeyRemoved': ['passkeyRemoved', ofPasskey],
  'authenticators.passkeyRefused': ['passkeyRefused', ofPasskey],
  'authenticators.accountFrozen': ['frozen', nothing],
  'authenticators.accountUnfrozen': ['unfrozen', ofDevice],
  'authenticators.cardPasscodeSet': ['cardPasscodeSet', nothing],
  'authenticators.cardPasscodeChanged': ['cardPasscodeChanged', nothing],
  'authenticators.cardPasscodeKept': ['cardPasscodeKept', nothing],
  'authenticators.cardPasscodeRefused': ['cardPasscodeRefused', nothing],
  'authenticators.cardPasscodeLocked': ['cardPasscodeLocked', nothing],
  'authenticators.cardPasscodeEnded': ['cardPasscodeEnded', nothing],
  'authenticators.faceShown': [
    'faceShown',
    ({ placeId, aal }) => ({ party_id: placeId ?? null, level: aal ?? null }),
  ],
  'counter.faceRefused': ['faceRefused', ({ placeId }) => ({ party_id: placeId ?? null })],
  'helping.helperAllowed': ['helperAllowed', ofOther],
  'helping.begun': ['helpBegun', ofOther],
  'helping.helperActed': ['helperActed', ofAct],
  'helping.actedFor': ['actedFor', ofAct],
  'helping.helperEnded': ['helperEnded', ofEnd],
  'helping.ended': ['helpEnded', ofEnd],
  'services.asked': ['serviceUsed', ofService],
  'services.permissionGiven': ['serviceAllowed', ofService],
  'services.permissionWithdrawn': ['serviceWithdrawn', ofService],
  'services.reminderSwitchedOn': ['reminderOn', ofService],
  'services.reminderSwitchedOff': ['reminderOff', ofService],
  'people.moved': ['movedHouse', nothing],
  'people.headChanged': ['headOfHouse', nothing],
  'households.moveSeen': ['moveSeen', nothing],
  'queues.paperSeen': ['visitPaperSeen', ({ placeId }) => ({ party_id: placeId ?? null })],
  'queues.called': ['visitCalled', ({ placeId }) => ({ party_id: placeId ?? null })],
  'people.birthRegistered': ['birthRegistered', nothing],
  'people.marriageRegistered': ['marriageRegistered', nothing],
  'people.divorceRegistered': ['divorceRegistered', nothing],
  'people.nameChanged': ['nameChanged', nothing],
  'lifeEvents.filingSeen': ['filingSeen', nothing],
  'households.caseAsked': ['houseCaseAsked', nothing],
  'households.caseSeen': ['houseCaseSeen', nothing],
  'households.caseDone': ['houseCaseDone', nothing],
  'households.addressDoubted': ['addressDoubted', nothing],
  'households.hearingOpened': ['hearingOpened', nothing],
  'households.heard': ['heard', nothing],
  'miniApps.permissionGiven': ['miniAppAllowed', ofClient],
  'miniApps.permissionWithdrawn': ['miniAppWithdrawn', ofClient],
  'miniApps.dataGiven': ['miniAppRead', ofMiniApp],
  'miniApps.virtualCardMade': ['miniAppCard', ofClient],
  'privacy.exported': ['exported', nothing],
} as const satisfies Record<string, readonly [string, Kept]>

export type AccessKind = (typeof kinds)[keyof typeof kinds][0]
export const accessKinds = [...new Set(Object.values(kinds).map(([kind]) => kind))] as [
  AccessKind,
  ...AccessKind[],
]
