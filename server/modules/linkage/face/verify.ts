// Is this the face of that number? Told in bands, a few times a day, for a purpose, and the person can read it.
import type { ActorOf } from '../../../platform/actors.ts'
import type { Ctx } from '../../../platform/context.ts'
import { newId, transaction } from '../../../platform/context.ts'
import type { FaceFinding } from '../../biometrics/index.ts'
import { analyseFace, BiometricsBusy, compareFaces } from '../../biometrics/index.ts'
import { findClient } from '../../parties/index.ts'
import { findPersonByNumber, getRegisterPhoto, isAlive } from '../../people/index.ts'
import { faceCompared } from '../events.ts'
import { fail } from '../failures.ts'
import { countOfParty, countTries, insertCheck, setResult } from './store.ts'
import type { Purpose, Result } from './words.ts'

const DAY_MILLISECONDS = 24 * 3600 * 1000
const TRIES_A_DAY = 5
const PER_PARTY_A_DAY = 5_000
// A picture that climbs towards a face must not see itself rise: between two bands nothing shows (A34).
const BANDS: Record<Result, number> = { match: 95, unsure: 60, no_match: 10 }
const MIN_EYE_DISTANCE_PIXELS = 60

export type FaceQuestion = { citizenNumber: string; purpose: Purpose; picture: Uint8Array; exact: boolean }
export type FaceAnswer = {
  result: Result
  /** A band, or for a contract that allows it a whole number. */
  score: number
  quality: { eyeDistancePixels: number; sharpness: number; brightness: number }
  requestId: string
}

/**
 * Compares a face with the register's photograph of a number. A number nobody has is answered like a stranger's face.
 * @throws linkage.pictureUnusable with the rule that was broken; tooManyTries; quotaUsed; busy
 */
export async function verifyFace(ctx: Ctx, question: FaceQuestion): Promise<FaceAnswer> {
  const { clientId } = ctx.actor as ActorOf<'party'>
  const client = await findClient(ctx, clientId)
  if (!client) throw fail.agencyUnknown()
  const partyId = client.party.id
  const personKey = ctx.vault.keyedHash('face-check', question.citizenNumber).toString('base64url')
  const id = await countTry(ctx, { question, clientId, partyId, personKey })
  const sent = await analyse(question.picture).catch(async error => {
    // A picture that cannot be used tells nothing about anybody, and is no try.
    await setResult(ctx, personKey, id, 'refused')
    throw error
  })
  const person = await findPersonByNumber(ctx, question.citizenNumber)
  const known = person && (await isAlive(ctx, person.personId)) ? person.personId : undefined
  const compared = await compareWith(ctx, sent, known, question.picture)
  const result: Result = compared ? results[compared.outcome] : 'no_match'
  await transaction(ctx, async tx => {
    await setResult(tx, personKey, id, result)
    const data = { clientId, partyId, purpose: question.purpose, result }
    await tx.emit(faceCompared, data, { personId: known })
  })
  return {
    result,
    score: question.exact && compared ? compared.similarityPercent : BANDS[result],
    quality: {
      eyeDistancePixels: Math.round(sent.eyeDistancePixels),
      sharpness: Math.round(sent.sharpness),
      brightness: Math.round(sent.luma),
    },
    requestId: id,
  }
}

const results = { match: 'match', unsure: 'unsure', noMatch: 'no_match' } as const

type Try = { question: FaceQuestion; clientId: string; partyId: string; personKey: string }

/** Counts before it looks, so that many at once gain nothing. */
async function countTry(ctx: Ctx, { question, clientId, partyId, personKey }: Try): Promise<string> {
  const since = new Date(ctx.now().getTime() - DAY_MILLISECONDS)
  const id = newId(ctx)
  await insertCheck(ctx, {
    person_key: personKey,
    id,
    party_id: partyId,
    client_id: clientId,
    purpose: question.purpose,
    result: null,
    created_at: ctx.now(),
  })
  const refused = async (failure: Error) => {
    await setResult(ctx, personKey, id, 'refused')
    throw failure
  }
  if ((await countTries(ctx, personKey, partyId, since)) > TRIES_A_DAY) return refused(fail.tooManyTries())
  if ((await countOfParty(ctx, partyId, since)) > PER_PARTY_A_DAY) return refused(fail.quotaUsed())
  return id
}

async function analyse(picture: Uint8Array): Promise<FaceFinding> {
  // JPEG alone, by what it is and not by what it is called (ISO/IEC 10918-1 B.1.1.3).
  if (picture[0] !== 0xff || picture[1] !== 0xd8) throw fail.pictureUnusable({ rule: 'format' })
  const found = await analyseFace(picture).catch(error => {
    throw error instanceof BiometricsBusy ? fail.busy({ retryAfterSeconds: 5 }) : error
  })
  if (found.outcome === 'refused') throw fail.pictureUnusable({ rule: found.reason })
  if (found.otherFaces > 0) throw fail.pictureUnusable({ rule: 'manyFaces' })
  if (found.face.eyeDistancePixels < MIN_EYE_DISTANCE_PIXELS) throw fail.pictureUnusable({ rule: 'tooSmall' })
  return found.face
}

/** The same work for a number nobody has: a second picture is measured, and counts for nothing. */
async function compareWith(ctx: Ctx, sent: FaceFinding, personId: string | undefined, picture: Uint8Array) {
  const kept = personId ? await getRegisterPhoto(ctx, personId) : picture
  const known = await analyseFace(kept, { anyQuality: true, anyCount: true, anyPose: true })
  if (known.outcome === 'refused' || !personId) return undefined
  return compareFaces(sent.template, known.face.template)
}
