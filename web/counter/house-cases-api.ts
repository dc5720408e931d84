import { ask, askBlob } from '../lib/api.ts'

type Both = { th: string; en: string }
type Named = { nameTh: string; nameEn: string }
type House = { houseCode: string; address: Both } | null
export type CaseKind = 'newHouse' | 'split' | 'merge' | 'cancel' | 'stranger'
export type CaseState = 'awaitingPeople' | 'awaitingInspection' | 'awaitingRegistrar' | 'awaitingSecond'
export const inspectionResults = ['asTold', 'comeAgain', 'notAsTold'] as const
export type InspectionResult = (typeof inspectionResults)[number]
const refusals = ['notAsTold', 'papersMissing', 'consentDoubtful', 'noHouse'] as const
const reportEnds = ['livesThere', 'notShown'] as const
export type CaseRefusal = (typeof refusals)[number] | (typeof reportEnds)[number]

/** What a registrar may refuse a case of this kind for. */
export const refusalsOf = (kind: CaseKind): readonly CaseRefusal[] =>
  kind === 'stranger' ? reportEnds : refusals

/** What an officer writes for whom it concerns: facts and reasons that only name the law are none. */
export const WORDS_LEAST = 10
export const WORDS_MOST = 2000

export type DeskInspection = { caseId: string; kind: CaseKind; startsAt: string }
export type DeskWaiting = {
  caseId: string
  kind: CaseKind
  state: CaseState
  askedAt: string
  expiresAt: string
  isLate: boolean
}
export type DeskCase = {
  caseId: string
  kind: CaseKind
  state: CaseState | 'done' | 'refused' | 'withdrawn' | 'expired'
  expiresAt: string
  house: House
  otherHouse: House
  isLate: boolean
  inspection: { startsAt: string } | null
  building?: {
    buildingKind: 'house' | 'townhouse' | 'shophouse' | 'apartment'
    permitNumber: string
    landDeed: string
    latitude: number
    longitude: number
    accuracyMetres?: number
    movesIn: boolean
    area: Both
  }
  happenedOn?: string
  note?: string
  people: (Named & {
    personId: string
    number: string
    ageYears: number
    part: 'asker' | 'owner' | 'otherHead' | 'newHead' | 'goes' | 'reported' | 'lives'
    isAsked: boolean
    answer: 'accepted' | 'refused' | null
    hasApp: boolean
    heard: { at: string; isAtCounter: boolean; words: string | null } | null
  })[]
  inspections: { result: InspectionResult; at: string }[]
  files: { fileId: string; mediaType: string }[]
  /** Somebody did not agree that their name goes: they are heard, and two registrars decide. */
  needsSecond: boolean
  needsLetter: boolean
  hearing: { openedAt: string; facts: string | null } | null
  reasons: string | null
  isFirst: boolean
}
export type Approval = { houseNumber?: string; fineSatang?: number; reasons?: string }
export type Refusal = { reason: CaseRefusal; reasons?: string }

/** Cases about houses before this office, for an officer with a token. */
export function houseCasesOf(token: string) {
  const base = '/v1/households/cases'
  const say = (id: string, what: string, json: object) =>
    ask<void>({ method: 'POST', path: `${base}/${id}/${what}`, token, json, patienceSeconds: 20 })
  return {
    list: () =>
      ask<{ inspections: DeskInspection[]; waiting: DeskWaiting[] }>({
        path: base,
        token,
        patienceSeconds: 5,
      }),
    show: (id: string) => ask<DeskCase>({ path: `${base}/${id}`, token, patienceSeconds: 5 }),
    file: (id: string, fileId: string) =>
      askBlob({ path: `${base}/${id}/files/${fileId}`, token, patienceSeconds: 5 }),
    inspect: (id: string, result: InspectionResult) => say(id, 'inspection', { result }),
    approve: (id: string, given: Approval) => say(id, 'approve', given),
    refuse: (id: string, given: Refusal) => say(id, 'refuse', given),
    openHearing: (id: string, given: { facts: string; letterOn?: string }) => say(id, 'hearing', given),
    noteHeard: (id: string, given: { personId: string; words: string }) => say(id, 'heard', given),
  }
}
export type HouseCases = ReturnType<typeof houseCasesOf>
