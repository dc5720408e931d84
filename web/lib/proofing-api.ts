import { ask, askBlob, type Call } from './api.ts'
import type {
  ConsentText,
  Grant,
  JourneyStep,
  JourneyView,
  ProofChannel,
  Purpose,
  SelfieChallenge,
} from './api-types.ts'
import type { Language } from './preferences.ts'
import { Problem } from './problem.ts'
import { forget, keep, recall } from './store.ts'

const tokenName = 'journey-token'
const base = '/v1/proofing'

export type CardSide = 'card-front' | 'card-back'

async function inJourney<T>(call: Call): Promise<T> {
  return ask<T>({ ...call, token: await journeyToken() })
}

async function journeyToken(): Promise<string> {
  const token = await recall<string>(tokenName)
  if (!token) throw new Problem('proofing.noJourney', 401)
  return token
}

/** Begins a registration or a recovery, or takes up the open one of this phone's key. */
export async function beginJourney(
  language: Language,
  purpose: Purpose = 'register',
  channel: ProofChannel = 'self',
): Promise<JourneyView> {
  const { token, session } = await ask<{ token: string; session: JourneyView }>({
    method: 'POST',
    path: `${base}/sessions`,
    json: { channel, language, purpose },
  })
  await keep(tokenName, token)
  return session
}

/** The journey as the server sees it, or undefined when this phone has none. */
export async function readJourney(signal?: AbortSignal): Promise<JourneyView | undefined> {
  const token = await recall<string>(tokenName)
  if (!token) return undefined
  try {
    return await ask<JourneyView>({ path: `${base}/session`, token, ...(signal ? { signal } : {}) })
  } catch (error) {
    if (!(error instanceof Problem) || ![401, 404, 410].includes(error.status)) throw error
    await forget(tokenName)
    return undefined
  }
}

/** Gives the journey up; the server erases its evidence. */
export async function abandonJourney(): Promise<void> {
  await inJourney<void>({ method: 'DELETE', path: `${base}/session` })
  await forget(tokenName)
}

/** Closes the book on this phone after the journey reached its end. */
export function forgetJourney(): Promise<void> {
  return forget(tokenName)
}

/** The versioned text a person is asked to accept; public. */
export function readConsentText(kind: 'terms' | 'card'): Promise<ConsentText> {
  return ask<ConsentText>({ path: `/v1/consent/texts/${kind}` })
}

export function acceptTerms(text: ConsentText): Promise<JourneyView> {
  return inJourney({
    method: 'POST',
    path: `${base}/terms`,
    json: { version: text.version, sha256: text.sha256 },
  })
}

export function sendCard(side: CardSide, image: Blob): Promise<JourneyView> {
  return inJourney({ method: 'PUT', path: `${base}/${side}`, body: image, contentType: image.type })
}

/** The straightened picture of the card side, for the person's own eyes. */
export async function readCardImage(side: CardSide): Promise<Blob> {
  return askBlob({ path: `${base}/${side}/image`, token: await journeyToken() })
}

export function decideCard(side: CardSide, decision: 'confirm' | 'retake'): Promise<JourneyView> {
  return inJourney({ method: 'POST', path: `${base}/${side}/${decision}`, json: {} })
}

export function confirmDetails(): Promise<JourneyView> {
  return inJourney({ method: 'POST', path: `${base}/details/confirm`, json: {} })
}

export function askSelfieChallenge(): Promise<SelfieChallenge> {
  return inJourney({ method: 'POST', path: `${base}/selfie/challenge`, json: {} })
}

/** Sends the frames in the order of the asks, with the signature that binds them to the challenge. */
export function sendSelfie(binding: string, frames: Blob[]): Promise<JourneyView> {
  const form = new FormData()
  form.append('binding', binding)
  frames.forEach((frame, i) => {
    form.append(`frame${i}`, frame, `frame${i}.jpg`)
  })
  return inJourney({ method: 'PUT', path: `${base}/selfie`, body: form })
}

export function choosePasscode(passcode: string, repeat: string): Promise<JourneyView> {
  return inJourney({ method: 'POST', path: `${base}/passcode`, json: { passcode, repeat } })
}

/** The phone is open, or must wait for another phone of the person, or for its time. */
export type Agreed = (Grant | { waitingUntil: string }) & { session: JourneyView }

export function giveConsent(passcode: string, text: ConsentText, deviceName: string): Promise<Agreed> {
  const { version, sha256 } = text
  return inJourney({
    method: 'POST',
    path: `${base}/consent`,
    json: { passcode, version, sha256, deviceName },
  })
}

/** Where a scanned code stands: the place, and the terminal that shows it. */
export type ProofPlace = { nameTh: string; nameEn: string; kind: string; code: string; terminal: string }

export function lookAtTicket(ticket: string): Promise<ProofPlace> {
  return inJourney({ method: 'POST', path: `${base}/ticket`, json: { ticket }, patienceSeconds: 10 })
}

export type ShopTicket = { ticket: string; expiresAt: string }

/** A code to show at a till, for this number, ending with a message to this telephone. */
export function requestAtShop(citizenNumber: string, phone: string): Promise<ShopTicket> {
  return inJourney({ method: 'POST', path: `${base}/shop-request`, json: { citizenNumber, phone } })
}

/** Takes over what was proven elsewhere, by the code on the screen there or by the code of a message. */
export async function claimCase(
  claim: { ticket: string; citizenNumber: string } | { code: string; citizenNumber: string },
): Promise<JourneyView | undefined> {
  const path = 'ticket' in claim ? `${base}/claim` : `${base}/claim-code`
  await inJourney<void>({ method: 'POST', path, json: claim, patienceSeconds: 10 })
  return readJourney()
}

/** Ways to be proven that not every installation has: where a sign-in elsewhere leads, and the level it has to vouch for. */
export type Ways = { thaid?: { host: string; needed: string } }

export function readWays(): Promise<Ways> {
  return ask({ path: `${base}/ways`, patienceSeconds: 2 })
}

/** The address of the other provider, for this phone's own attempt. */
export async function beginThaid(): Promise<string> {
  const { address } = await inJourney<{ address: string }>({ method: 'POST', path: `${base}/thaid/begin` })
  return address
}

/** What the other provider sent back with the person. */
export type ThaidAnswer = { state: string; code?: string; error?: string; iss?: string }

/** Hands the answer in, and reads where the journey stands now. A refusal is told once; a code may be handed in again. */
export async function finishThaid(answer: ThaidAnswer): Promise<JourneyView | undefined> {
  const patienceSeconds = answer.code ? 10 : 0
  await inJourney<void>({ method: 'POST', path: `${base}/thaid/finish`, json: answer, patienceSeconds })
  return readJourney()
}

/** Ends a freeze or takes over a level with the passcode of this phone. Tried once only: a repeated try could cost the person one of theirs. */
export function confirmWithPasscode(passcode: string): Promise<JourneyView> {
  return inJourney({ method: 'POST', path: `${base}/confirm`, json: { passcode }, patienceSeconds: 0 })
}

export function goBack(to: JourneyStep): Promise<JourneyView> {
  return inJourney({ method: 'POST', path: `${base}/back`, json: { to } })
}

/** Whether a registration was begun on this phone and not brought to its end. */
export async function hasJourney(): Promise<boolean> {
  return (await recall<string>(tokenName)) !== undefined
}
