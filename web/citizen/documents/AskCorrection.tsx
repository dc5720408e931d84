import { useState } from 'react'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextBox } from '../../ui/TextBox.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'

type AskCorrectionProps = { ask: (reason: string) => Promise<void>; onClose: (changed: boolean) => void }

/** What is wrong and what is right, in the person's own words; registrars read it. */
export function AskCorrection({ ask, onClose }: AskCorrectionProps) {
  const t = useText()
  const [reason, setReason] = useState('')
  const act = useAct()
  return (
    <Sheet isOpen title={t('end.correct')} onClose={() => onClose(false)}>
      <ProblemNotice problem={act.problem} />
      <form
        className="stack"
        onSubmit={async event => {
          event.preventDefault()
          if (await act.run(() => ask(reason.trim()))) onClose(true)
        }}
      >
        <TextBox
          label={t('end.what')}
          help={t('end.whatHelp')}
          value={reason}
          onChange={setReason}
          maxLength={1_000}
        />
        <Button type="submit" isDisabled={reason.trim().length < 4} isPending={act.busy}>
          {t('end.send')}
        </Button>
      </form>
    </Sheet>
  )
}
