import { Inbox as InboxIcon } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Disclosure, DisclosurePanel, Heading } from 'react-aria-components/Disclosure'
import type { PersonalNotice } from '../../lib/api-types.ts'
import { formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import './Inbox.css'
import { loadNotices, openNotice, useNotices } from './use-notices.ts'

export function Inbox() {
  const t = useText()
  const { list, problem } = useNotices()
  return (
    <Page page="inbox" title={t('inbox.title')} lead={list?.length ? t('inbox.lead') : undefined}>
      <ProblemNotice problem={problem} />
      {problem ? (
        <Button kind="secondary" onPress={() => void loadNotices()}>
          {t('action.again')}
        </Button>
      ) : null}
      {list ? <List list={list} /> : problem ? null : <Skeleton lines={5} />}
    </Page>
  )
}

function List({ list }: { list: PersonalNotice[] }) {
  const t = useText()
  if (list.length === 0)
    return (
      <EmptyState icon={<InboxIcon />} title={t('inbox.emptyTitle')}>
        {t('inbox.emptyBody')}
      </EmptyState>
    )
  return (
    <ul className="inbox-list">
      {list.map(notice => (
        <li key={notice.id}>
          <Message notice={notice} />
        </li>
      ))}
    </ul>
  )
}

function Message({ notice }: { notice: PersonalNotice }) {
  const t = useText()
  const { language } = usePreferences()
  const words = notice[language]
  return (
    <Disclosure
      className="inbox-message"
      onExpandedChange={open => {
        if (open && !notice.read) void openNotice(notice.id)
      }}
    >
      <Heading level={2}>
        <AriaButton slot="trigger" className="inbox-head" data-unread={!notice.read || undefined}>
          <span className="inbox-dot" aria-hidden="true" />
          <span className="inbox-words">
            <span>{words.title}</span>
            <span className="soft small">
              {notice.read ? null : <span className="unseen">{t('inbox.new')} </span>}
              {formatMoment(notice.at, language)}
            </span>
          </span>
        </AriaButton>
      </Heading>
      <DisclosurePanel className="inbox-body">
        <p>{words.body}</p>
      </DisclosurePanel>
    </Disclosure>
  )
}
