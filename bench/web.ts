// The app as it reaches a phone: its shell in compressed kilobytes, the first content over a slow line on a slow processor,
// and the card opened without a network. Real Chromium against a real server; the median of five.
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test'
import config from '../playwright.config.ts'
import { aCamera } from '../tests/journeys/camera.ts'
import { aPerson } from '../tests/journeys/people.ts'
import { type RunningSystem, startSystem } from '../tests/journeys/server.ts'
import { begin, consent, openApp, showCard, showFace } from '../tests/journeys/steps.ts'

// "Slow 4G" as Lighthouse has it: 1.6 Mbit/s, 150 ms, processor four times slower.
const SLOW_LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }
const SLOW_PROCESSOR = 4
const ROUNDS = 5
const PHONE = { viewport: { width: 390, height: 844 } }

const system = await startSystem()
const camera = await aCamera()
const launch = config.use?.launchOptions ?? {}
const browser = await chromium.launch(launch)
const firsts = await repeat(() => openFirst(browser, system))
await browser.close()
const phone = await openApp(system, camera)
const person = await aPerson(system, 0)
await begin(phone.page)
await showCard(system, camera, phone.page, person)
await showFace(camera, phone.page, person.face)
await consent(phone.page)
await phone.page.evaluate(async () => void (await navigator.serviceWorker.ready))
await phone.page.context().setOffline(true)
const offline = await repeat(() => openOffline(phone.page, 1))
const offlineSlow = await repeat(() => openOffline(phone.page, SLOW_PROCESSOR))
await phone.close()
camera.close()
await system.stop()

const figures = {
  shellKilobytes: median(firsts.map(first => first.kilobytes)),
  firstContentSeconds: median(firsts.map(first => first.seconds)),
  firstWordsSeconds: median(firsts.map(first => first.heading)),
  offlineCardSeconds: median(offline),
  offlineCardSlowProcessorSeconds: median(offlineSlow),
}
console.table([
  {
    what: 'JavaScript of the first page, compressed',
    aim: '≤ 170 KB',
    measured: `${figures.shellKilobytes} KB`,
  },
  {
    what: 'first content, 1.6 Mbit/s, processor ÷ 4',
    aim: '≤ 2.5 s',
    measured: `${figures.firstContentSeconds} s`,
  },
  {
    what: 'the welcome with its words and doors',
    aim: '',
    measured: `${figures.firstWordsSeconds} s`,
  },
  { what: 'card without a network', aim: '≤ 1 s', measured: `${figures.offlineCardSeconds} s` },
  {
    what: 'the same, processor ÷ 4',
    aim: '',
    measured: `${figures.offlineCardSlowProcessorSeconds} s`,
  },
])
process.stdout.write(`${JSON.stringify({ bench: 'web', ...figures })}\n`)
process.exit(0)

async function repeat<T>(measure: () => Promise<T>): Promise<T[]> {
  const results: T[] = []
  for (let round = 0; round < ROUNDS; round++) results.push(await measure())
  return results
}

/** A phone that has never been here: what it loads before it shows anything, and when that is. */
async function openFirst(browser: Browser, { origin }: RunningSystem) {
  const context = await browser.newContext(PHONE)
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await slowDown(devtools, SLOW_PROCESSOR)
  await devtools.send('Network.emulateNetworkConditions', SLOW_LINE)
  const scripts = new Map<string, number>()
  const urls = new Map<string, string>()
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    if (/\.js$/.test(new URL(response.url).pathname)) urls.set(requestId, response.url)
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const url = urls.get(requestId)
    if (url) scripts.set(url, encodedDataLength)
  })
  await page.goto(`${origin}/app/`)
  await page.locator('h1').first().waitFor()
  const heading = (await page.evaluate(() => performance.now())) / 1000
  const paint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  )
  const loaded = [...scripts.entries()].filter(([url]) => !/sw\.js|workbox/.test(url))
  await context.close()
  return {
    seconds: paint / 1000,
    heading,
    kilobytes: loaded.reduce((sum, [, bytes]) => sum + bytes, 0) / 1000,
  }
}

async function openOffline(page: Page, slower: number) {
  const devtools = await page.context().newCDPSession(page)
  await slowDown(devtools, slower)
  await page.reload({ waitUntil: 'commit' })
  await page.locator('.id-card').waitFor()
  const seconds = (await page.evaluate(() => performance.now())) / 1000
  await slowDown(devtools, 1)
  await devtools.detach()
  return seconds
}

async function slowDown(devtools: CDPSession, rate: number) {
  await devtools.send('Network.enable')
  await devtools.send('Emulation.setCPUThrottlingRate', { rate })
}

function median(values: number[]): number {
  return Math.round((values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN) * 100) / 100
}
