// Cases away from the phone, for tests: what a chip says, what a camera at a counter sees, and a phone that takes the case over.
import { randomUUID } from 'node:crypto'
import { cast, drawFaceJpeg } from '../invented/faces/index.ts'
import { sha256 } from '../server/platform/crypto.ts'
import { fullNameEn, fullNameTh } from '../shared/names.ts'
import { anApplicant, type Citizen, framesOf, multipart, type Reachable } from './applicant.ts'
import type { Phone } from './phone.ts'
import type { Officer, Terminal } from './staff.ts'

export type View = {
  caseId: string
  status: string
  step: string
  reason?: string
  ial?: string
  code?: string
  lastOutcome?: string
  triesLeft?: number
  person?: { nameTh: string; maskedNumber: string; card?: object }
}
type Worker = Pick<Terminal, 'call' | 'device'> | (Pick<Officer, 'call'> & { device: Phone })

type Holder = {
  person: Pick<Citizen['person'], 'citizenNumber' | 'name' | 'birthDate'> & {
    cards: Pick<Citizen['person']['cards'][number], 'issueDate' | 'expiryDate' | 'requestNumber'>[]
  }
  castIndex: number
}

/** What somebody's chip says, with a photograph as small as a chip's. */
export async function chipOf({ person, castIndex }: Holder) {
  const newest = person.cards.at(-1)
  if (!newest) throw new Error('no card')
  const photo = await drawFaceJpeg(cast[castIndex]!, {}, { width: 148, height: 178 })
  return {
    citizenNumber: person.citizenNumber,
    nameTh: fullNameTh(person.name),
    nameEn: fullNameEn(person.name),
    birthDate: person.birthDate,
    issueDate: newest.issueDate,
    expiryDate: newest.expiryDate ?? 'lifetime',
    requestNumber: newest.requestNumber,
    photo: Buffer.from(photo).toString('base64'),
  }
}
export type ChipData = Awaited<ReturnType<typeof chipOf>>

/** A case at a terminal, with its steps as the screen there takes them. */
export async function aCase(worker: Worker, channel: string, prefix = '/v1/counter/cases', caseId?: string) {
  const opened = (
    caseId
      ? await worker.call('GET', `${prefix}/${caseId}`)
      : await worker.call('POST', prefix, { json: { channel } })
  ).json() as View
  const post = async (path: string, json?: object): Promise<View> =>
    (await worker.call('POST', `${prefix}/${opened.caseId}/${path}`, json ? { json } : {})).json()
  const step = (path: string, json: object, stepId: string = randomUUID()) => post(path, { ...json, stepId })
  return {
    opened,
    caseId: opened.caseId,
    post,
    step,
    show: async () => (await worker.call('GET', `${prefix}/${opened.caseId}`)).json() as View,
    chip: (chip: ChipData, stepId?: string) => step('chip', { chip }, stepId),
    async face(castIndex: number, sign: Phone = worker.device): Promise<View> {
      const asked = (await post('face/challenge')) as unknown as {
        challengeId: string
        nonce: string
        asks: string[]
      }
      if (!asked.asks) return asked as unknown as View
      const frames = await framesOf(castIndex, asked.asks)
      const binding = await sign.sign({
        challengeId: asked.challengeId,
        nonce: asked.nonce,
        frames: frames.map((frame, index) => ({ ask: asked.asks[index], sha256: sha256(frame) })),
      })
      const { bytes, type } = multipart({ binding }, frames)
      return (await worker.call('PUT', `${prefix}/${opened.caseId}/face`, { bytes, type })).json()
    },
    async ticket() {
      return (await post('ticket')) as unknown as { ticket: string; code?: string }
    },
  }
}

/** A phone that has accepted the terms and is ready to take a case over; `known` when it is bound already and raises its level. */
export async function aTaker(t: Reachable, known?: Phone) {
  const applicant = await anApplicant(t, known, known ? 'raise' : undefined, 'case')
  if (!known) await applicant.acceptTerms()
  return {
    ...applicant,
    claim: (json: object) => applicant.send('POST', 'claim', { json }),
    claimByCode: (json: object) => applicant.send('POST', 'claim-code', { json }),
    look: (ticket: string) => applicant.send('POST', 'ticket', { json: { ticket } }),
  }
}
