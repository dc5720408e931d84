// The card bridge in this process, with readers that are objects: for pages and for what needs no real reader service.
import { createPairing } from '../bridge/pairing.ts'
import { startBridge } from '../bridge/server.ts'
import { createVirtualReaders } from '../sandbox/card/virtual-readers.ts'
import { aCounterPage } from './counter-page.ts'

export const counterOrigin = 'http://localhost:4000'
export type BridgeOptions = { readers?: string[]; latency?: number; origins?: string[] }

/** Listens on a free port; `clock` can be moved, `codes` are the pairing codes so far, `log` how readings ended. */
export async function aBridge({
  readers = ['Reader A'],
  latency = 0,
  origins = [counterOrigin, 'https://counter.example.go.th'],
}: BridgeOptions = {}) {
  const world = createVirtualReaders(readers, { latency })
  const codes: string[] = []
  const log: string[] = []
  const clock = { now: Date.parse('2026-11-01T08:00:00Z') }
  const pairing = createPairing(
    code => codes.push(code),
    () => clock.now,
  )
  const onRead = (origin: string, _milliseconds: number, end: string) => void log.push(`${origin} ${end}`)
  const app = await startBridge({ readers: world.readers, pairing, origins, onRead, patience: 300 }, 0)
  const { port } = app.server.address() as { port: number }
  const url = `http://127.0.0.1:${port}`
  return {
    ...world,
    codes,
    log,
    clock,
    url,
    port,
    async pairedPage() {
      const page = aCounterPage(url)
      await page.pair(codes.at(-1) ?? '')
      return page
    },
    close: () => app.close(),
  }
}
