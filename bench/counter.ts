// What people at a counter wait for: from a press to the next step on the screen, the machine's part of a registrar's whole case, and a
// kiosk's page out of its cache with the network off. Real Chromium against a real server.
import { chromium, type Page } from '@playwright/test'
import { aCamera } from '../tests/journeys/camera.ts'
import {
  beginElsewhere,
  laserOf,
  openPlace,
  placeFinger,
  startWork,
  takeOver,
} from '../tests/journeys/counter.ts'
import { aPerson } from '../tests/journeys/people.ts'
import { type RunningSystem, startSystem } from '../tests/journeys/server.ts'
import { consent, openApp, press } from '../tests/journeys/steps.ts'
import { staffNumbers } from '../tests/staff.ts'
import { quantile } from './verification.ts'

const ROUNDS = 6
const system = await startSystem({ LOG_LEVEL: 'error' })
const camera = await aCamera()

const desk = await openPlace(system, camera, 'เขตพระนคร')
await startWork(desk.page, staffNumbers.registrar)
await desk.page.getByRole('heading', { name: 'รายการใหม่' }).waitFor()
await desk.page.evaluate(watchSteps)
for (let round = 0; round < ROUNDS; round++) {
  await proveUntilTicket(system, desk.page, 10 + round)
  await press(desk.page, 'ยกเลิกรายการ')
  await desk.page.getByRole('heading', { name: 'รายการใหม่' }).waitFor()
}
const steps = await desk.page.evaluate(() => (window as unknown as Watched).steps)
const quick = steps.filter(({ to }) => ['case-card', 'case-finger', 'case-ticket'].includes(to))
const finger = steps.filter(({ to }) => to === 'case-attest')

await desk.page.evaluate(() => performance.clearResourceTimings())
const phone = await openApp(system, camera)
await beginElsewhere(phone.page)
const person = await proveUntilTicket(system, desk.page, 20)
await press(desk.page, 'แสดงรหัส')
await takeOver(camera, desk.page, phone.page, person)
await consent(phone.page)
await desk.page.locator('[data-page="case-bound"]').waitFor()
const machine = (await askedFor(desk.page)) + (await askedFor(phone.page))
await phone.close()
await desk.close()

const kiosk = await openPlace(system, camera, 'จตุจักร', { width: 1080, height: 1920 })
await kiosk.page.locator('[data-page="kiosk-welcome"]').waitFor()
await kiosk.page.evaluate(async () => void (await navigator.serviceWorker.ready))
await kiosk.page.context().setOffline(true)
const offline: number[] = []
for (let round = 0; round < ROUNDS; round++) offline.push(await openAgain(kiosk.page))
await kiosk.close()
camera.close()
await system.stop()

const times = quick.map(({ milliseconds }) => milliseconds)
const rows = [
  { figure: 'press to the next step, ms, p50', value: quantile(times, 0.5).toFixed(0), aim: '≤ 200' },
  { figure: 'press to the next step, ms, p95', value: quantile(times, 0.95).toFixed(0), aim: '≤ 200' },
  {
    figure: 'press to the answer on a finger, ms, p50',
    value: quantile(
      finger.map(({ milliseconds }) => milliseconds),
      0.5,
    ).toFixed(0),
    aim: '',
  },
  {
    figure: "a registrar's case, both screens, machine seconds",
    value: (machine / 1000).toFixed(1),
    aim: '≤ 60',
  },
  { figure: 'kiosk without a network, ms, p50', value: quantile(offline, 0.5).toFixed(0), aim: '≤ 1000' },
]
console.table(rows)
process.stdout.write(
  `${JSON.stringify({ bench: 'counter', rows, engine: chromium.name(), steps: times.length })}\n`,
)
process.exit(0)

/** Number, card, finger, eyes: until the code could be shown. */
async function proveUntilTicket(running: RunningSystem, page: Page, index: number) {
  const who = await aPerson(running, index)
  await press(page, 'ลงทะเบียนผ่านเจ้าหน้าที่')
  await page.getByLabel('เลข 13 หลัก').fill(who.citizenNumber)
  await press(page, 'ต่อไป')
  await page.getByLabel(/เลขหลังบัตร/).fill(await laserOf(running, who))
  await press(page, 'ต่อไป')
  await placeFinger(running, who)
  await press(page, 'สแกนนิ้ว')
  await press(page, 'คนเดียวกัน')
  await page.locator('[data-page="case-ticket"]').waitFor()
  return who
}

type Watched = { steps: { to: string; milliseconds: number }[] }

/** Runs in the page: from the touch to the frame in which the next step stands. */
function watchSteps() {
  const steps: Watched['steps'] = []
  Object.assign(window, { steps })
  let [pressed, shown] = [0, '']
  document.addEventListener('pointerdown', () => (pressed = performance.now()), { capture: true })
  new MutationObserver(() => {
    const to = document.querySelector('main')?.dataset.page ?? ''
    if (to === shown) return
    shown = to
    requestAnimationFrame(() => steps.push({ to, milliseconds: performance.now() - pressed }))
  }).observe(document.body, { subtree: true, childList: true, attributes: true })
}

/** Milliseconds of answers a page waited for; looking again whether a phone has taken over is waiting for a person. */
function askedFor(page: Page): Promise<number> {
  return page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => /\/(v1|finger)\b/.test(name) && !/cases\/[\w-]+$/.test(name))
      .reduce((sum, { duration }) => sum + duration, 0),
  )
}

async function openAgain(page: Page): Promise<number> {
  await page.reload({ waitUntil: 'commit' })
  await page.locator('[data-page="kiosk-welcome"]').waitFor()
  return page.evaluate(() => performance.now())
}
