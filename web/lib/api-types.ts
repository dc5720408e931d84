import type { Opens } from '../../shared/rooms.ts'
export type JourneyStep =
  | 'terms'
  | 'cardFront'
  | 'cardBack'
  | 'details'
  | 'selfie'
  | 'proof'
  | 'passcode'
  | 'consent'
  | 'confirm'
  | 'done'
  | 'counter'

export type CapturePhase =
  | 'decoding'
  | 'locating'
  | 'checkingQuality'
  | 'reading'
  | 'checkingLiveness'
  | 'comparingFaces'
  | 'checkingRegister'

export type Capture = {
  status: 'none' | 'waiting' | 'working' | 'read' | 'refused'
  phase?: CapturePhase
  queueAhead?: number
  /** Seconds until it is read, as the server expects. */
  waitSeconds?: number
  reason?: string
}

export type FrontRead = {
  citizenNumber: string
  nameTh: string
  nameEn: string
  birthDate: string
  issueDate: string
  expiryDate: string
}

/** What a journey is for: a new phone, a forgotten passcode, or the end of a freeze. */
export type Purpose = 'register' | 'raise' | 'resetPasscode' | 'unfreeze'
export type ProofChannel = 'self' | 'case'

export type JourneyView = {
  id: string
  purpose: Purpose
  channel: ProofChannel
  step: JourneyStep
  position: number
  of: number
  expiresAt: string
  cardFront?: Capture & { read?: FrontRead }
  cardBack?: Capture & { read?: { laserCode: string } }
  details?: FrontRead & { laserCode: string }
  selfie?: Capture & { triesLeft: number }
  counter?: { code: string; reference: string }
  lastProblem?: string
}

export type ConsentTextBody = { title: string; sections: { heading: string; paragraphs: string[] }[] }
export type ConsentText = {
  kind: 'terms' | 'card'
  version: string
  sha256: string
  languages: { th: ConsentTextBody; en: ConsentTextBody }
}

export type Ask = 'front' | 'left' | 'right' | 'up'
export type SelfieChallenge = {
  challengeId: string
  nonce: string
  asks: Ask[]
  secondsPerAsk: number
  expiresAt: string
}

export type Grant = { accessToken: string; expiresAt: string }

export type Me = {
  personId: string
  nameTh: string
  nameEn: string
  level: 1 | 2
  ial: string
  aal: string
  registeredAt: string
  devices: { id: string; name: string; boundAt: string; current: boolean }[]
}

export type CardView = {
  citizenNumber: string
  nameTh: string
  nameEn: string
  birthDate: string
  addressTh: string
  issueDate: string
  expiryDate: string
  issuerTh?: string
  requestNumber: string
  laserCode: string
  cardStatus: string
  isSpecimen: boolean
  loadedAt: string
}

export type PersonalNotice = {
  id: string
  at: string
  kind: string
  th: { title: string; body: string }
  en: { title: string; body: string }
  /** Who wrote it; absent: the platform itself. */
  from?: { th: string; en: string }
  dueOn?: string
  opens?: Opens
  read: boolean
}

export type SignInView = {
  id: string
  status: 'waiting' | 'approved' | 'denied' | 'expired'
  /** Short code that stands on the other screen too. */
  reference?: string
  party: { nameTh: string; nameEn: string; domain: string; verified: boolean; mark?: string }
  purpose: { th: string; en: string }
  startedAt: string
  startedFrom: { browser: string; sameDevice: boolean }
  /** Begun at a counter: what the officer's screen says. */
  elsewhere?: { at: 'desk' | 'device'; message: string }
  /** The organisation gets the citizen number itself, as the name it knows the person by. */
  givesNumber: boolean
  /** What is to be approved beside who the person is, in the organisation's words. */
  matters: { titleTh: string; titleEn: string; textTh: string; textEn: string; reference?: string }[]
  needsNumber: boolean
  /** The organisation takes a yes by passkey alone. */
  needsPasskey: boolean
  items: {
    scope: string
    labelTh: string
    labelEn: string
    valueTh: string
    valueEn: string
    required: boolean
  }[]
  level: string
  expiresAt: string
  problem?: string
}

export type DeskCode = { code: string; expiresAt: string }
export type DeskCodeState = { status: 'waiting' | 'asked' | 'ended'; requestId?: string }

export type SignInOutcome = { status: 'approved' | 'denied'; returnTo?: string }
