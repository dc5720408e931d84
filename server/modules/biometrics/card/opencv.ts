import { createRequire } from 'node:module'
import type * as OpenCv from '@techstark/opencv-js'

/** The OpenCV namespace once its WebAssembly is ready. */
export type Cv = typeof OpenCv

const require = createRequire(import.meta.url)

let loading: Promise<{ cv: Cv }> | undefined

/**
 * Loads OpenCV once per thread.
 * The namespace is wrapped: it owns a `then`, so a promise resolved with it would wait for itself for ever.
 */
export function loadOpenCv(): Promise<{ cv: Cv }> {
  loading ??= new Promise(resolve => {
    const module = requireQuietly()
    if (module.Mat) resolve({ cv: module })
    else module.onRuntimeInitialized = () => resolve({ cv: module })
  })
  return loading
}

/** Its loader would end the process on anybody's unhandled rejection: what it hooks on is taken off again. */
function requireQuietly(): Cv & { onRuntimeInitialized?: () => void } {
  const events = ['uncaughtException', 'unhandledRejection'] as const
  const before = new Set(events.flatMap(event => process.rawListeners(event)))
  const module = require('@techstark/opencv-js') as Cv & { onRuntimeInitialized?: () => void }
  for (const event of events) {
    for (const listener of process.rawListeners(event)) {
      if (!before.has(listener)) process.off(event, listener as () => void)
    }
  }
  return module
}

/** Anything OpenCV keeps outside the garbage collector's sight. */
type Disposable = { delete(): void }

/** Runs `work` and frees every matrix it handed to `keep`, whatever happens. */
export function withMats<T>(work: (keep: <M extends Disposable>(mat: M) => M) => T): T {
  const kept: Disposable[] = []
  try {
    return work(mat => {
      kept.push(mat)
      return mat
    })
  } finally {
    for (const mat of kept) mat.delete()
  }
}
