import { useState } from 'react'
import { findPasscodeWeakness } from '../../../shared/passcode.ts'
import { Problem } from '../../lib/problem.ts'
import { PasscodeField } from '../../ui/PasscodeField.tsx'
import { ProblemLine } from '../ProblemLine.tsx'
import { useText } from '../text.ts'

type NewPasscodeProps = {
  busy: boolean
  problem: Problem | undefined
  onPasscode: (passcode: string, repeat: string) => void
}

/** Eight digits, twice, behind dots. The first entry lives in memory only until the second is in. */
export function NewPasscode({ busy, problem, onPasscode }: NewPasscodeProps) {
  const t = useText()
  const [first, setFirst] = useState<string>()
  const [local, setLocal] = useState<Problem>()
  function enter(digits: string) {
    const weakness = findPasscodeWeakness(digits, 8)
    setLocal(weakness && new Problem(`client.passcode${weakness}`, 0))
    if (!weakness) setFirst(digits)
  }
  function repeat(digits: string) {
    setFirst(undefined)
    if (digits === first) return onPasscode(first, digits)
    setLocal(new Problem('client.passcodesDiffer', 0))
  }
  return (
    <>
      <ProblemLine problem={first ? undefined : (local ?? problem)} />
      <PasscodeField
        key={first ? 'second' : 'first'}
        label={t(first ? 'newPasscode.second' : 'newPasscode.first')}
        help={t('newPasscode.rules')}
        isDisabled={busy}
        onComplete={first ? repeat : enter}
      />
    </>
  )
}
