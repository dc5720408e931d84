import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestServer } from '../../platform/testing.ts'
import { startTestServer } from '../../platform/testing.ts'
import { prepareDemoClients } from './demo-clients.ts'
import {
  findClient,
  parties,
  readDemoClients,
  registerClient,
  registerParty,
  verifyClientSecret,
} from './index.ts'

let t: TestServer
beforeAll(async () => {
  t = await startTestServer({ modules: [parties] })
})
afterAll(() => t.close())

async function aClient() {
  const partyId = await registerParty(t.ctx, {
    nameTh: 'ก',
    nameEn: 'A',
    domain: 'a.example',
    verified: true,
  })
  return registerClient(t.ctx, partyId, {
    redirectUris: ['https://a.example/cb'],
    scopes: ['openid'],
    purpose: { th: 'ก', en: 'a' },
  })
}

describe('clients', () => {
  test('have the look of ThaID, and their secret stands nowhere', async () => {
    const { clientId, clientSecret } = await aClient()
    expect(clientId).toMatch(/^[A-Za-z0-9]{43}$/)
    expect(clientSecret).toMatch(/^[A-Za-z0-9]{54}$/)
    const { rows } = await sql<{ all: string }>`select c::text as all from parties.client c`.execute(t.ctx.db)
    expect(rows.map(row => row.all).join()).not.toContain(clientSecret)
    expect(t.logLines.join()).not.toContain(clientSecret)
  })

  test('are known by id and secret, padding or not', async () => {
    const { clientId, clientSecret } = await aClient()
    expect((await verifyClientSecret(t.ctx, `${clientId}=`, `${clientSecret}==`))?.id).toBe(clientId)
    expect(await verifyClientSecret(t.ctx, clientId, `${clientSecret}x`)).toBeUndefined()
    expect((await findClient(t.ctx, clientId))?.party.domain).toBe('a.example')
    expect(await findClient(t.ctx, "x' or 1=1")).toBeUndefined()
  })

  test.each([
    'http://a.example/cb',
    'https://a.example/cb#f',
    'https://u:p@a.example/',
    'javascript:1',
    '/cb',
  ])('cannot register the address %s', async uri => {
    const partyId = await registerParty(t.ctx, { nameTh: 'ก', nameEn: 'A', domain: 'a', verified: true })
    const client = { redirectUris: [uri], scopes: [], purpose: { th: '', en: '' } }
    await expect(registerClient(t.ctx, partyId, client)).rejects.toThrow('absolute https')
  })
})

describe('demo clients', () => {
  test('are seeded in the sandbox, again and again', async () => {
    await prepareDemoClients(t.ctx)
    for (const { client_id, client_secret } of readDemoClients())
      expect(await verifyClientSecret(t.ctx, client_id, client_secret)).toBeDefined()
  })

  test('stop a server outside the sandbox, and open nothing there', async () => {
    const outside = { ...t.ctx, settings: { ...t.ctx.settings, sandbox: false } }
    await expect(prepareDemoClients(outside)).rejects.toThrow('must not start')
    expect(await findClient(outside, readDemoClients()[0]!.client_id)).toBeUndefined()
    await sql`delete from parties.client where is_demo`.execute(t.ctx.db)
    await expect(prepareDemoClients(outside)).resolves.toBeUndefined()
    await prepareDemoClients(t.ctx)
  })
})
