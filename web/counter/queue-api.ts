import { ask, askBlob } from '../lib/api.ts'

type Both = { th: string; en: string }
export type Matter = {
  id: string
  name: Both
  minutes: number
  papers: { id: string; name: Both; isNeeded: boolean }[]
}
export type Called = {
  visitId: string
  number: string
  desk: number
  matter: Matter
  bookedFor?: string
  timesCalled: number
  papers: string[]
  missing: string[]
  words: string
  files: { fileId: string; paper: string; mediaType: string }[]
  person?: {
    nameTh: string
    nameEn: string
    maskedNumber: string
    birthDate: string
    address?: Both
    card?: { status: string; expiryDate: string }
  }
}
export type DeskView = {
  code: string
  until: string
  called: Called | null
  waiting: { number: string; matter: Both; arrivedAt: string; bookedFor?: string }[]
  expected: { reference: string; bookedFor: string; matter: Both }[]
}
export type Slip = {
  number: string
  matter: Matter
  isInTime: boolean
  before: number
  place: Both
  at: string
  /** Where the number is followed from; not of who follows it in the app. */
  turn?: { page: string; code: string; link: string }
}
export type WallView = {
  place: Both
  called: { number: string; desk: number; timesCalled: number }[]
  next: string[]
  waiting: number
}
export type Said = 'done' | 'notThere' | 'back'

/** The queue of the place: what an officer with a token does, and what anybody may who stands at the terminal. */
export function queueOf(token: string) {
  const base = '/v1/queues'
  const post = <T>(path: string, json: object, by?: string) =>
    ask<T>({ method: 'POST', path: base + path, token: by, json, patienceSeconds: 20 })
  return {
    show: () => ask<DeskView>({ path: `${base}/desk`, token, patienceSeconds: 5 }),
    next: () => post<DeskView>('/next', {}, token),
    end: (id: string, said: Said) => post<DeskView>(`/visits/${encodeURIComponent(id)}/end`, { said }, token),
    file: (id: string, fileId: string) =>
      askBlob({ path: `${base}/visits/${id}/files/${fileId}`, token, patienceSeconds: 5 }),
    matters: async () =>
      (await ask<{ matters: Matter[] }>({ path: `${base}/matters`, patienceSeconds: 5 })).matters,
    takeNumber: (matter: string, requestId: string) => post<Slip>('/numbers', { matter, requestId }),
    arrive: (reference: string) => post<Slip>('/arrivals', { reference }),
    walls: async () =>
      (
        await ask<{ walls: { wallId: string; madeAt: string }[] }>({
          ...{ path: `${base}/walls`, token, patienceSeconds: 5 },
        })
      ).walls,
    openWall: () => post<{ wallId: string; link: string }>('/walls', {}, token),
    endWall: (wallId: string) => post<void>(`/walls/${encodeURIComponent(wallId)}/end`, {}, token),
  }
}

/** What hangs on the wall, for the screen with this link; tried once, since it is looked at again soon. */
export const lookAtWall = (token: string, signal: AbortSignal) =>
  ask<WallView>({ method: 'POST', path: '/v1/queues/wall', json: { token }, signal, patienceSeconds: 0 })
export type Queue = ReturnType<typeof queueOf>
