import { Inbox } from 'lucide-react'
import { useState } from 'react'
import { type Connection, setConnection } from '../lib/connection.ts'
import { Button } from '../ui/Button.tsx'
import { ConsentBody } from '../ui/ConsentBody.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorSummary, Notice } from '../ui/Notice.tsx'
import { OfflineBanner } from '../ui/OfflineBanner.tsx'
import { ProgressSteps } from '../ui/ProgressSteps.tsx'
import { Segments } from '../ui/Segments.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stepper } from '../ui/Stepper.tsx'
import { inventedText } from './invented.ts'
import { Part, Sample } from './Part.tsx'
import { useText } from './text.ts'

const tones = ['info', 'ok', 'warn', 'bad'] as const
const states = ['done', 'now', 'later'] as const

/** What the app says by itself: news, errors, nothing, waiting, how far one is. */
export function Answers() {
  const t = useText()
  const [wrong, setWrong] = useState(false)
  return (
    <Part title={t('design.answers')}>
      {tones.map(tone => (
        <Sample key={tone} name="Notice" note={tone}>
          <Notice tone={tone} title={t(`design.tone.${tone}`)}>
            <p>{t('design.noticeBody')}</p>
          </Notice>
        </Sample>
      ))}
      <Sample name="Notice" note="words alone">
        <Notice>
          <p>{t('design.paragraph')}</p>
        </Notice>
      </Sample>
      <Sample name="ConsentBody" wide>
        <ConsentBody text={inventedText} />
      </Sample>
      <Sample name="ErrorSummary" note="takes the focus when it comes">
        {wrong ? (
          <ErrorSummary title={t('design.errorTitle')}>
            <p>{t('design.errorHelp')}</p>
          </ErrorSummary>
        ) : null}
        <Button kind="secondary" onPress={() => setWrong(!wrong)}>
          {t('design.showError')}
        </Button>
      </Sample>
      <Sample name="EmptyState" wide>
        <EmptyState
          icon={<Inbox />}
          title={t('design.emptyTitle')}
          action={<Button kind="secondary">{t('design.go')}</Button>}
        >
          {t('design.emptyBody')}
        </EmptyState>
      </Sample>
      <Sample name="Skeleton">
        <Skeleton card lines={3} />
      </Sample>
      <Sample name="Stepper">
        <Stepper position={1} of={9} />
        <Stepper position={6} of={9} />
      </Sample>
      <Sample name="ProgressSteps">
        <ProgressSteps
          steps={states.map(state => ({ id: state, label: t(`design.work.${state}`), state }))}
        />
      </Sample>
      <Away />
    </Part>
  )
}

function Away() {
  const t = useText()
  const [connection, choose] = useState<Connection>('online')
  return (
    <Sample name="OfflineBanner" note="online · offline · busy" wide>
      <OfflineBanner />
      <Segments
        label={t('design.network')}
        value={connection}
        choices={(['online', 'offline', 'busy'] as const).map(id => ({
          id,
          label: t(`design.network.${id}`),
        }))}
        onChange={id => {
          choose(id)
          setConnection(id)
        }}
      />
    </Sample>
  )
}
