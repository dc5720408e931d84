// The change was made and its answer lost on the way (F03): asked again, everything is there and nothing is there twice.

import type { AddressInfo } from 'node:net'
import type { InjectOptions } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { modules } from '../../server/modules.ts'
import { startTestServer, type TestServer } from '../../server/platform/testing.ts'
import { aCitizen, anApplicant, PASSCODE } from '../applicant.ts'
import { aReadCard, passFace } from '../read-card.ts'
import { aBrowser, getCode, openPage, redeem, sendForm, ticketIn } from '../sign-in.ts'
import { requestTo } from './client.ts'
import { aDroppingProxy } from './dropping-proxy.ts'

let t: TestServer
let proxy: Awaited<ReturnType<typeof aDroppingProxy>>
beforeAll(async () => {
  t = await startTestServer({ modules })
  await t.app.listen({ host: '127.0.0.1', port: 0 })
  proxy = await aDroppingProxy((t.app.server.address() as AddressInfo).port)
})
afterAll(async () => {
  proxy.close()
  await t.close()
})

/** A server every one of whose changes is answered only the second time. */
function losing() {
  const send = requestTo(proxy.origin)
  return async (options: InjectOptions) => {
    if ((options.method ?? 'GET') === 'GET') return send(options)
    proxy.state.dropping = true
    await expect(send(options)).rejects.toThrow()
    proxy.state.dropping = false
    // The phone signs the second call anew; the helper cannot, so the proof's memory is emptied for it.
    await sql`truncate authenticators.seen_proof`.execute(t.ctx.db)
    return send(options)
  }
}

const count = async (query: ReturnType<typeof sql>) => (await query.execute(t.ctx.db)).rows.length

test('a registration whose every answer is lost once ends with one phone and one of everything (F03)', async () => {
  const lossy = { ...t, request: losing() as never }
  const citizen = await aCitizen(t, 0)
  const applicant = await anApplicant(lossy)
  const steps: string[] = []
  const note = async () => void steps.push((await applicant.show()).step)
  await applicant.acceptTerms()
  await note()
  await aReadCard(t, citizen, {}, applicant)
  await applicant.post('details/confirm')
  await note()
  await passFace(t, citizen, PASSCODE)
  await sql`update proofing.session set passcode_hash = null where id = ${applicant.token.split('.')[0]}`.execute(
    t.ctx.db,
  )
  await applicant.choosePasscode()
  await note()
  expect(steps).toEqual(['cardFront', 'selfie', 'consent'])
  expect(await applicant.consent()).toMatchObject({
    session: { step: 'done' },
    accessToken: expect.any(String),
  })
  const { personId } = citizen.person
  expect(await count(sql`select 1 from authenticators.device where person_id = ${personId}`)).toBe(1)
  expect(await count(sql`select 1 from authenticators.assurance where person_id = ${personId}`)).toBe(1)
  expect(await count(sql`select 1 from consent.acceptance where person_id = ${personId}`)).toBe(2)
  expect(
    await count(
      sql`select 1 from platform.event where name = 'proofing.completed' and person_id = ${personId}`,
    ),
  ).toBe(1)

  const opened = (
    await applicant.phone.call('POST', '/v1/session', { json: { passcode: PASSCODE } })
  ).json() as { accessToken: string }
  const browser = aBrowser(t)
  const { id, page } = await openPage(browser)
  const { accessToken: token } = opened
  const claimed = await applicant.phone.call('POST', '/v1/sign-in/claim', {
    token,
    json: { ticket: ticketIn(page) },
  })
  expect(claimed.statusCode).toBe(200)
  const { number } = (await browser({ url: `/sign-in/${id}/status` })).json() as { number?: string }
  const json = {
    passcode: PASSCODE,
    items: ['pid', 'given_name', 'family_name'],
    ...(number ? { number } : {}),
  }
  await applicant.phone.call('POST', `/v1/sign-in/requests/${id}/approve`, { token, json })
  const finish = await browser({ url: `/sign-in/${id}/finish` })
  expect(String(finish.headers.location)).toContain('code=')
  expect(
    await count(
      sql`select 1 from platform.event where name = 'federation.signInApproved' and person_id = ${personId}`,
    ),
  ).toBe(1)
  expect(proxy.state.lost).toBeGreaterThan(6)
})

test('a code whose tokens were lost is spent: a second use ends the first, and the person signs in again (F03, A02)', async () => {
  const { code } = await getCode(t)
  const lossy = { ...t, request: losing() as never }
  expect((await redeem(lossy, code)).json()).toMatchObject({ error: 'invalid_request' })
  const browser = aBrowser(t)
  const { page } = await openPage(browser)
  expect((await sendForm(browser, page, 'confirm')).statusCode).toBe(302)
})
