import { asCitizen } from './session.ts'

type Named = { nameTh: string; nameEn: string }
export type LifeKind = 'birth' | 'death' | 'marriage' | 'divorce' | 'nameChange'
export type FilingState =
  | 'awaitingOther'
  | 'awaitingRegistrar'
  | 'awaitingSecond'
  | 'awaitingFine'
  | 'done'
  | 'refused'
  | 'withdrawn'
  | 'expired'
/** Whether somebody still has to do something before it is entered. */
export const isWaiting = (state: FilingState): state is Extract<FilingState, `awaiting${string}`> =>
  state.startsWith('awaiting')
export type FactName =
  | 'childName'
  | 'sex'
  | 'bornOn'
  | 'notice'
  | 'house'
  | 'deceased'
  | 'diedOn'
  | 'place'
  | 'ownName'
  | 'otherName'
  | 'marriedOn'
  | 'newName'
export type Fact = { what: FactName; th?: string; en?: string; day?: string }
export type CheckName =
  | 'alive'
  | 'ofAge'
  | 'unmarried'
  | 'notRelated'
  | 'married'
  | 'otherAgreed'
  | 'hospitalKnows'
  | 'inTime'
  | 'houseOfParent'
  | 'nameLawful'
  | 'surnameFree'
export type RegisterCheck = { what: CheckName; isRight: boolean }
export type Sight =
  | 'informantCard'
  | 'bothCards'
  | 'bothPresent'
  | 'twoWitnesses'
  | 'hospitalNotice'
  | 'deceasedCard'
  | 'divorceAgreement'
  | 'houseRegistration'
export type FilingStep =
  | 'filed'
  | 'otherAccepted'
  | 'otherRefused'
  | 'firstAgreed'
  | 'finePaid'
  | 'done'
  | 'refused'
  | 'withdrawn'
  | 'expired'
export type LifeRefusal = 'papersMissing' | 'notAllowed' | 'willDoubtful' | 'factsWrong'
/** Of a late notice, once the registrar has set it; paid by phone where it has a payment. */
export type LifeFine = {
  satang: number
  waiver?: 'notTheirFault' | 'firstTime' | 'hardship'
  paidAt?: string
  paymentId?: string
  /** While it is waited for. */
  payBy?: string
}
export type Filing = {
  filingId: string
  number: string
  kind: LifeKind
  state: FilingState
  isMine: boolean
  filedAt: string
  expiresAt: string
  other?: Named
  facts: Fact[]
  checks: RegisterCheck[]
  toBring: Sight[]
  needsSecond: boolean
  refusalReason?: LifeRefusal
  fine?: LifeFine
  history: { what: FilingStep; at: string }[]
}
export type Wish = { surname: 'own' | 'theirs'; title: 'keep' | 'mrs' }
export type NearPerson = Named & { personId: string; relation: 'head' | 'spouse' | 'relative' }
export type FamilyFrom = 'father' | 'mother' | 'spouse' | 'former'
export type OwnNames = {
  firstTh: string
  firstEn: string
  lastTh: string
  lastEn: string
  family: { from: FamilyFrom; lastTh: string; lastEn: string }[]
}
export type NameFault = 'letters' | 'tooLong' | 'royal' | 'rank' | 'rude'
export type NameAnswer = { standing: 'free' | 'taken' | 'alike' | 'forbidden'; fault?: NameFault }

const base = '/v1/me/life-events'
const pathOf = (id: string, what: string) => `${base}/${encodeURIComponent(id)}/${what}`

export const readFilings = async (): Promise<Filing[]> =>
  (await asCitizen<{ filings: Filing[] }>({ path: base, patienceSeconds: 4 })).filings

export const readNear = async (): Promise<NearPerson[]> =>
  (await asCitizen<{ people: NearPerson[] }>({ path: `${base}/near`, patienceSeconds: 4 })).people

export const readNames = (): Promise<OwnNames> => asCitizen({ path: `${base}/names`, patienceSeconds: 4 })

export const checkName = (part: 'first' | 'last', name: string): Promise<NameAnswer> =>
  asCitizen({ method: 'POST', path: `${base}/names/check`, json: { part, name }, patienceSeconds: 4 })

/** A passcode is never sent twice by itself. */
export const notifyLife = (
  what: 'birth' | 'death' | 'marriage' | 'divorce' | 'name',
  body: Record<string, unknown> & { requestId: string; passcode: string },
): Promise<Filing> => asCitizen({ method: 'POST', path: `${base}/${what}`, json: body, patienceSeconds: 0 })

export const withdrawFiling = (id: string): Promise<void> =>
  asCitizen({ method: 'POST', path: pathOf(id, 'withdraw'), patienceSeconds: 4 })

export const answerFiling = (
  id: string,
  answer: { answer: 'accepted' | 'refused'; wish?: Wish; passcode: string },
): Promise<void> =>
  asCitizen({ method: 'POST', path: pathOf(id, 'answer'), json: answer, patienceSeconds: 0 })
