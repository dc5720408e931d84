import type { Problem } from '../lib/problem.ts'
import { ErrorSummary } from '../ui/Notice.tsx'
import { problemWords } from './problem-text.ts'
import { useText } from './text.ts'

/** A problem as one sentence; nothing when there is none. */
export function ProblemLine({ problem }: { problem: Problem | undefined }) {
  const t = useText()
  return problem ? <ErrorSummary title={problemWords(t, problem)} /> : null
}
