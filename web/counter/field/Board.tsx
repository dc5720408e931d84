import { CloudUpload, UserPlus } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { ask } from '../../lib/api.ts'
import type { Problem } from '../../lib/problem.ts'
import { Button } from '../../ui/Button.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProblemLine } from '../ProblemLine.tsx'
import { useText } from '../text.ts'
import { NotProven } from './NotProven.tsx'
import { dropPass, type Entry, type Pass, readIndex, sendKept } from './queue.ts'

const SEND_EVERY_MS = 5000
type Progress = {
  quota: number
  received: number
  proven: number
  bound: number
  review: number
  refused: number
}

/** How the day stands: what this tablet holds, what the server has answered for the whole team, and the next person. */
export function Board({ pass, onTake, onEnd }: { pass: Pass; onTake: () => void; onEnd: () => void }) {
  const t = useText()
  const { event } = pass
  const [entries, setEntries] = useState<Entry[]>([])
  const [progress, setProgress] = useState<Progress>()
  const [problem, setProblem] = useState<Problem>()
  const refresh = useCallback(
    () => void readIndex(event.eventId).then(index => setEntries(index.entries)),
    [event.eventId],
  )
  const sendAll = useCallback(async () => {
    setProblem(await sendKept(event.eventId, refresh))
    const path = `/v1/field/events/${event.eventId}/progress`
    // Without a network the last answer stays.
    await ask<Progress>({ path, patienceSeconds: 0 }).then(setProgress, () => undefined)
  }, [event.eventId, refresh])
  useEffect(() => {
    refresh()
    void sendAll()
    const timer = setInterval(() => void sendAll(), SEND_EVERY_MS)
    return () => clearInterval(timer)
  }, [refresh, sendAll])
  const kept = entries.filter(entry => entry.state === 'kept').length
  const figures = [
    { id: 'kept', value: kept },
    { id: 'sent', value: progress?.received ?? entries.length - kept },
    { id: 'proven', value: progress?.proven },
    { id: 'bound', value: progress?.bound },
    { id: 'review', value: progress?.review },
    { id: 'refused', value: progress?.refused },
  ] as const
  return (
    <Page
      page="fieldBoard"
      wide
      barTitle={t('field.title')}
      aside={<LanguageSwitch />}
      title={event.name}
      lead={t('field.quota', { done: progress?.proven ?? 0, quota: event.quota })}
      actions={
        <Button icon={<UserPlus aria-hidden />} onPress={onTake}>
          {t('field.next')}
        </Button>
      }
    >
      <progress
        className="field-progress"
        value={progress?.proven ?? 0}
        max={event.quota}
        aria-label={t('field.reached')}
      />
      <ProblemLine problem={problem} />
      {kept > 0 ? (
        <Notice tone="info" title={t('field.keptHere', { count: kept })} live>
          <p>{t('field.keptHelp')}</p>
        </Notice>
      ) : null}
      <dl className="field-figures">
        {figures.map(({ id, value }) => (
          <div key={id} data-figure={id}>
            <dt>{t(`field.figure.${id}`)}</dt>
            <dd className="numerals">{value ?? '–'}</dd>
          </div>
        ))}
      </dl>
      <NotProven entries={entries} />
      <div className="case-actions">
        <Button kind="secondary" icon={<CloudUpload aria-hidden />} onPress={() => void sendAll()}>
          {t('field.send')}
        </Button>
        <Button kind="quiet" isDisabled={kept > 0} onPress={() => void dropPass().then(onEnd)}>
          {t('field.end')}
        </Button>
      </div>
    </Page>
  )
}
