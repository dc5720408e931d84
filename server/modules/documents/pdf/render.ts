import { Piscina } from 'piscina'
import type { RenderTask } from './render-worker.ts'

const IDLE_MILLISECONDS = 10 * 60_000
const LONGEST_MILLISECONDS = 10_000
const MAX_WAITING = 200
let pool: Piscina | undefined

/** Sets a copy in the thread that does, which the first copy starts. @throws when it waits or works too long */
export async function renderPdf(task: RenderTask): Promise<Buffer> {
  pool ??= new Piscina({
    filename: new URL('./render-worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    maxQueue: MAX_WAITING,
    idleTimeout: IDLE_MILLISECONDS,
  })
  const pdf: Uint8Array = await pool.run(task, {
    name: 'render',
    signal: AbortSignal.timeout(LONGEST_MILLISECONDS),
  })
  return Buffer.from(pdf)
}

/** Ends the thread. */
export async function stopRendering(): Promise<void> {
  await pool?.destroy()
  pool = undefined
}
