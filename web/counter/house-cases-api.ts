import { ask, askBlob } from '../lib/api.ts'

type Both = { th: string; en: string }
type Named = { nameTh: string; nameEn: string }
type House = { houseCode: string; address: Both } | null
export type CaseKind = 'newHouse' | 'split' | 'merge' | 'cancel' | 'stranger'
export type CaseState = 'awaitingInspection' | 'awaitingRegistrar' | 'awaitingSecond'
export const inspectionResults = ['asTold', 'comeAgain', 'notAsTold'] as const
export type InspectionResult = (typeof inspectionResults)[number]
const refusals = ['notAsTold', 'papersMissing', 'consentDoubtful', 'noHouse'] as const
const reportEnds = ['livesThere', 'notShown'] as const
export type CaseRefusal = (typeof refusals)[number] | (typeof reportEnds)[number]

/** What a registrar may refuse a case of this kind for. */
export const refusalsOf = (kind: CaseKind): readonly CaseRefusal[] =>
  kind === 'stranger' ? reportEnds : refusals

export type DeskInspection = { caseId: string; kind: CaseKind; startsAt: string }
export type DeskWaiting = {
  caseId: string
  kind: CaseKind
  state: CaseState
  askedAt: string
  isLate: boolean
}
export type DeskCase = {
  caseId: string
  kind: CaseKind
  state: CaseState | 'done' | 'refused' | 'withdrawn' | 'expired'
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
    movesIn: boolean
    area: Both
  }
  happenedOn?: string
  note?: string
  people: (Named & {
    number: string
    ageYears: number
    part: 'asker' | 'owner' | 'otherHead' | 'newHead' | 'goes' | 'reported'
    isAsked: boolean
    answer: 'accepted' | 'refused' | null
    hasApp: boolean
  })[]
  inspections: { result: InspectionResult; at: string }[]
  files: { fileId: string; mediaType: string }[]
  needsSecond: boolean
  isFirst: boolean
}
export type Approval = { houseNumber?: string; fineSatang?: number; letterOn?: string }

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
    refuse: (id: string, reason: CaseRefusal) => say(id, 'refuse', { reason }),
  }
}
export type HouseCases = ReturnType<typeof houseCasesOf>
