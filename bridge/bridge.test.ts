// Who may use the bridge: listed websites by its own name, paired at this machine.
import { request } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { inventCardMemory } from '../sandbox/card/invent.ts'
import { createVirtualCard } from '../sandbox/card/virtual-card.ts'
import { aCounterPage } from '../tests/counter-page.ts'
import { aBridge, type BridgeOptions, counterOrigin as ORIGIN } from '../tests/virtual-bridge.ts'
import { readBridgeSettings } from './settings.ts'

const memory = await inventCardMemory({ citizenNumber: '1009900230700' })

let bridge: Awaited<ReturnType<typeof aBridge>> | undefined
afterEach(() => bridge?.close())
const start = async (options: BridgeOptions = {}) => {
  bridge = await aBridge(options)
  return bridge
}

describe('who may use it', () => {
  test('A71 a website that is not listed, and no website at all, are refused and hear nothing', async () => {
    const { url } = await start()
    for (const origin of ['https://evil.example', 'http://localhost:4001', 'null', `${ORIGIN}/`]) {
      const answer = await fetch(`${url}/status`, { headers: { origin } })
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, null])
      expect(await answer.json()).toMatchObject({ code: 'bridge.originRefused', title: /./, titleTh: /./ })
      const preflight = await fetch(`${url}/read`, { method: 'OPTIONS', headers: { origin } })
      expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([403, null])
    }
    expect((await fetch(`${url}/status`)).status).toBe(403)
  })

  test('A70 a foreign name that leads to this machine (DNS rebinding) is refused', async () => {
    const { port } = await start()
    const ask = (host: string) =>
      new Promise<number>(resolve => {
        const options = { port, host: '127.0.0.1', path: '/status', headers: { host, origin: ORIGIN } }
        request(options, answer => resolve(answer.resume().statusCode ?? 0)).end()
      })
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', `127.0.0.1:${port + 1}`])
      expect([host, await ask(host)]).toEqual([host, 403])
    expect(await ask(`localhost:${port}`)).toBe(200)
  })

  test('a listed website passes the preflight, also from the internet to this machine', async () => {
    const { url } = await start()
    const origin = 'https://counter.example.go.th'
    const headers = { origin, 'access-control-request-method': 'POST' }
    const asked = { ...headers, 'access-control-request-private-network': 'true' }
    const answer = await fetch(`${url}/read`, { method: 'OPTIONS', headers: asked })
    expect(answer.status).toBe(204)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-headers': 'authorization, content-type',
      'access-control-allow-private-network': 'true',
      vary: 'Origin',
    })
    const plain = await fetch(`${url}/read`, { method: 'OPTIONS', headers })
    expect(plain.headers.get('access-control-allow-private-network')).toBeNull()
  })

  test('what it does not know is refused in the same form', async () => {
    const { url, pairedPage } = await start()
    const page = await pairedPage()
    expect(await page.call('GET', '/other')).toMatchObject({ status: 404, body: { code: 'bridge.notFound' } })
    for (const body of [{ reader: 7 }, { photo: 'yes' }, { extra: 1 }, { reader: 'x'.repeat(2_000) }, []])
      expect(await page.call('POST', '/read', body)).toMatchObject({
        status: 400,
        body: { code: 'bridge.invalidRequest' },
      })
    const text = await fetch(`${url}/pair`, {
      method: 'POST',
      headers: { origin: ORIGIN },
      body: '{"code":"000000"}',
    })
    expect(text.status).toBe(400)
  })
})

describe('pairing', () => {
  test('without it no card is read; a code is good once, and for its own website', async () => {
    const { url, codes, insert, pairedPage } = await start()
    insert('Reader A', createVirtualCard(memory))
    expect(await aCounterPage(url).read()).toMatchObject([{ code: 'bridge.notPaired' }])
    const page = aCounterPage(url)
    const { status, body } = await page.pair(codes[0]!)
    expect([status, body.expiresAt]).toEqual([200, '2026-11-01T20:00:00.000Z'])
    expect(await page.status()).toMatchObject({ paired: true })
    expect(codes).toHaveLength(2)
    expect((await aCounterPage(url).pair(codes[0]!)).status).toBe(codes[0] === codes[1] ? 200 : 403)
    const headers = { authorization: `Bearer ${body.token}` }
    const other = aCounterPage(url, { origin: 'https://counter.example.go.th', headers })
    expect(await other.read()).toMatchObject([{ code: 'bridge.notPaired' }])
    expect((await (await pairedPage()).read()).at(-1)?.type).toBe('done')
  })

  test('A72 guessing: five wrong codes end the code and open a pause that doubles', async () => {
    const { url, codes, clock } = await start()
    const page = aCounterPage(url)
    const wrong = () => (codes.at(-1) === '000000' ? '000001' : '000000')
    for (const triesLeft of [4, 3, 2, 1])
      expect(await page.pair(wrong())).toMatchObject({
        status: 403,
        body: { code: 'bridge.wrongCode', triesLeft },
      })
    expect(await page.pair(wrong())).toMatchObject({ status: 429, body: { retryAfterSeconds: 60 } })
    expect(codes).toHaveLength(2)
    expect(await page.pair(codes[1]!)).toMatchObject({ status: 429, body: { code: 'bridge.tooManyTries' } })
    clock.now += 60_000
    for (let tries = 0; tries < 4; tries += 1) await page.pair(wrong())
    expect(await page.pair(wrong())).toMatchObject({ body: { retryAfterSeconds: 120 } })
    clock.now += 120_000
    expect((await page.pair(codes[2]!)).status).toBe(200)
    expect(await page.call('POST', '/pair', { code: '12345' })).toMatchObject({ status: 400 })
  })

  test('ends after twelve hours', async () => {
    const { clock, pairedPage } = await start()
    const page = await pairedPage()
    clock.now += 12 * 3_600_000 - 1
    expect(await page.status()).toMatchObject({ paired: true })
    clock.now += 1
    expect(await page.status()).toMatchObject({ paired: false })
  })
})

describe('settings', () => {
  test('the server of this machine unless other websites are listed; anything but an origin is refused', () => {
    expect(readBridgeSettings({ PORT: '4100', CARD_BRIDGE_PORT: '', CARD_BRIDGE_ORIGINS: '' })).toEqual({
      port: 35555,
      origins: ['http://localhost:4100', 'http://127.0.0.1:4100'],
    })
    const listed = 'https://counter.example.go.th, http://127.0.0.1:4000'
    expect(readBridgeSettings({ CARD_BRIDGE_ORIGINS: listed, CARD_BRIDGE_PORT: '1234' })).toEqual({
      port: 1234,
      origins: ['https://counter.example.go.th', 'http://127.0.0.1:4000'],
    })
    for (const wrong of ['*', 'null', ' ', 'https://a.example/', 'counter.example', 'https://a.example,*'])
      expect(() => readBridgeSettings({ CARD_BRIDGE_ORIGINS: wrong })).toThrow('is no origin')
    expect(() => readBridgeSettings({ CARD_BRIDGE_PORT: '99999' })).toThrow('Settings')
  })
})
