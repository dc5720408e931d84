import { asCitizen } from './session.ts'

type Both = { th: string; en: string }
export type Named = { nameTh: string; nameEn: string }
export type HouseAddress = { houseCode: string; address: Both }
export type HouseView = HouseAddress & {
  office: Both
  scope: 'own' | 'all'
  members: {
    name: Both
    citizenNumber: string
    role: 'head' | 'resident'
    since: string
    from: Both | null
  }[]
  copy: { id: string; verifyLink: string; issuedAt: string } | null
}
export type MoveState = 'awaitingHead' | 'awaitingRegistrar' | 'done' | 'refused' | 'withdrawn' | 'expired'
export type RegistrarReason = 'late' | 'central' | 'underFifteen' | 'noHead'
export type RefusalReason = 'notLivingThere' | 'papersMissing' | 'consentDoubtful' | 'dayWrong'
type MoveLine = { moveId: string; state: MoveState; movedOn: string; askedAt: string; expiresAt: string }
export type OwnMove = MoveLine & {
  to: HouseAddress
  people: Named[]
  registrarReasons: RegistrarReason[]
  fineSatangMost: number
  refusalReason?: RefusalReason
  history: { what: MoveStep; at: string }[]
}
type MoveStep =
  | 'asked'
  | 'headAccepted'
  | 'headRefused'
  | 'registrarApproved'
  | 'registrarRefused'
  | 'done'
  | 'withdrawn'
  | 'expired'
export type MoveIn = MoveLine & {
  people: (Named & { ageYears: number })[]
  fromArea: Both
  needsRegistrar: boolean
}
export type Child = Named & { personId: string }
export type NewMoveOrder = {
  requestId: string
  houseCode: string
  movedOn: string
  children: string[]
  passcode: string
}

const moves = '/v1/me/moves'
const pathOf = (id: string, what: string) => `${moves}/${encodeURIComponent(id)}/${what}`

export const readHouse = (): Promise<HouseView> => asCitizen({ path: '/v1/me/house', patienceSeconds: 4 })

export const readMoves = (): Promise<{ mine: OwnMove[]; intoMyHouse: MoveIn[] }> =>
  asCitizen({ path: moves, patienceSeconds: 4 })

export const readCompanions = (): Promise<{ children: Child[] }> =>
  asCitizen({ path: `${moves}/companions`, patienceSeconds: 4 })

export const lookUpHouse = (houseCode: string): Promise<HouseAddress> =>
  asCitizen({ method: 'POST', path: `${moves}/look`, json: { houseCode }, patienceSeconds: 4 })

/** A passcode is never sent twice by itself. */
export const askMove = (order: NewMoveOrder): Promise<OwnMove> =>
  asCitizen({ method: 'POST', path: moves, json: order, patienceSeconds: 0 })

export const withdrawMove = (id: string): Promise<void> =>
  asCitizen({ method: 'POST', path: pathOf(id, 'withdraw'), patienceSeconds: 4 })

export const answerMove = (id: string, answer: 'accepted' | 'refused', passcode: string): Promise<void> =>
  asCitizen({ method: 'POST', path: pathOf(id, 'answer'), json: { answer, passcode }, patienceSeconds: 0 })
