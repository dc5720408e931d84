// What a reading and the readers say over HTTP, and what they never say.
import { afterEach, describe, expect, test } from 'vitest'
import { inventCardMemory } from '../sandbox/card/invent.ts'
import { type CardOptions, createVirtualCard } from '../sandbox/card/virtual-card.ts'
import { isValidCitizenNumber } from '../shared/citizen-number.ts'
import { aCounterPage } from '../tests/counter-page.ts'
import { aBridge, type BridgeOptions, counterOrigin as ORIGIN } from '../tests/virtual-bridge.ts'

const NUMBER = '1009900230700'
const memory = await inventCardMemory({ citizenNumber: NUMBER })
const aCard = (options: CardOptions = {}) => createVirtualCard(memory, options)

let bridge: Awaited<ReturnType<typeof aBridge>> | undefined
afterEach(() => bridge?.close())
const start = async (options: BridgeOptions = {}) => {
  bridge = await aBridge(options)
  return bridge
}

describe('reading', () => {
  test('says how far it is, gives the text before the photograph, and writes down nothing of the person', async () => {
    const { insert, pairedPage, log } = await start()
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
    const { insert, pairedPage } = await start()
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
      const { insert, pairedPage, log } = await start()
      insert('Reader A', aCard({ fault, atr }))
      const end = (await (await pairedPage()).read()).at(-1)
      expect(end).toMatchObject({ type: 'failed', reason, message: { th: /[ก-๙]/, en: /[a-z]/ } })
      expect(log).toEqual([`${ORIGIN} ${reason}`])
    },
  )

  test('no reader, no card, cards in two readers, a card that says nothing, no service', async () => {
    const { insert, remove, stopService, pairedPage } = await start({ readers: ['Reader A', 'Reader B'] })
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
    const { insert, remove, pairedPage, log } = await start({ latency: 5 })
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
    await expect.poll(() => log).toEqual([`${ORIGIN} cardRemoved`, `${ORIGIN} abandoned`])
    expect((await page.read()).at(-1)?.type).toBe('done')
  })
})

describe('events', () => {
  test('cards that come, go and are swapped, and the service that ends; a page that left is forgotten', async () => {
    const { url, insert, remove, stopService, listeners } = await start()
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
