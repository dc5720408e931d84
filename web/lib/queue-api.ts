import { ask } from './api.ts'
import type { PlaceName, Slots } from './finder-api.ts'
import { asCitizen } from './session.ts'

type Both = { th: string; en: string }
/** Who says so: what is not confirmed is what offices are known to ask for. */
type Basis = { isConfirmed: boolean; source: string }
export type Matter = {
  id: string
  name: Both
  minutes: number
  fee: Basis & { fromBaht: number; toBaht: number; note?: Both }
  /** `isSentAhead`: may be shown ahead of the visit, as a photograph or a file. */
  papers: { id: string; name: Both; isNeeded: boolean; isSentAhead: boolean }[]
  papersAre: Basis
}
/** `100`, or `50–100` where it depends. */
export const bahtOf = ({ fromBaht, toBaht }: Matter['fee']): string =>
  fromBaht === toBaht ? String(toBaht) : `${fromBaht}–${toBaht}`

export type VisitState = 'booked' | 'waiting' | 'called' | 'done' | 'missed' | 'left'
export type Visit = {
  visitId: string
  state: VisitState
  matter: Matter
  place: PlaceName
  reference: string
  day: string
  bookedFor?: string
  arriveFrom?: string
  arriveUntil?: string
  number?: string
  isInTime?: boolean
  desk?: number
  wait?: { before: number; fromMinutes: number; toMinutes: number; isMoving: boolean }
  papers: string[]
  missing: string[]
  words: string
  files: PaperFile[]
}
export type PaperFile = { fileId: string; paper: string; mediaType: string }
export type FromRegister = {
  nameTh: string
  nameEn: string
  maskedNumber: string
  address?: Both
  card?: { status: string; expiryDate: string }
}
export type Visits = { visits: Visit[]; pausedUntil?: string; person: FromRegister }
type Time = { placeId: string; day: string; time: string }

const visits = '/v1/me/visits'
const post = <T>(path: string, json?: object) =>
  asCitizen<T>({ method: 'POST', path: `${visits}${path}`, patienceSeconds: 20, ...(json ? { json } : {}) })
const of = (id: string, what: string) => `/${encodeURIComponent(id)}/${what}`

export const readMatters = async () =>
  (await ask<{ matters: Matter[] }>({ path: '/v1/queues/matters', patienceSeconds: 8 })).matters

export const readTimes = (placeId: string, matter: string): Promise<Slots> =>
  ask({
    path: `/v1/queues/places/${encodeURIComponent(placeId)}/times?matter=${encodeURIComponent(matter)}`,
    patienceSeconds: 8,
  })

export const readVisits = (): Promise<Visits> => asCitizen({ path: visits, patienceSeconds: 4 })

/** Books a visit; sent again with the same `requestId` it is the same visit. */
export const bookVisit = (visit: Time & { matter: string; requestId: string }): Promise<Visit> =>
  post('', visit)

export const changeVisit = (id: string, { placeId, day, time }: Time): Promise<Visit> =>
  post(of(id, 'change'), { placeId, day, time })

export const cancelVisit = (id: string): Promise<void> => post(of(id, 'cancel'))

export const arrive = (id: string, code: string): Promise<Visit> => post(of(id, 'arrive'), { code })

export const prepareVisit = (id: string, prepared: { papers: string[]; words: string }): Promise<Visit> =>
  post(of(id, 'papers'), prepared)

export async function sendPaper(id: string, paper: string, file: Blob) {
  const { fileId, mediaType } = await asCitizen<PaperFile>({
    method: 'POST',
    path: `${visits}${of(id, 'papers')}/${encodeURIComponent(paper)}`,
    body: file,
    contentType: file.type,
    // Sent twice it would be there twice.
    patienceSeconds: 0,
  })
  return { id: fileId, mediaType }
}

export const takeBackPaper = (id: string, fileId: string): Promise<void> =>
  asCitizen({ method: 'DELETE', path: `${visits}${of(id, 'files')}/${encodeURIComponent(fileId)}` })

/** The plastic card is lost. A passcode is never sent twice by itself. */
export const reportLost = (passcode: string): Promise<void> =>
  asCitizen({ method: 'POST', path: '/v1/me/card/lost', json: { passcode }, patienceSeconds: 0 })

export const walkIn = (asked: {
  placeId: string
  matter: string
  code: string
  requestId: string
}): Promise<Visit> => post('/walk-in', asked)
