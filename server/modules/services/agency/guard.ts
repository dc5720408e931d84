// Around every agency a wall of its own: so many calls at once, so long each, and none for a while when it fails again and
// again. One that hangs takes nothing from the others (F15).
import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  ConsecutiveBreaker,
  circuitBreaker,
  handleAll,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel'
import type { Agency } from '../definition/agency.ts'

const FAILURES_IN_A_ROW = 5
const REST_MILLISECONDS = 10_000

export type Guard = ReturnType<typeof createGuard>

/** The wall around one agency, in this process. */
export function createGuard({ answersWithinMilliseconds, callsAtOnce }: Agency) {
  const policy = wrap(
    bulkhead(callsAtOnce, callsAtOnce),
    circuitBreaker(handleAll, {
      halfOpenAfter: REST_MILLISECONDS,
      breaker: new ConsecutiveBreaker(FAILURES_IN_A_ROW),
    }),
    timeout(answersWithinMilliseconds, TimeoutStrategy.Aggressive),
  )
  return {
    /** Runs a call that fails when the agency does. @throws what it throws, or Refused without calling at all */
    run: <T>(call: (signal: AbortSignal) => Promise<T>): Promise<T> =>
      policy.execute(({ signal }) => call(signal)),
  }
}

/** Whether the wall itself ended or refused a call. */
export const isRefusedByGuard = (error: unknown): boolean =>
  error instanceof BrokenCircuitError ||
  error instanceof BulkheadRejectedError ||
  error instanceof TaskCancelledError
