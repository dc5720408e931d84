import { useState } from 'react'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { PasscodeSheet } from './PasscodeSheet.tsx'

type Said = 'accepted' | 'refused'
type Words = {
  button: string
  /** Over the passcode, where more than the button can be said. */
  title?: string
  isDisabled?: boolean
}

type YesOrNoProps = {
  no: Words
  yes: Words
  /** The answer that stands out; yes where nothing is said. */
  main?: Said
  answer: (said: Said, passcode: string) => Promise<unknown>
  onAnswered: () => void
}

/** What somebody asks of this person: no or yes, as large as each other, each with the passcode. */
export function YesOrNo({ no, yes, main = 'accepted', answer, onAnswered }: YesOrNoProps) {
  const [said, setSaid] = useState<Said>()
  const act = useAct()
  const words = said === 'refused' ? no : yes
  async function send(passcode: string) {
    if (!said || !(await act.run(() => answer(said, passcode)))) return
    setSaid(undefined)
    onAnswered()
  }
  const press = (wanted: Said) => () => {
    act.clear()
    setSaid(wanted)
  }
  return (
    <>
      <div className="pair">
        <Button
          kind={main === 'refused' ? 'primary' : 'secondary'}
          isDisabled={no.isDisabled ?? false}
          onPress={press('refused')}
        >
          {no.button}
        </Button>
        <Button
          kind={main === 'accepted' ? 'primary' : 'secondary'}
          isDisabled={yes.isDisabled ?? false}
          onPress={press('accepted')}
        >
          {yes.button}
        </Button>
      </div>
      <PasscodeSheet
        isOpen={said !== undefined}
        title={words.title ?? words.button}
        act={act}
        onPasscode={passcode => void send(passcode)}
        onClose={() => setSaid(undefined)}
      />
    </>
  )
}
