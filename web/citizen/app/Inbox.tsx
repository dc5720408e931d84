import { Archive, Inbox as InboxIcon } from 'lucide-react'
import { useState } from 'react'
import type { PersonalNotice } from '../../lib/api-types.ts'
import { readNotices } from '../../lib/inbox-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { LoadState } from '../LoadState.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import './Inbox.css'
import { type Group, groupByDay, groupBySender } from './inbox-groups.ts'
import { Message } from './Message.tsx'
import { archiveNotice, loadNotices, loadOlder, takeBack, useNotices } from './use-notices.ts'

const ways = ['day', 'sender', 'archived'] as const
type Way = (typeof ways)[number]

/** Every message, by its day or by who wrote it, and those that were put away. */
export function Inbox() {
  const t = useText()
  const { unread } = useNotices()
  const [way, setWay] = useState<Way>('day')
  return (
    <Page
      page="inbox"
      title={t('inbox.title')}
      lead={unread > 0 ? t('inbox.lead', { count: unread }) : undefined}
    >
      <Segments
        label={t('inbox.ways')}
        value={way}
        choices={ways.map(id => ({ id, label: t(`inbox.way.${id}`) }))}
        onChange={setWay}
      />
      {way === 'archived' ? <Archived /> : <Arrived way={way} />}
    </Page>
  )
}

function Arrived({ way }: { way: Exclude<Way, 'archived'> }) {
  const t = useText()
  const { language } = usePreferences()
  const { list, hasMore, problem } = useNotices()
  const [moved, setMoved] = useState<PersonalNotice>()
  const groups =
    way === 'day' ? groupByDay(list ?? [], language) : groupBySender(list ?? [], language, t('app.name'))
  return (
    <>
      <ProblemNotice problem={problem} />
      {problem ? (
        <Button kind="secondary" onPress={() => void loadNotices()}>
          {t('action.again')}
        </Button>
      ) : null}
      {moved ? (
        <Notice live>
          <p>{t('inbox.archived', { title: moved[language].title })}</p>
          <Button
            kind="quiet"
            onPress={() => void takeBack(moved).then(() => setMoved(undefined), loadNotices)}
          >
            {t('inbox.undo')}
          </Button>
        </Notice>
      ) : null}
      {list?.length === 0 ? (
        <EmptyState icon={<InboxIcon />} title={t('inbox.emptyTitle')}>
          {t('inbox.emptyBody')}
        </EmptyState>
      ) : null}
      {list ? (
        <Groups
          groups={groups}
          isArchived={false}
          onMove={notice => {
            setMoved(notice)
            void archiveNotice(notice)
          }}
        />
      ) : problem ? null : (
        <Skeleton lines={5} />
      )}
      {hasMore ? (
        <Button kind="secondary" onPress={() => void loadOlder()}>
          {t('inbox.older')}
        </Button>
      ) : null}
    </>
  )
}

function Archived() {
  const t = useText()
  const { language } = usePreferences()
  const load = useLoad(async () => (await readNotices({ isArchived: true })).notices)
  return (
    <LoadState load={load}>
      {list =>
        list.length === 0 ? (
          <EmptyState icon={<Archive />} title={t('inbox.noneArchived')}>
            {t('inbox.noneArchivedBody')}
          </EmptyState>
        ) : (
          <Groups
            groups={groupByDay(list, language)}
            isArchived
            onMove={notice => void takeBack(notice).finally(load.again)}
          />
        )
      }
    </LoadState>
  )
}

function Groups(props: { groups: Group[]; isArchived: boolean; onMove: (notice: PersonalNotice) => void }) {
  return props.groups.map(({ id, name, notices }) => (
    <section key={id} className="inbox-group">
      <h2>{name}</h2>
      <ul className="inbox-list">
        {notices.map(notice => (
          <li key={notice.id}>
            <Message notice={notice} isArchived={props.isArchived} onMove={props.onMove} />
          </li>
        ))}
      </ul>
    </section>
  ))
}
