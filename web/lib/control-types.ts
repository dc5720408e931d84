export type Phone = {
  id: string
  name: string
  status: 'active' | 'waiting' | 'locked'
  boundAt: string
  lastUsedAt?: string
  usableAt?: string
  current: boolean
}

export type OpenSession = {
  id: string
  by: 'phone' | 'passkey' | 'card'
  authenticatorId: string
  name: string
  openedAt: string
  expiresAt: string
  current: boolean
}

export type Passkey = { id: string; name: string; createdAt: string; lastUsedAt?: string }

/** The passcode of the plastic card, for terminals. */
export type CardPasscode = {
  setAt: string
  lastUsedAt?: string
  usableAt?: string
  isLocked: boolean
  /** A phone was bound after it, and nobody has said whether it is to stay. */
  isUndecided: boolean
}

export type Authenticators = {
  devices: Phone[]
  sessions: OpenSession[]
  passkeys: Passkey[]
  card?: CardPasscode
}

export type HistoryParty = { id: string; nameTh: string; nameEn: string; domain: string }

export type HistoryEntry = {
  id: string
  at: string
  kind: string
  party?: HistoryParty
  /** Who helped, or was helped. */
  otherPerson?: { nameTh: string; nameEn: string }
  service?: { name: { th: string; en: string }; agency: { th: string; en: string } }
  clientId?: string
  items?: string[]
  itemLabels?: { th: string; en: string }[]
  level?: string
  via?: string
  deviceId?: string
  deviceName?: string
}

export type HistoryPage = { entries: HistoryEntry[]; next?: string }

export type Permission = {
  clientId: string
  party: { nameTh: string; nameEn: string; domain: string; verified: boolean }
  purpose: { th: string; en: string }
  items: { scope: string; labelTh: string; labelEn: string }[]
  firstAt: string
  lastAt: string
  liveUntil?: string
}
