import { type FormEvent, useState } from 'react'
import type { Act } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'

type CodeSheetProps = {
  isOpen: boolean
  title: string
  yes: string
  act: Act
  onCode: (code: string) => void
  onClose: () => void
}

/** The four digits that hang at the place: who types them stands there. The phone is never asked where it is. */
export function CodeSheet({ isOpen, title, yes, act, onCode, onClose }: CodeSheetProps) {
  const t = useText()
  const [code, setCode] = useState('')
  function submit(event: FormEvent) {
    event.preventDefault()
    onCode(code)
  }
  return (
    <Sheet isOpen={isOpen} title={title} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <ProblemNotice problem={act.problem} />
        <Field
          label={t('queue.placeCode')}
          help={t('queue.placeCodeHelp')}
          value={code}
          onChange={typed => setCode(typed.replace(/\D/g, ''))}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
        />
        <Button type="submit" isPending={act.busy} isDisabled={code.length < 4}>
          {yes}
        </Button>
      </form>
    </Sheet>
  )
}
