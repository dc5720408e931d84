// The bridge over HTTP, with readers that are objects: who may use it, what a reading says, what it never says.
import { request } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { afterEach, describe, expect, test } from 'vitest'
import { inventCardMemory } from '../sandbox/card/invent.ts'
import { type CardOptions, createVirtualCard } from '../sandbox/card/virtual-card.ts'
import { isValidCitizenNumber } from '../shared/citizen-number.ts'
import { aCounterPage } from '../tests/counter-page.ts'
import { createVirtualReaders } from '../tests/virtual-readers.ts'
import { createPairing } from './pairing.ts'
import { startBridge } from './server.ts'
import { readBridgeSettings } from './settings.ts'

const NUMBER = '1009900230700'
const ORIGIN = 'http://localhost:4000'
const memory = await inventCardMemory({ citizenNumber: NUMBER })
const aCard = (options: CardOptions = {}) => createVirtualCard(memory, options)

let app: FastifyInstance | undefined
afterEach(() => app?.close())

async function aBridge({ readers = ['Reader A'], latency = 0 } = {}) {
  const world = createVirtualReaders(readers, { latency })
  const codes: string[] = []
  const log: string[] = []
  const clock = { now: Date.parse('2026-11-01T08:00:00Z') }
  const pairing = createPairing(
    code => codes.push(code),
    () => clock.now,
  )
  const onRead = (origin: string, milliseconds: number, end: string) => {
    expect(milliseconds).toBeGreaterThanOrEqual(0)
    log.push(`${origin} ${end}`)
  }
  const origins = [ORIGIN, 'https://counter.example.go.th']
  app = await startBridge({ readers: world.readers, pairing, origins, onRead, patience: 300 }, 0)
  const { port } = app.server.address() as { port: number }
  const url = `http://127.0.0.1:${port}`
  const pairedPage = async () => {
    const page = aCounterPage(url)
    await page.pair(codes.at(-1)!)
    return page
  }
  return { ...world, codes, log, clock, url, port, pairedPage }
}

describe('who may use it', () => {
  test('A71 a website that is not listed, and no website at all, are refused and hear nothing', async () => {
    const { url } = await aBridge()
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
    const { port } = await aBridge()
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
    const { url } = await aBridge()
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
    const { url, pairedPage } = await aBridge()
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
    const { url, codes, insert, pairedPage } = await aBridge()
    insert('Reader A', aCard())
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
    const { url, codes, clock } = await aBridge()
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
    const { clock, pairedPage } = await aBridge()
    const page = await pairedPage()
    clock.now += 12 * 3_600_000 - 1
    expect(await page.status()).toMatchObject({ paired: true })
    clock.now += 1
    expect(await page.status()).toMatchObject({ paired: false })
  })
})

describe('reading', () => {
  test('says how far it is, gives the text before the photograph, and writes down nothing of the person', async () => {
    const { insert, pairedPage, log } = await aBridge()
    insert('Reader A', aCard())
    const lines = await (await pairedPage()).read()
    expect(lines.map(line => line.type)).toEqual([
      ...Array(4).fill('progress'),
      'text',
      ...Array(20).fill('progress'),
      'done',
    ])
    expect(
      lines
        .slice(0, -1)
        .map(line => `${line.done}/${line.total}`)
        .at(-1),
    ).toBe('25/25')
    const { text, photo } = lines.at(-1) as unknown as { text: { citizenNumber: string }; photo: string }
    expect(lines[4]).toMatchObject({ text })
    expect([text.citizenNumber, isValidCitizenNumber(text.citizenNumber)]).toEqual([NUMBER, true])
    expect(Buffer.from(photo, 'base64').subarray(0, 3).toString('hex')).toBe('ffd8ff')
    expect(log).toEqual([`${ORIGIN} done`])
  })

  test('leaves the photograph where nobody asked for it', async () => {
    const { insert, pairedPage } = await aBridge()
    insert('Reader A', aCard())
    const lines = await (await pairedPage()).read({ photo: false })
    expect(lines.map(line => line.type)).toEqual([...Array(4).fill('progress'), 'text', 'done'])
    expect(lines.at(-1)).not.toHaveProperty('photo')
  })

  test.each([
    ['wrongApplet', 'th11', 'appletMissing'],
    [undefined, 'bank', 'notThaiCard'],
    ['garbage', 'th11', 'unreadable'],
    ['broken', 'th11', 'unreadable'],
    ['silent', 'th11', 'timedOut'],
  ] as const)(
    'a card with %s and ATR %s ends as %s, with a sentence in both languages',
    async (fault, atr, reason) => {
      const { insert, pairedPage, log } = await aBridge()
      insert('Reader A', aCard({ fault, atr }))
      const end = (await (await pairedPage()).read()).at(-1)
      expect(end).toMatchObject({ type: 'failed', reason, message: { th: /[ก-๙]/, en: /[a-z]/ } })
      expect(log).toEqual([`${ORIGIN} ${reason}`])
    },
  )

  test('no reader, no card, cards in two readers, a card that says nothing, no service', async () => {
    const { insert, remove, stopService, pairedPage } = await aBridge({ readers: ['Reader A', 'Reader B'] })
    const page = await pairedPage()
    const endOf = async (body: object = {}) => {
      const end = (await page.read(body)).at(-1)
      return end?.reason ?? end?.type
    }
    expect(await endOf()).toBe('noCard')
    expect(await endOf({ reader: 'Reader C' })).toBe('noReader')
    insert('Reader A', aCard())
    insert('Reader B', aCard(), { mute: true })
    expect(await endOf()).toBe('severalCards')
    expect(await endOf({ reader: 'Reader A' })).toBe('done')
    expect(await endOf({ reader: 'Reader B' })).toBe('cardMute')
    remove('Reader B')
    expect(await endOf()).toBe('done')
    stopService()
    expect(await endOf()).toBe('serviceMissing')
  })

  test('one at a time; pulled out in the middle, and a page that went away, free the reader', async () => {
    const { insert, remove, pairedPage, log } = await aBridge({ latency: 5 })
    insert('Reader A', aCard())
    const page = await pairedPage()
    const during: Promise<unknown>[] = []
    const lines = await page.read({}, ({ done }) => {
      if (done === 3) during.push(page.read())
      if (done === 10) remove('Reader A')
    })
    expect(await during[0]).toMatchObject([{ code: 'bridge.busy' }])
    expect(lines.at(-1)).toMatchObject({ type: 'failed', reason: 'cardRemoved' })
    insert('Reader A', aCard())
    const gone = new AbortController()
    await page.read({}, ({ done }) => done === 3 && gone.abort(), gone.signal).catch(() => undefined)
    await expect.poll(() => log.length).toBe(2)
    expect((await page.read()).at(-1)?.type).toBe('done')
  })
})

describe('events', () => {
  test('cards that come, go and are swapped, and the service that ends; a page that left is forgotten', async () => {
    const { url, insert, remove, stopService, listeners } = await aBridge()
    const { heard, events, close } = await aCounterPage(url).follow()
    await expect.poll(() => heard.length).toBe(1)
    expect(heard[0]).toEqual({
      event: 'status',
      data: { service: 'running', readers: [{ name: 'Reader A', card: 'absent' }] },
    })
    insert('Reader A', aCard())
    insert('Reader A', aCard())
    remove('Reader A')
    stopService()
    const A = 'Reader A'
    await expect.poll(events).toEqual([`inserted ${A}`, `removed ${A}`, `inserted ${A}`, `removed ${A}`])
    await expect.poll(() => heard.at(-1)?.data).toEqual({ service: 'missing', readers: [] })
    await close()
    await expect.poll(listeners).toBe(0)
  })
})

describe('settings', () => {
  test('the server of this machine unless other websites are listed; anything but an origin is refused', () => {
    expect(readBridgeSettings({ PORT: '4100' })).toEqual({
      port: 35555,
      origins: ['http://localhost:4100', 'http://127.0.0.1:4100'],
    })
    const listed = 'https://counter.example.go.th, http://127.0.0.1:4000'
    expect(readBridgeSettings({ CARD_BRIDGE_ORIGINS: listed, CARD_BRIDGE_PORT: '1234' })).toEqual({
      port: 1234,
      origins: ['https://counter.example.go.th', 'http://127.0.0.1:4000'],
    })
    for (const wrong of ['*', 'null', '', 'https://a.example/', 'counter.example', 'https://a.example,*'])
      expect(() => readBridgeSettings({ CARD_BRIDGE_ORIGINS: wrong })).toThrow('is no origin')
    expect(() => readBridgeSettings({ CARD_BRIDGE_PORT: '99999' })).toThrow('Settings')
  })
})
