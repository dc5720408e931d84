// Registrations whose card was read already: what the reader would have written, so that tests of later steps need no camera.
import { sql } from 'kysely'
import { cast, drawFaceJpeg } from '../invented/faces/index.ts'
import { hashPasscode } from '../server/modules/authenticators/index.ts'
import { newId } from '../server/platform/context.ts'
import { sha256 } from '../server/platform/crypto.ts'
import { keepFile } from '../server/platform/files.ts'
import type { TestServer } from '../server/platform/testing.ts'
import { fullNameEn, fullNameTh } from '../shared/names.ts'
import { type Applicant, anApplicant, type Citizen, type Reachable } from './applicant.ts'

type Reading = {
  citizenNumber: string
  nameTh: string
  nameEn: string
  birthDate: string
  issueDate: string
  expiryDate: string
  laserCode: string
}

/** Where what a reader would have written can be written: straight to the database. */
type Prepared = Pick<TestServer, 'ctx'>

/** What a perfect reader reads from somebody's card. */
export function readingOf({ person }: Citizen): Reading {
  const newest = person.cards.at(-1)
  if (!newest) throw new Error('no card')
  const { issueDate, expiryDate, laserCode } = newest
  return {
    citizenNumber: person.citizenNumber,
    nameTh: fullNameTh(person.name),
    nameEn: fullNameEn(person.name),
    birthDate: person.birthDate,
    issueDate,
    expiryDate,
    laserCode,
  }
}

/** An applicant at `details`: both sides read and confirmed; `change` is what the card says otherwise. */
export async function aReadCard(
  t: Reachable & Prepared,
  citizen: Citizen,
  change: Partial<Reading> = {},
  applicant?: Applicant,
): Promise<Applicant> {
  const own = applicant ?? (await anApplicant(t))
  if (!applicant) await own.acceptTerms()
  await giveCard(t, own.token.split('.')[0] ?? '', { ...readingOf(citizen), ...change }, citizen.castIndex)
  return own
}

/** An applicant whom the register has confirmed. */
export async function atSelfie(t: TestServer, citizen: Citizen): Promise<Applicant> {
  const applicant = await aReadCard(t, citizen)
  const view = await applicant.post('details/confirm')
  if (view.step !== 'selfie')
    throw new Error(
      `expected the selfie, stands at ${view.step} ${view.lastProblem ?? view.counter?.code ?? ''}`,
    )
  return applicant
}

const portraits = new Map<number, Promise<Buffer>>()
async function portraitOf(castIndex: number) {
  const known = portraits.get(castIndex) ?? drawFaceJpeg(cast[castIndex]!, {}, { width: 240, height: 300 })
  portraits.set(castIndex, known)
  return known
}

async function giveCard(t: Prepared, sessionId: string, { laserCode, ...front }: Reading, castIndex: number) {
  const until = new Date(t.ctx.now().getTime() + 86_400_000)
  const portraitId = await keepFile(t.ctx, 'proofing', 'image/jpeg', await portraitOf(castIndex), until)
  const frontId = await insertReading(t, sessionId, 'cardFront', front, portraitId)
  const backId = await insertReading(t, sessionId, 'cardBack', { laserCode }, null)
  await sql`update proofing.session set card_front_id = ${frontId}, card_back_id = ${backId} where id = ${sessionId}`.execute(
    t.ctx.db,
  )
}

async function insertReading(
  t: Prepared,
  sessionId: string,
  kind: string,
  reading: object,
  portraitId: string | null,
) {
  const id = newId(t.ctx)
  const sealed = t.ctx.vault.seal('proofing-reading', Buffer.from(JSON.stringify(reading)), id)
  await sql`insert into proofing.evidence (session_id, id, kind, status, sha256, file_ids, task, reading_sealed, portrait_id, created_at)
    values (${sessionId}, ${id}, ${kind}, 'read', ${sha256(id)}, '{}', '{}', ${sealed}, ${portraitId}, ${t.ctx.now()})`.execute(
    t.ctx.db,
  )
  return id
}

/** Many phones at `details` with the same card. */
export async function manyAtDetails(t: TestServer, citizen: Citizen, count: number): Promise<Applicant[]> {
  const applicants: Applicant[] = []
  for (let done = 0; done < count; done += 50)
    applicants.push(
      ...(await Promise.all(Array.from({ length: Math.min(50, count - done) }, () => aReadCard(t, citizen)))),
    )
  return applicants
}

/** Lets every registration of a person stand at consent, as if each face had passed. */
export async function passFace(t: TestServer, { person }: Citizen, passcode: string) {
  const hash = await hashPasscode(t.ctx, passcode)
  await sql`update proofing.session set selfie_id = id, passcode_hash = ${hash} where person_id = ${person.personId} and status = 'open'`.execute(
    t.ctx.db,
  )
}
