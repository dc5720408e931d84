import { type FormEvent, useState } from 'react'
import { ask } from '../../lib/api.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Page } from '../../ui/Page.tsx'
import type { Officer } from '../counter-api.ts'
import { ProblemLine } from '../ProblemLine.tsx'
import { useText } from '../text.ts'
import { keepPass, type Pass } from './queue.ts'

type Event = { eventId: string; name: string; quota: number }

/** Before a team leaves the network: an event, and a pass for this officer on this tablet. */
export function Leave({ officer, onPass }: { officer: Officer; onPass: () => void }) {
  const t = useText()
  const { token } = officer
  const events = useLoad(
    async () => (await ask<{ events: Event[] }>({ path: '/v1/field/events', token })).events,
  )
  const [name, setName] = useState('')
  const [quota, setQuota] = useState('1300')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  async function go(work: () => Promise<string>) {
    setBusy(true)
    setProblem(undefined)
    try {
      const path = `/v1/field/events/${await work()}/pass`
      await keepPass(await ask<Pass>({ method: 'POST', path, token, patienceSeconds: 10 }))
      onPass()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    const json = { name: name.trim(), quota: Number(quota) }
    void go(async () => (await ask<Event>({ method: 'POST', path: '/v1/field/events', token, json })).eventId)
  }
  return (
    <Page
      page="fieldLeave"
      wide
      barTitle={t('field.title')}
      title={t('field.leaveTitle')}
      lead={t('field.leaveLead')}
    >
      <ProblemLine problem={problem} />
      {events.value?.length ? (
        <section className="stack-tight narrow">
          <h2>{t('field.events')}</h2>
          {events.value.map(event => (
            <Button
              key={event.eventId}
              kind="secondary"
              isDisabled={busy}
              onPress={() => void go(async () => event.eventId)}
            >
              {event.name}
            </Button>
          ))}
        </section>
      ) : null}
      <form className="stack narrow" onSubmit={submit}>
        <h2>{t('field.newEvent')}</h2>
        <Field label={t('field.eventName')} value={name} onChange={setName} autoComplete="off" />
        <Field
          label={t('field.eventQuota')}
          value={quota}
          onChange={setQuota}
          inputMode="numeric"
          autoComplete="off"
        />
        <Button type="submit" isPending={busy} isDisabled={name.trim() === '' || !(Number(quota) > 0)}>
          {t('field.take')}
        </Button>
      </form>
    </Page>
  )
}
