import type { ReactNode } from 'react'
import type { Act } from '../../lib/use-act.ts'
import { PasscodeField } from '../../ui/PasscodeField.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'

type PasscodeSheetProps = {
  title: string
  isOpen: boolean
  act: Act
  onPasscode: (passcode: string) => void
  onClose: () => void
  children?: ReactNode
}

/** The passcode says yes to what the title names. */
export function PasscodeSheet({ title, isOpen, act, onPasscode, onClose, children }: PasscodeSheetProps) {
  const t = useText()
  return (
    <Sheet isOpen={isOpen} title={title} onClose={onClose}>
      {children}
      <ProblemNotice problem={act.problem} />
      <PasscodeField
        label={t('passcode.yours')}
        help={act.busy ? t('unlock.checking') : undefined}
        isDisabled={act.busy}
        onComplete={onPasscode}
      />
    </Sheet>
  )
}
