import { ask } from '../lib/api.ts'

type Both = { th: string; en: string }
type Named = { nameTh: string; nameEn: string }
export type RegistrarReason = 'late' | 'central' | 'underFifteen' | 'noHead'
export const refusalReasons = ['notLivingThere', 'papersMissing', 'consentDoubtful', 'dayWrong'] as const
export type RefusalReason = (typeof refusalReasons)[number]
export type WaitingMove = {
  moveId: string
  askedAt: string
  expiresAt: string
  registrarReasons: RegistrarReason[]
}
export type MoveCase = WaitingMove & {
  movedOn: string
  fineSatangMost: number
  from: { houseCode: string; address: Both }
  to: { houseCode: string; address: Both }
  movers: (Named & { number: string; ageYears: number; asked: boolean })[]
  head?: Named
  headAnsweredAt?: string
}

/** Moves that wait for a registrar, for an officer with a token. */
export function movesOf(token: string) {
  const base = '/v1/households/moves'
  return {
    list: async () => (await ask<{ moves: WaitingMove[] }>({ path: base, token, patienceSeconds: 5 })).moves,
    show: (id: string) => ask<MoveCase>({ path: `${base}/${id}`, token, patienceSeconds: 5 }),
    approve: (id: string) =>
      ask<void>({ method: 'POST', path: `${base}/${id}/approve`, token, patienceSeconds: 20 }),
    refuse: (id: string, reason: RefusalReason) =>
      ask<void>({
        method: 'POST',
        path: `${base}/${id}/refuse`,
        token,
        json: { reason },
        patienceSeconds: 20,
      }),
  }
}
export type Moves = ReturnType<typeof movesOf>
