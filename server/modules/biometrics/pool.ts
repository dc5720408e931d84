import { availableParallelism } from 'node:os'
import { MessageChannel } from 'node:worker_threads'
import { Piscina } from 'piscina'
import type { Tasks } from './tasks.ts'

export type BiometricSettings = {
  /** Working threads; each holds its own networks and readers (about 290 MB). 0: one, started by its first task. BIOMETRIC_THREADS */
  threads?: number
  /** Tasks that may wait; one more is turned away at once. BIOMETRIC_QUEUE */
  queue?: number
  /** Longest a task may run before its thread is ended and replaced. */
  timeoutSeconds?: number
  /** Address of the module with the engines, as import() takes it. */
  enginesModule?: string
}

/** Too many people are waiting: try again shortly. `queueLength` is how many tasks were ahead. */
export class BiometricsBusy extends Error {
  readonly queueLength: number
  constructor(queueLength: number) {
    super(`biometrics is busy: ${queueLength} tasks are waiting`)
    this.name = 'BiometricsBusy'
    this.queueLength = queueLength
  }
}

/** A task ran longer than allowed; its thread was replaced. */
export class BiometricsTimeout extends Error {
  constructor(seconds: number) {
    super(`a biometric task ran longer than ${seconds} s`)
    this.name = 'BiometricsTimeout'
  }
}

export type Pool = {
  /** Runs a task of worker.ts in a thread. @throws BiometricsBusy, BiometricsTimeout */
  run<Name extends keyof Tasks>(
    name: Name,
    task: Omit<Tasks[Name], 'phases'>,
    onPhase?: (phase: string) => void,
  ): Promise<unknown>
  queueLength(): number
  threads: number
  /** Whether the threads are there before the first task. */
  startsAtOnce: boolean
  close(): Promise<void>
}

/**
 * Default number of threads: all cores but the one that answers the web, and no more than two, because each costs
 * about 290 MB once it has read a card and a face.
 */
export const defaultThreads = Math.min(2, Math.max(1, availableParallelism() - 1))
export const defaultQueue = 64
const defaultTimeoutSeconds = 30

/** Starts the threads; they load their engines when first needed. */
export function createPool(settings: BiometricSettings, enginesModule: string): Pool {
  const startsAtOnce = settings.threads !== 0
  const threads = Math.max(1, settings.threads ?? defaultThreads)
  const maxQueue = settings.queue ?? defaultQueue
  const timeoutSeconds = settings.timeoutSeconds ?? defaultTimeoutSeconds
  const piscina = new Piscina({
    filename: new URL('./worker.ts', import.meta.url).href,
    minThreads: startsAtOnce ? threads : 0,
    maxThreads: threads,
    // Whatever a thread has loaded is kept.
    idleTimeout: Number.POSITIVE_INFINITY,
    maxQueue,
    concurrentTasksPerWorker: 1,
    // Waiting on atomics would stop a thread's event loop, on which the text reader's own threads depend.
    atomics: 'disabled',
    workerData: { enginesModule },
  })

  return {
    threads,
    startsAtOnce,
    queueLength: () => piscina.queueSize,
    close: () => piscina.destroy(),
    async run(name, task, onPhase) {
      // Counted here and not left to the pool, whose refusal does not say how long the queue was.
      if (piscina.queueSize >= maxQueue) throw new BiometricsBusy(piscina.queueSize)
      const channel = onPhase ? openPhases(onPhase) : undefined
      const abort = new AbortController()
      const timer = setTimeout(() => abort.abort(), timeoutSeconds * 1000 * (piscina.queueSize / threads + 1))
      try {
        const answer = await piscina.run(channel ? { ...task, phases: channel.sent } : task, {
          name,
          signal: abort.signal,
          ...(channel ? { transferList: [channel.sent] } : {}),
        })
        await channel?.delivered
        return answer
      } catch (error) {
        channel?.kept.close()
        throw abort.signal.aborted ? new BiometricsTimeout(timeoutSeconds) : error
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

/** Two ends of a line for phases: `sent` goes to the thread, which closes it when done; then all has arrived. */
function openPhases(onPhase: (phase: string) => void) {
  const { port1: kept, port2: sent } = new MessageChannel()
  kept.on('message', onPhase)
  const delivered = new Promise<void>(resolve => kept.once('close', resolve))
  return { kept, sent, delivered }
}
