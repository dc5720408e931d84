import { Check } from 'lucide-react'
import './ProgressSteps.css'

export type NamedStep = { id: string; label: string; state: 'done' | 'now' | 'later' }

/** Long work told as it really goes: each named part is done, at work, or still to come. */
export function ProgressSteps({ steps }: { steps: NamedStep[] }) {
  return (
    <ol className="progress-steps">
      {steps.map(step => (
        <li key={step.id} data-state={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <span className="progress-mark" aria-hidden="true">
            {step.state === 'done' ? <Check /> : null}
          </span>
          <span>{step.label}</span>
        </li>
      ))}
    </ol>
  )
}
