import { PasscodeSheet } from '../control/PasscodeSheet.tsx'
import { useText } from '../text.ts'
import type { Asking } from './use-ask.ts'

/** The last press: what is told is true, and the passcode says so. */
export function AskSheet({ asking }: { asking: Asking }) {
  const t = useText()
  const { wish } = asking
  return (
    <PasscodeSheet
      isOpen={wish !== undefined}
      title={wish ? t(`cases.kind.${wish.kind}`) : ''}
      act={asking.act}
      onPasscode={passcode => void asking.ask(passcode)}
      onClose={asking.leave}
    >
      <p className="soft">{t(wish?.kind === 'stranger' ? 'household.truth' : 'cases.truth')}</p>
    </PasscodeSheet>
  )
}
