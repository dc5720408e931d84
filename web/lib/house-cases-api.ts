import { asCitizen } from './session.ts'

type Both = { th: string; en: string }
export type Named = { nameTh: string; nameEn: string }
type HouseAddress = { houseCode: string; address: Both }
export const caseKinds = ['newHouse', 'split', 'merge', 'cancel', 'stranger'] as const
export type CaseKind = (typeof caseKinds)[number]
export type CaseState =
  | 'awaitingPeople'
  | 'awaitingInspection'
  | 'awaitingRegistrar'
  | 'awaitingSecond'
  | 'done'
  | 'refused'
  | 'withdrawn'
  | 'expired'
export type Part = 'asker' | 'owner' | 'otherHead' | 'newHead' | 'goes' | 'reported' | 'lives'
export type CaseRefusal =
  | 'notAsTold'
  | 'papersMissing'
  | 'consentDoubtful'
  | 'noHouse'
  | 'livesThere'
  | 'notShown'
export const buildingKinds = ['house', 'townhouse', 'shophouse', 'apartment'] as const
export type BuildingKind = (typeof buildingKinds)[number]
type Building = {
  buildingKind: BuildingKind
  permitNumber: string
  landDeed: string
  subdistrictCode: string
  villageNumber?: string
  latitude: number
  longitude: number
  accuracyMetres?: number
  movesIn: boolean
}
type Answer = 'accepted' | 'refused'
export type HouseCase = {
  caseId: string
  kind: CaseKind
  state: CaseState
  askedAt: string
  expiresAt: string
  office: Named
  house: HouseAddress | null
  otherHouse: HouseAddress | null
  isLate: boolean
  fineSatangMost: number
  fineSatang: number | null
  refusalReason: CaseRefusal | null
  inspection: { startsAt: string } | null
  building?: Building & { area: Both }
  happenedOn?: string
  note?: string
  part: Part
  yourAnswer: Answer | null
  isYouAsked: boolean
  /** Facts and own answer for who is heard; for others no more than that somebody is. */
  hearing: { openedAt: string; facts: string | null; words: string | null; isAtCounter: boolean } | null
  /** Why it was decided as it was, for whose name it is. */
  reasons: string | null
  appealUntil: string | null
  asker: Named
  /** Somebody of another house has no name before they agree. */
  people: { name: Both | null; part: Part; isAsked: boolean; answer: Answer | null }[]
  files: number
  history: { what: CaseStep; at: string }[]
}
export type CaseStep =
  | 'asked'
  | Answer
  | 'booked'
  | 'givenUp'
  | 'asTold'
  | 'notAsTold'
  | 'comeAgain'
  | 'hearingOpened'
  | 'heard'
  | 'approved'
  | 'secondAgreed'
  | 'secondRefused'
  | 'done'
  | 'withdrawn'
  | 'expired'
export type Wish =
  | { kind: 'newHouse'; building: Building; happenedOn: string; ownerNumber?: string }
  | { kind: 'split'; people: string[]; headId: string }
  | { kind: 'merge'; houseCode: string }
  | { kind: 'cancel'; houseCode?: string; happenedOn: string }
  | { kind: 'stranger'; personId: string; note: string }
export type HousePerson = Named & {
  personId: string
  ageYears: number
  since: string
  isHead: boolean
  isReported: boolean
}
export type OfficeNear = Named & { subdistricts: { code: string; name: Both }[] }

const cases = '/v1/me/house-cases'
const pathOf = (id: string, what: string) => `${cases}/${encodeURIComponent(id)}/${what}`

export const readCases = async (): Promise<HouseCase[]> =>
  (await asCitizen<{ cases: HouseCase[] }>({ path: cases, patienceSeconds: 4 })).cases

export const readCase = (id: string): Promise<HouseCase> =>
  asCitizen({ path: `${cases}/${encodeURIComponent(id)}`, patienceSeconds: 4 })

export const readHousePeople = (): Promise<{ isHead: boolean; people: HousePerson[] }> =>
  asCitizen({ path: '/v1/me/house/people', patienceSeconds: 4 })

export const findOfficesNear = async (point: {
  latitude: number
  longitude: number
}): Promise<OfficeNear[]> =>
  (
    await asCitizen<{ offices: OfficeNear[] }>({
      method: 'POST',
      path: `${cases}/areas`,
      json: point,
      patienceSeconds: 4,
    })
  ).offices

export async function keepCaseFile(file: Blob): Promise<{ id: string; mediaType: string }> {
  const { fileId, mediaType } = await asCitizen<{ fileId: string; mediaType: string }>({
    method: 'POST',
    path: `${cases}/files`,
    body: file,
    contentType: file.type,
  })
  return { id: fileId, mediaType }
}

export const dropCaseFile = (id: string): Promise<void> =>
  asCitizen({ method: 'DELETE', path: `${cases}/files/${encodeURIComponent(id)}` })

/** A passcode is never sent twice by itself. */
export const askCase = (order: {
  requestId: string
  wish: Wish
  files: string[]
  passcode: string
}): Promise<HouseCase> => asCitizen({ method: 'POST', path: cases, json: order, patienceSeconds: 0 })

/** Yes or no; in a hearing with words, and with files that show it. */
export const answerCase = (
  id: string,
  said: { answer: Answer; passcode: string; words?: string; files?: string[] },
): Promise<void> => asCitizen({ method: 'POST', path: pathOf(id, 'answer'), json: said, patienceSeconds: 0 })

export const withdrawCase = (id: string): Promise<void> =>
  asCitizen({ method: 'POST', path: pathOf(id, 'withdraw'), patienceSeconds: 4 })

export const readHours = async (id: string): Promise<{ day: string; free: string[] }[]> =>
  (
    await asCitizen<{ days: { day: string; free: string[] }[] }>({
      path: pathOf(id, 'hours'),
      patienceSeconds: 4,
    })
  ).days

export const bookHour = (id: string, hour: { day: string; time: string }): Promise<void> =>
  asCitizen({ method: 'POST', path: pathOf(id, 'hour'), json: hour, patienceSeconds: 4 })

export const giveUpHour = (id: string): Promise<void> =>
  asCitizen({ method: 'DELETE', path: pathOf(id, 'hour'), patienceSeconds: 4 })
