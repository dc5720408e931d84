// Outside the sandbox: a system on trial lets in the people of its own organisation, and nobody else.
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  aBrowser,
  aCitizenPhone,
  authorizeUrl,
  openPage,
  PASSCODE,
  ticketIn,
} from '../../../tests/sign-in.ts'
import { transaction } from '../../platform/context.ts'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { authenticators } from '../authenticators/index.ts'
import { consent } from '../consent/index.ts'
import { notices } from '../notices/index.ts'
import { addTester, parties, registerClient, registerParty, setStage } from '../parties/index.ts'
import { people } from '../people/index.ts'
import { federation } from './index.ts'

const REDIRECT = 'https://trials.example/cb'
let t: TestServer
let phone: Awaited<ReturnType<typeof aCitizenPhone>>
let partyId: string
let clientId: string
beforeAll(async () => {
  t = await startTestServer({
    modules: [people, consent, notices, authenticators, parties, federation],
    environment: {
      TUATON_SANDBOX: 'off',
      TUATON_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
      DATABASE_URL: 'postgres://unused',
      TUATON_ORIGIN: 'https://id.example',
    },
  })
  const inSandbox = { ...t.ctx, settings: { ...t.ctx.settings, sandbox: true } }
  phone = await aCitizenPhone({ ...t, ctx: inSandbox })
  const names = { nameTh: 'กรมทดลอง', nameEn: 'Trials', domain: 'trials.example' }
  partyId = await registerParty(t.ctx, { ...names, verified: true })
  const registered = await registerClient(t.ctx, partyId, {
    redirectUris: [REDIRECT],
    scopes: ['pid'],
    dialects: ['thaid'],
    stage: 'trial',
    purpose: { th: 'ทดลอง', en: 'To try' },
  })
  clientId = registered.clientId
})
afterAll(() => t.close())

async function approve() {
  const browser = aBrowser(t)
  const asked = { client_id: clientId, redirect_uri: REDIRECT, scope: 'pid' }
  const { id, page } = await openPage(browser, authorizeUrl(asked))
  await phone.call('POST', '/v1/sign-in/claim', { ticket: ticketIn(page) })
  const { number } = (await browser({ url: `/sign-in/${id}/status` })).json()
  const answer = { passcode: PASSCODE, number, items: ['pid'] }
  return (await phone.call('POST', `/v1/sign-in/requests/${id}/approve`, answer)).json()
}

test('a stranger is told so, and nothing of theirs leaves', async () => {
  expect(await approve()).toMatchObject({ code: 'federation.clientOnTrial' })
})

test('its own people sign in', async () => {
  await transaction(t.ctx, tx => addTester(tx, partyId, phone.personId))
  expect(await approve()).toEqual({ status: 'approved' })
})

test('in production everybody does', async () => {
  await t.ctx.db.deleteFrom('parties.tester' as never).execute()
  await setStage(t.ctx, clientId, 'live')
  expect(await approve()).toEqual({ status: 'approved' })
})
