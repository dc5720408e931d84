import { ask } from '../lib/api.ts'
import type { Fact, FilingState, LifeFine, LifeKind, RegisterCheck, Sight } from '../lib/life-api.ts'

type Named = { nameTh: string; nameEn: string }
export const lifeRefusals = ['papersMissing', 'notAllowed', 'willDoubtful', 'factsWrong'] as const
export type LifeRefusal = (typeof lifeRefusals)[number]
export const fineWaivers = ['notTheirFault', 'firstTime', 'hardship'] as const
export type FineSaid = { fineSatang?: number; fineWaiver?: (typeof fineWaivers)[number] }
export type ForSecond = { number: string; kind: LifeKind; filedAt: string; expiresAt: string }
export type LifeCaseView = {
  filingId: string
  number: string
  kind: LifeKind
  state: FilingState
  filedAt: string
  expiresAt: string
  people: (Named & { number: string; ageYears: number; isFiler: boolean; saidAt?: string })[]
  facts: Fact[]
  checks: RegisterCheck[]
  sights: Sight[]
  needsSecond: boolean
  /** Nothing where no fine is to be set now. */
  fineSatangMost: number
  fine?: LifeFine
  isOwnFirst: boolean
}

/** Life events that people come with, for an officer with a token. */
export function lifeOf(token: string) {
  const base = '/v1/life-events'
  return {
    list: async () =>
      (await ask<{ filings: ForSecond[] }>({ path: base, token, patienceSeconds: 5 })).filings,
    show: (number: string) =>
      ask<LifeCaseView>({ path: `${base}/by-number/${number}`, token, patienceSeconds: 5 }),
    approve: (id: string, seen: readonly Sight[], fine: FineSaid) =>
      ask<void>({
        method: 'POST',
        path: `${base}/${id}/approve`,
        token,
        json: { seen, ...fine },
        patienceSeconds: 20,
      }),
    noteFinePaid: (id: string, receipt: string) =>
      ask<void>({
        method: 'POST',
        path: `${base}/${id}/fine-paid`,
        token,
        json: { receipt },
        patienceSeconds: 20,
      }),
    refuse: (id: string, reason: LifeRefusal) =>
      ask<void>({
        method: 'POST',
        path: `${base}/${id}/refuse`,
        token,
        json: { reason },
        patienceSeconds: 20,
      }),
  }
}
export type Life = ReturnType<typeof lifeOf>
