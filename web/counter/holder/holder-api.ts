import { ask } from '../../lib/api.ts'
import type { SelfieChallenge } from '../../lib/api-types.ts'
import type { HistoryPage, Permission } from '../../lib/control-types.ts'
import type { Booking } from '../../lib/finder-api.ts'
import type { Helper, HelpScope } from '../../lib/helping-types.ts'
import type { Chip } from '../counter-api.ts'

export type Opened = { accessToken: string; nameTh: string; nameEn: string }
export type Offered = {
  helper: { nameTh: string; nameEn: string }
  scopes: HelpScope[]
  minutes: number
}

/** Hands in what the chip says; the answer stands for the card at this terminal, for a few minutes. */
export async function readCard({ photo: _photo, ...chip }: Chip): Promise<string> {
  const path = '/v1/terminal/card'
  return (await ask<{ reading: string }>({ method: 'POST', path, json: { chip }, patienceSeconds: 5 }))
    .reading
}

/** Signs in here with the passcode. Tried once only: a repeated try could cost one of the person's. */
export function openHolder(reading: string, passcode: string): Promise<Opened> {
  return ask({
    method: 'POST',
    path: '/v1/terminal/card-session',
    json: { reading, passcode },
    patienceSeconds: 0,
  })
}

/** Everything that card and passcode open at a terminal. */
export function holderOf(token: string) {
  const read = <T>(path: string) => ask<T>({ path, token, patienceSeconds: 5 })
  const post = <T = void>(path: string, json: object = {}) =>
    ask<T>({ method: 'POST', path, token, json, patienceSeconds: 0 })
  const encoded = encodeURIComponent
  const face = '/v1/terminal/card-session/face'
  return {
    me: () => read<{ level: 1 | 2; ial: string; devices: object[] }>('/v1/me'),
    history: () => read<HistoryPage>('/v1/me/history?limit=30'),
    permissions: async () => (await read<{ permissions: Permission[] }>('/v1/me/permissions')).permissions,
    revoke: (clientId: string) => post(`/v1/me/permissions/${encoded(clientId)}/revoke`),
    bookings: async () => (await read<{ bookings: Booking[] }>('/v1/me/bookings')).bookings,
    helpers: async () => (await read<{ helpers: Helper[] }>('/v1/me/helpers')).helpers,
    endHelp: (helpId: string) => post(`/v1/me/helpers/${encoded(helpId)}/end`),
    lookAtOffer: (code: string) => post<Offered>('/v1/me/helpers/look', { code }),
    allow: (code: string, passcode: string) => post<Helper>('/v1/me/helpers', { code, passcode }),
    freeze: () => post('/v1/me/freeze'),
    challenge: () => post<SelfieChallenge>(`${face}/challenge`),
    showFace(binding: string, frames: Blob[]): Promise<void> {
      const form = new FormData()
      form.append('binding', binding)
      frames.forEach((frame, index) => {
        form.append(`frame${index}`, frame, `frame${index}.jpg`)
      })
      return ask({ method: 'PUT', path: face, token, body: form, patienceSeconds: 0 })
    },
    changePasscode: (passcode: string, repeat: string) =>
      post('/v1/terminal/card-session/passcode', { passcode, repeat }),
    leave: () => ask<void>({ method: 'DELETE', path: '/v1/session', token, patienceSeconds: 0 }),
  }
}
export type HolderApi = ReturnType<typeof holderOf>
