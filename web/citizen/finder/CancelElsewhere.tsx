import { type FormEvent, useState } from 'react'
import { cancelBooking } from '../../lib/finder-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'

/** Gives a booking back that another phone made here, by its reference. */
export function CancelElsewhere({ placeId }: { placeId: string }) {
  const t = useText()
  const act = useAct()
  const [isOpen, setOpen] = useState(false)
  const [reference, setReference] = useState('')
  const [isDone, setDone] = useState(false)
  async function submit(event: FormEvent) {
    event.preventDefault()
    if (await act.run(() => cancelBooking(placeId, reference))) setDone(true)
  }
  function open(next: boolean) {
    act.clear()
    setReference('')
    setDone(false)
    setOpen(next)
  }
  return (
    <>
      <Button kind="quiet" onPress={() => open(true)}>
        {t('book.elsewhere')}
      </Button>
      <Sheet isOpen={isOpen} title={t('book.elsewhere')} onClose={() => open(false)}>
        {isDone ? (
          <Notice tone="ok" live title={t('bookings.cancelled')} />
        ) : (
          <form className="stack" onSubmit={event => void submit(event)}>
            <ProblemNotice problem={act.problem} />
            <Field
              label={t('bookings.reference')}
              help={t('book.elsewhereHelp')}
              value={reference}
              onChange={setReference}
              autoComplete="off"
              maxLength={12}
            />
            <Button type="submit" isPending={act.busy}>
              {t('bookings.cancel')}
            </Button>
          </form>
        )}
      </Sheet>
    </>
  )
}
