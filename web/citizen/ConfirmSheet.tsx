import type { ReactNode } from 'react'
import type { Act } from '../lib/use-act.ts'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ProblemNotice } from './ProblemNotice.tsx'
import { useText } from './text.ts'

type ConfirmSheetProps = {
  title: string
  children: ReactNode
  /** What will be done, as the words of its button. */
  yes: string
  act: Act
  isOpen: boolean
  onYes: () => void
  onClose: () => void
}

/** Asks once more before what cannot be undone with a press; going back is as large as going on. */
export function ConfirmSheet({ title, children, yes, act, isOpen, onYes, onClose }: ConfirmSheetProps) {
  const t = useText()
  return (
    <Sheet isOpen={isOpen} title={title} onClose={onClose}>
      <ProblemNotice problem={act.problem} />
      {children}
      <div className="pair">
        <Button kind="secondary" onPress={onClose}>
          {t('action.back')}
        </Button>
        <Button isPending={act.busy} onPress={onYes}>
          {yes}
        </Button>
      </div>
    </Sheet>
  )
}
