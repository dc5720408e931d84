// The bridge as it runs at a counter: its own process, Debian's card service, and cards that only the protocol tells from real ones.
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type BridgeProgram, startBridgeProgram } from '../tests/card-bridge.ts'
import { type CardService, readerNames, startCardService } from '../tests/card-service.ts'
import { aCounterPage, type Line } from '../tests/counter-page.ts'
import { readCardOnce } from './reading.ts'
import { openSmartcardReaders } from './smartcard-readers.ts'

const NUMBER = '1009900230700'
const [first, second] = readerNames
const inserted: { remove: () => Promise<unknown> }[] = []

// On macOS there is neither this service nor a virtual reader for it.
describe.skipIf(process.platform !== 'linux')('through PC/SC', () => {
  let service: CardService
  let bridge: BridgeProgram
  beforeAll(async () => {
    service = await startCardService()
    bridge = await startBridgeProgram(service.environment)
  })
  afterEach(() => Promise.all(inserted.splice(0).map(card => card.remove())))
  afterAll(async () => {
    await bridge?.stop()
    await service?.stop()
  })

  async function insert(reader: 0 | 1, ...options: string[]) {
    const card = await service.insert(reader, ...options)
    inserted.push(card)
    await expect.poll(() => cardIn(reader), { timeout: 30_000 }).toBe('present')
    return card
  }
  const cardIn = async (reader: 0 | 1) => {
    const { readers } = (await aCounterPage(bridge.url).status()) as { readers: { card: string }[] }
    return readers[reader]?.card
  }
  const isEmpty = async () => {
    for (const reader of [0, 1] as const)
      await expect.poll(() => cardIn(reader), { timeout: 30_000 }).toBe('absent')
  }
  const endOf = (lines: Line[]) => lines.at(-1)?.reason ?? lines.at(-1)?.type

  test.each([
    ['th6', 'none'],
    ['th10', 'none'],
    ['th11', 'none'],
    ['old', 'none'],
    ['th11', 'wrongLength'],
    ['th11', 'noMergedReads'],
    ['th11', 'direct'],
  ])('reads a card of kind %s, peculiarity %s', async (atr, fault) => {
    await isEmpty()
    await insert(0, '--number', NUMBER, '--atr', atr, ...(fault === 'none' ? [] : ['--fault', fault]))
    const lines = await (await bridge.pairedPage()).read()
    expect(endOf(lines)).toBe('done')
    const { text, photo } = lines.at(-1) as unknown as { text: Record<string, unknown>; photo: string }
    expect(text).toMatchObject({ citizenNumber: NUMBER, nameEn: { first: 'Natthaphat' }, doubtful: [] })
    expect(Buffer.from(photo, 'base64').subarray(-2).toString('hex')).toBe('ffd9')
  })

  test('a card for life, with a birth year only and no photograph', async () => {
    await isEmpty()
    await insert(1, '--lifetime', '--born', '1941', '--empty-photo')
    const end = (await (await bridge.pairedPage()).read()).at(-1)
    expect(end).toMatchObject({ type: 'done', text: { birthDate: '1941', expiryDate: 'lifetime' } })
    expect(end).not.toHaveProperty('photo')
  })

  test.each([
    ['notThaiCard', '--atr', 'bank'],
    ['appletMissing', '--fault', 'wrongApplet'],
    ['unreadable', '--fault', 'garbage'],
    ['unreadable', '--fault', 'broken'],
  ])('ends as %s with a card of %s %s', async (reason, ...options) => {
    await isEmpty()
    await insert(0, ...options)
    expect(endOf(await (await bridge.pairedPage()).read())).toBe(reason)
  })

  test('pulled out in the middle, by itself and by a hand; the next one is read', async () => {
    await isEmpty()
    const page = await bridge.pairedPage()
    const { ended } = await insert(0, '--removed-at', '20')
    expect(endOf(await page.read())).toBe('cardRemoved')
    await ended
    await isEmpty()
    const slow = await insert(0, '--latency', '25')
    const lines = await page.read({}, ({ done }) => done === 7 && void slow.remove())
    expect(endOf(lines)).toBe('cardRemoved')
    expect(lines.filter(({ type }) => type === 'text')).toHaveLength(1)
    await isEmpty()
    await insert(0)
    expect(endOf(await page.read())).toBe('done')
  })

  test('two readers: none, one, both, the one that was asked for', async () => {
    await isEmpty()
    const page = await bridge.pairedPage()
    expect(endOf(await page.read())).toBe('noCard')
    await insert(1, '--number', '1009900009019')
    expect(endOf(await page.read())).toBe('done')
    await insert(0)
    expect(endOf(await page.read())).toBe('severalCards')
    const lines = await page.read({ reader: second })
    expect(lines.at(-1)).toMatchObject({ text: { citizenNumber: '1009900009019' } })
    expect(endOf(await page.read({ reader: 'No such reader' }))).toBe('noReader')
  })

  test('what happens in the readers is told as it happens', async () => {
    await isEmpty()
    const { heard, events, close } = await aCounterPage(bridge.url).follow()
    const { remove } = await insert(1)
    await expect.poll(events, { timeout: 30_000 }).toEqual([`inserted ${second}`])
    await remove()
    await expect.poll(events, { timeout: 30_000 }).toEqual([`inserted ${second}`, `removed ${second}`])
    await insert(0)
    await expect.poll(events, { timeout: 30_000 }).toContain(`inserted ${first}`)
    expect(heard[0]).toMatchObject({ event: 'status', data: { service: 'running' } })
    await close()
  })

  test('another website, a wrong code and no code read nothing', async () => {
    await isEmpty()
    await insert(0)
    expect(await aCounterPage(bridge.url, { origin: 'https://evil.example' }).read()).toMatchObject([
      { code: 'bridge.originRefused' },
    ])
    const page = aCounterPage(bridge.url)
    expect(await page.pair(bridge.code() === '123456' ? '654321' : '123456')).toMatchObject({ status: 403 })
    expect(await page.read()).toMatchObject([{ code: 'bridge.notPaired' }])
  })

  test('A63 the terminal shows codes, readers and how readings ended, and nothing of anybody', async () => {
    await isEmpty()
    await insert(0)
    await (await bridge.pairedPage()).read()
    const known =
      /^(Pairing code: \d{6}|Card bridge: .*|Readers: .*|[\d:]{8} http:\/\/localhost:4000 \w+ \d+\.\d s)$/
    expect(bridge.said.filter(line => !known.test(line))).toEqual([])
  })

  test('a card that stops answering ends the reading, holds up nobody, and leaves room for the next', async () => {
    await isEmpty()
    Object.assign(process.env, service.environment)
    const readers = await openSmartcardReaders()
    const read = () =>
      readCardOnce(readers, { onProgress: () => undefined, isUnwanted: () => false, patience: 500 }).then(
        () => 'done',
        error => error.reason,
      )
    const { remove } = await insert(0, '--fault', 'silent')
    await expect.poll(() => readers.state().readers[0]?.card).toBe('present')
    expect([await read(), await read()]).toEqual(['timedOut', 'readerBusy'])
    await remove()
    await isEmpty()
    await insert(0)
    await expect.poll(read, { timeout: 30_000 }).toBe('done')
    await readers.close()
  })

  test('a service that comes late, without a reader, and goes', async () => {
    const socket = join(mkdtempSync(join(tmpdir(), 'tuaton-bridge-')), 'pcscd.comm')
    const alone = await startBridgeProgram({ PCSCLITE_CSOCK_NAME: socket })
    const page = await alone.pairedPage()
    expect(await page.status()).toMatchObject({ service: 'missing', readers: [] })
    expect(endOf(await page.read())).toBe('serviceMissing')
    const empty = await startCardService({ readers: 0 })
    symlinkSync(empty.environment.PCSCLITE_CSOCK_NAME, socket)
    await expect.poll(page.status, { timeout: 30_000 }).toMatchObject({ service: 'running', readers: [] })
    expect(endOf(await page.read())).toBe('noReader')
    await empty.stop()
    await expect.poll(page.status, { timeout: 30_000 }).toMatchObject({ service: 'missing' })
    expect(alone.said.findLast(line => line.startsWith('Readers:'))).toContain('apt-get install pcscd')
    await alone.stop()
    rmSync(dirname(socket), { recursive: true, force: true })
  })
})
