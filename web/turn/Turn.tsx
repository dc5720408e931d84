import { SearchX } from 'lucide-react'
import { formatTime } from '../lib/format.ts'
import { usePreferences } from '../lib/preferences.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Alarm } from './Alarm.tsx'
import './Turn.css'
import { useText } from './text.ts'
import { type TurnView, useTurn } from './use-turn.ts'

type TurnProps = { code: string; onType: () => void }

/** One number on the phone of who walked in: how many are before it, and to which desk it is called. */
export function Turn({ code, onType }: TurnProps) {
  const t = useText()
  const { language } = usePreferences()
  const { view, seenAt, isLost, isUnknown } = useTurn(code)
  const isOpen = view?.state === 'waiting' || view?.state === 'called'
  return (
    <Page
      page="turn"
      title={view?.place[language] ?? t('app.title')}
      barTitle={t('app.title')}
      aside={<LanguageSwitch />}
    >
      {isUnknown ? (
        <EmptyState
          icon={<SearchX />}
          title={t('turn.unknown')}
          action={<Button onPress={onType}>{t('turn.type')}</Button>}
        >
          {t('turn.unknownHelp')}
        </EmptyState>
      ) : null}
      <div role="alert" className="turn-lost">
        {isLost ? (
          <Notice
            tone="warn"
            title={seenAt ? t('turn.lostSince', { time: formatTime(seenAt, language) }) : t('turn.lost')}
          >
            <p>{t('turn.lostHelp')}</p>
          </Notice>
        ) : null}
      </div>
      {view ? <Ticket view={view} /> : isUnknown || isLost ? null : <Skeleton lines={5} />}
      {view?.state === 'waiting' && view.timesCalled > 0 ? (
        <Notice tone="warn" title={t('turn.again')}>
          <p>{t('turn.againHelp')}</p>
        </Notice>
      ) : null}
      {isOpen ? <Alarm call={view.state === 'called' ? view.timesCalled : undefined} /> : null}
      {isOpen && seenAt ? (
        <p className="soft small">{t('turn.seenAt', { time: formatTime(seenAt, language) })}</p>
      ) : null}
    </Page>
  )
}

function Ticket({ view: { number, state, desk, before, wait } }: { view: TurnView }) {
  const t = useText()
  return (
    <section className="turn-ticket" data-state={state} aria-label={t('turn.number')}>
      <p>{t('turn.number')}</p>
      <p className="turn-number numerals" lang="en">
        {number}
      </p>
      <div role="status">
        {state === 'waiting' ? (
          <>
            <p className="turn-says">{t('turn.before', { count: before ?? 0 })}</p>
            {wait ? (
              <>
                <p>{t('turn.range', { from: wait.fromMinutes, to: wait.toMinutes })}</p>
                <p className="small">{t('turn.rangeWhy')}</p>
              </>
            ) : null}
          </>
        ) : (
          <>
            <p className="turn-says">
              {state === 'called' ? t('turn.called', { desk: desk ?? 0 }) : t(`turn.${state}`)}
            </p>
            <p>{t(`turn.${state}Help`)}</p>
          </>
        )}
      </div>
    </section>
  )
}
