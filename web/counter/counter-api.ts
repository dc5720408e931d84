import { ask, askBlob } from '../lib/api.ts'
import type { ConsentText, SelfieChallenge } from '../lib/api-types.ts'

export type Channel = 'registrar' | 'field' | 'kiosk' | 'boonterm' | 'post' | 'shop'
export type Terminal = {
  terminalId: string
  kind: 'counter' | 'kiosk' | 'cashier' | 'tablet'
  name: string
  reader: string
  scanner: string
  place: {
    placeId: string
    code: string
    kind: string
    nameTh: string
    nameEn: string
    channels: Channel[]
    takesBookings: boolean
  }
}
export type Place = {
  code: string
  kind: 'registry' | 'post' | 'shop' | 'kiosk' | 'field'
  nameTh: string
  nameEn: string
  channels: Channel[]
}
export type Officer = {
  token: string
  role: 'clerk' | 'registrar' | 'supervisor'
  nameTh: string
  nameEn: string
}
export type StepKey =
  | 'identify'
  | 'card'
  | 'finger'
  | 'face'
  | 'attest'
  | 'confirm'
  | 'phone'
  | 'ticket'
  | 'bind'
export type CaseStatus = 'open' | 'bindPending' | 'bound' | 'review' | 'rejected' | 'expired' | 'cancelled'
/** How a code reaches the telephone: as a text, or read out in a call; and what became of the last one. */
export type SentCode = {
  means: 'text' | 'voice'
  state: 'underWay' | 'arrived' | 'failed'
  resendsLeft: number
  resendAt: string
  nextMeans: 'text' | 'voice'
}
export type CaseView = {
  caseId: string
  channel: Channel
  status: CaseStatus
  step: StepKey
  steps: StepKey[]
  reason?: string
  ial?: string
  lastOutcome?: string
  triesLeft?: number
  /** Everything is proven, and it may end on the card of who has no phone. */
  mayEndOnCard: boolean
  sentTo?: string
  expiresAt: string
  code?: SentCode
  person?: {
    nameTh: string
    nameEn: string
    birthDate: string
    maskedNumber: string
    card?: { issueDate: string; expiryDate: string }
  }
}
export type RecentCase = {
  caseId: string
  channel: Channel
  status: CaseStatus
  reason?: string
  isOwn: boolean
  createdAt: string
}
/** Nobody's name: the reference is all there is to show. */
export type Booking = { reference: string; startsAt: string; arrival: 'expected' | 'arrived' | 'missed' }
export type Ticket = { ticket: string; expiresAt: string }
export type Chip = {
  citizenNumber: string
  nameTh: string
  nameEn: string
  birthDate: string
  issueDate: string
  expiryDate: string
  requestNumber: string
  photo: string
}

export const readTerminal = () => ask<Terminal>({ path: '/v1/staff/terminal', patienceSeconds: 2 })
export const registerTerminal = (code: string) =>
  ask<Terminal>({ method: 'POST', path: '/v1/staff/terminal', json: { code }, patienceSeconds: 0 })
export const openOfficerSession = () =>
  ask<Officer>({ method: 'POST', path: '/v1/staff/session', patienceSeconds: 0 })
export const closeOfficerSession = (token: string) =>
  ask<void>({ method: 'DELETE', path: '/v1/staff/session', token, patienceSeconds: 0 })

type Booked = { bookings: Booking[] }
export const listBookings = async (token: string) =>
  (await ask<Booked>({ path: '/v1/counter/bookings', token })).bookings
export const noteArrival = async (token: string, said: { reference: string; hasCome: boolean }) =>
  (await ask<Booked>({ method: 'POST', path: '/v1/counter/bookings/arrival', token, json: said })).bookings

/** The sandbox only: places anybody may set a terminal up for; at the first six somebody works. */
export const listPlaces = async () => (await ask<{ places: Place[] }>({ path: '/v1/places?limit=6' })).places
export const inviteDemoTerminal = async (place: string) =>
  (
    await ask<{ code: string }>({
      method: 'POST',
      path: '/v1/staff/demo-terminal',
      json: { place },
      patienceSeconds: 0,
    })
  ).code

/** Everything one worker does with cases: an officer with a token, a kiosk with its key alone. */
export function casesOf(token: string | undefined) {
  const base = token ? '/v1/counter/cases' : '/v1/kiosk/cases'
  const call = <T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path = '', json?: object) =>
    ask<T>({ method, path: base + path, token, json, patienceSeconds: method === 'GET' ? 5 : 20 })
  // A step that is sent again after a lost answer is the same step.
  const step = (caseId: string, path: string, json: object, stepId: string = crypto.randomUUID()) =>
    call<CaseView>('POST', `/${caseId}/${path}`, { ...json, stepId })
  return {
    open: (channel: Channel) => call<CaseView>('POST', '', { channel }),
    show: (caseId: string) => call<CaseView>('GET', `/${caseId}`),
    recent: async () => (await call<{ cases: RecentCase[] }>('GET')).cases,
    cancel: (caseId: string) => call<CaseView>('DELETE', `/${caseId}`),
    identify: (caseId: string, citizenNumber: string) => step(caseId, 'number', { citizenNumber }),
    laser: (caseId: string, laserCode: string) => step(caseId, 'laser', { laserCode }),
    chip: (caseId: string, chip: Chip) => step(caseId, 'chip', { chip }),
    attest: (caseId: string, agrees: boolean) => step(caseId, 'attest', { agrees }),
    confirm: (caseId: string, agrees: boolean) => step(caseId, 'confirm', { agrees }),
    /** Takes over the request of a customer's phone. */
    scan: (ticket: string) =>
      ask<CaseView>({ method: 'POST', path: '/v1/counter/scan', token, json: { ticket } }),
    skipCard: (caseId: string) => step(caseId, 'no-card', {}),
    sendToNamed: (caseId: string) => step(caseId, 'send', {}),
    resend: (caseId: string) => call<CaseView>('POST', `/${caseId}/resend`),
    phone: (caseId: string, phone: string) => step(caseId, 'phone', { phone }),
    override: (caseId: string, agrees: boolean, why: string) => step(caseId, 'override', { agrees, why }),
    endOnCard: (
      caseId: string,
      { version, sha256 }: Pick<ConsentText, 'version' | 'sha256'>,
      passcode: string,
      repeat: string,
    ) => step(caseId, 'card-passcode', { terms: { version, sha256 }, passcode, repeat }),
    ticket: (caseId: string) => call<Ticket>('POST', `/${caseId}/ticket`),
    photo: (caseId: string) => askBlob({ path: `${base}/${caseId}/photo`, token: token }),
    challenge: (caseId: string) => call<SelfieChallenge>('POST', `/${caseId}/face/challenge`),
    face(caseId: string, binding: string, frames: Blob[]) {
      const form = new FormData()
      form.append('binding', binding)
      frames.forEach((frame, index) => {
        form.append(`frame${index}`, frame, `frame${index}.jpg`)
      })
      return ask<CaseView>({ method: 'PUT', path: `${base}/${caseId}/face`, token, body: form })
    },
    finger(caseId: string, finger: string, image: Blob) {
      const path = `${base}/${caseId}/finger?finger=${finger}&stepId=${crypto.randomUUID()}`
      return ask<CaseView>({ method: 'PUT', path, token, body: image, contentType: image.type })
    },
  }
}
export type Cases = ReturnType<typeof casesOf>
