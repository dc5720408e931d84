import type { Problem } from '../lib/problem.ts'
import { ErrorSummary } from '../ui/Notice.tsx'
import { problemOf } from './problem-text.ts'
import { useText } from './text.ts'

/** A problem as words: what happened, what to do now. Shows nothing when there is none. */
export function ProblemNotice({ problem }: { problem: Problem | undefined }) {
  const t = useText()
  if (!problem) return null
  const { title, help } = problemOf(t, problem)
  return (
    <ErrorSummary title={title}>
      <p>{help}</p>
    </ErrorSummary>
  )
}
