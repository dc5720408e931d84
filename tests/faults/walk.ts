// One person's way, again and again: registration, wrong and right passcodes, a sign-in with its tokens. Every lost answer is asked again.

import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Ctx } from '../../server/platform/context.ts'
import type { TestServer } from '../../server/platform/testing.ts'
import { type Applicant, aCitizen, anApplicant, PASSCODE } from '../applicant.ts'
import type { Phone } from '../phone.ts'
import { aReadCard } from '../read-card.ts'
import { aBrowser, openPage, redeem, ticketIn } from '../sign-in.ts'
import { requestTo } from './client.ts'
import type { History } from './history.ts'

const WRONG = '82947151'
/** Where the system is and how to reach its database; asked anew after each fault. */
export type World = { origin: string; ctx: () => Ctx; history: History; goOn: () => boolean }
type Server = Pick<TestServer, 'request' | 'ctx'> & { settings: { origin: string } }

export class Stopped extends Error {}

/** Does it until it is answered, as a phone does that lost its connection; 503 says: not now. */
async function insist<T>(world: World, work: (t: Server) => Promise<T>): Promise<T> {
  for (;;) {
    if (!world.goOn()) throw new Stopped()
    try {
      const ctx = world.ctx()
      const request = requestTo(world.origin)
      const tried = async (options: never) => {
        const answer = await request(options)
        if (answer.statusCode === 503) throw new Error('not now')
        if (answer.statusCode >= 500) throw new Unexpected(`${answer.statusCode} ${answer.body}`)
        return answer
      }
      return await work({ ctx, request: tried as never, settings: { origin: world.origin } } as Server)
    } catch (error) {
      if (error instanceof Unexpected) throw error
      await delay(50)
    }
  }
}

/** A 5xx other than 503: a fault may delay an answer, never break it. */
export class Unexpected extends Error {}

/** Walks one person through everything. */
export async function walkOnce(world: World, castIndex: number): Promise<void> {
  const citizen = await insist(world, t => aCitizen(t, castIndex))
  const { personId } = citizen.person
  const { history } = world
  let phone: Phone | undefined
  const at = (work: (applicant: Applicant, t: Server) => Promise<void>) =>
    insist(world, async t => {
      // The same key finds its open registration again, whatever was lost.
      const applicant = await anApplicant(t as never, phone)
      phone = applicant.phone
      await work(applicant, t)
    })
  let sessionId = ''
  const step = (
    name: string,
    what: 'terms' | 'details' | 'passcode',
    work: (a: Applicant, t: Server) => Promise<unknown>,
  ) =>
    at(async (applicant, t) => {
      sessionId = applicant.token.split('.')[0] ?? ''
      if ((await applicant.show()).step === name) await work(applicant, t)
      if ((await applicant.show()).step === name) throw new Error('not yet')
      history.acknowledge({ what, sessionId, personId })
    })
  await step('terms', 'terms', a => a.acceptTerms())
  await insist(world, async t => {
    const applicant = await anApplicant(t as never, phone)
    await aReadCard(t as never, citizen, {}, applicant)
  })
  await step('details', 'details', a => a.post('details/confirm'))
  await insist(world, t =>
    sql`update proofing.session set selfie_id = id where id = ${sessionId}`.execute(t.ctx.db),
  )
  await step('passcode', 'passcode', a => a.choosePasscode())
  let applicant: Applicant | undefined
  await insist(world, async t => {
    applicant ??= await anApplicant(t as never, phone)
    const { accessToken, session } = await applicant.consent()
    if (session?.step !== 'done' || !accessToken) throw new Error('not yet')
  })
  history.acknowledge({ what: 'done', sessionId, personId })
  if (!phone) throw new Error('no phone')
  await signIn(world, phone, personId)
}

/** Guesses twice, opens the app, signs in at the demo client, redeems and refreshes. */
async function signIn(world: World, phone: Phone, personId: string) {
  const { history } = world
  const unlock = (passcode: string) =>
    insist(world, async () => {
      const answer = await phone.call('POST', '/v1/session', { json: { passcode } })
      return answer.json() as { accessToken?: string; triesLeft?: number; code?: string }
    })
  let before = 10
  for (let guess = 0; guess < 2; guess++) {
    const { triesLeft = 0 } = await unlock(WRONG)
    // A lost answer may have counted as well: fewer tries are left, never more.
    if (triesLeft >= before) throw new Unexpected(`a try was given back (I3): ${triesLeft} after ${before}`)
    before = triesLeft
    history.wrongPasscode(personId, 10 - triesLeft)
  }
  history.rightPasscode(personId)
  const { accessToken, code } = await unlock(PASSCODE)
  if (!accessToken) throw new Unexpected(`the right passcode was refused: ${code}`)
  await insist(world, async t => {
    const browser = aBrowser(t as never)
    const { id, page } = await openPage(browser)
    const call = async (url: string, json: object) =>
      (await phone.call('POST', url, { token: accessToken, json })).json() as {
        status?: string
        code?: string
      }
    await call('/v1/sign-in/claim', { ticket: ticketIn(page) })
    const { number } = (await browser({ url: `/sign-in/${id}/status` })).json() as { number?: string }
    const items = ['pid', 'given_name', 'family_name']
    const yes = await call(`/v1/sign-in/requests/${id}/approve`, {
      passcode: PASSCODE,
      items,
      ...(number ? { number } : {}),
    })
    if (yes.status !== 'approved' && yes.code !== 'federation.requestAnswered')
      throw new Error(`not yet: ${yes.code}`)
    const finish = await browser({ url: `/sign-in/${id}/finish` })
    const granted = new URL(String(finish.headers.location)).searchParams.get('code')
    if (!granted) throw new Error('not yet')
    const answers = await Promise.allSettled([redeem(t as never, granted), redeem(t as never, granted)])
    for (const answer of answers)
      if (answer.status === 'fulfilled' && answer.value.statusCode === 200) history.redeemed(granted)
  })
}
