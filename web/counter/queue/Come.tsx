import { Printer } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { usePreferences } from '../../lib/preferences.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { ProblemLine } from '../ProblemLine.tsx'
import type { Queue, Slip } from '../queue-api.ts'
import { useText } from '../text.ts'
import { PrintedSlip } from './PrintedSlip.tsx'

/** Somebody who comes: with a booking, by the code on their phone (a hand scanner types it); without one, by what it is about. */
export function Come({ queue, onCome }: { queue: Queue; onCome: () => void }) {
  const t = useText()
  const { language } = usePreferences()
  const matters = useLoad(queue.matters)
  const [reference, setReference] = useState('')
  const [matter, setMatter] = useState('')
  const [requestId, setRequestId] = useState(() => crypto.randomUUID() as string)
  const [slip, setSlip] = useState<Slip>()
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  async function come(work: () => Promise<Slip>) {
    setBusy(true)
    setProblem(undefined)
    setSlip(undefined)
    try {
      setSlip(await work())
      setReference('')
      setMatter('')
      // The next one is another person.
      setRequestId(crypto.randomUUID())
      onCome()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    void come(() => queue.arrive(reference))
  }
  return (
    <div className="stack-tight">
      <h3>{t('queue.come')}</h3>
      <ProblemLine problem={problem} />
      {slip ? (
        <Notice tone="ok" live title={t('queue.slip', { number: slip.number, count: slip.before })}>
          <p>{t(slip.isInTime ? 'queue.slipBooked' : 'queue.slipWalkIn')}</p>
          <Button kind="secondary" icon={<Printer aria-hidden />} onPress={() => window.print()}>
            {t('queue.print')}
          </Button>
          {slip.turn ? (
            <figure className="queue-turn-code">
              <QrCode text={slip.turn.link} label={t('queue.followCode')} />
              <figcaption>
                {t('queue.follow')} <b>{slip.turn.code}</b>
              </figcaption>
            </figure>
          ) : null}
          <PrintedSlip slip={slip} />
        </Notice>
      ) : null}
      <form className="queue-come" onSubmit={submit}>
        <Field
          label={t('queue.reference')}
          value={reference}
          onChange={setReference}
          autoComplete="off"
          maxLength={12}
        />
        <Button kind="secondary" type="submit" isPending={busy} isDisabled={reference.trim() === ''}>
          {t('queue.arrived')}
        </Button>
      </form>
      <div className="queue-come">
        <Choice
          label={t('queue.without')}
          value={matter}
          choices={[
            { id: '', label: t('queue.chooseMatter') },
            ...(matters.value ?? []).map(({ id, name }) => ({ id, label: name[language] })),
          ]}
          onChange={setMatter}
        />
        <Button
          kind="secondary"
          isPending={busy}
          isDisabled={matter === ''}
          onPress={() => void come(() => queue.takeNumber(matter, requestId))}
        >
          {t('queue.give')}
        </Button>
      </div>
    </div>
  )
}
