import { Archive, ArchiveRestore, MailOpen } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Disclosure, DisclosurePanel, Heading } from 'react-aria-components/Disclosure'
import { useNavigate } from 'react-router'
import type { PersonalNotice } from '../../lib/api-types.ts'
import { formatDate, formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { Button } from '../../ui/Button.tsx'
import { pathOf } from '../rooms.ts'
import { useText } from '../text.ts'
import { markNotice } from './use-notices.ts'

/** One message: its first line; opened, its words, the way to what it is about, and putting it away. */
export function Message(props: {
  notice: PersonalNotice
  isArchived: boolean
  onMove: (notice: PersonalNotice) => void
}) {
  const { notice, isArchived, onMove } = props
  const t = useText()
  const { language } = usePreferences()
  const words = notice[language]
  const isNew = !notice.read && !isArchived
  return (
    <Disclosure
      className="inbox-message"
      onExpandedChange={open => {
        if (open && !isArchived) void markNotice(notice, true)
      }}
    >
      <Heading level={3}>
        <AriaButton slot="trigger" className="inbox-head" data-unread={isNew || undefined}>
          <span className="inbox-dot" aria-hidden="true" />
          <span className="inbox-words">
            <span>{words.title}</span>
            <span className="soft small">
              {isNew ? <span className="unseen">{t('inbox.new')} </span> : null}
              {notice.from ? `${notice.from[language]} · ` : ''}
              {formatMoment(notice.at, language)}
            </span>
          </span>
        </AriaButton>
      </Heading>
      <DisclosurePanel className="inbox-body">
        <p className="inbox-text">{words.body}</p>
        {notice.dueOn ? <p>{t('inbox.dueOn', { day: formatDate(notice.dueOn, language) })}</p> : null}
        <Acts notice={notice} isArchived={isArchived} onMove={onMove} />
      </DisclosurePanel>
    </Disclosure>
  )
}

function Acts(props: {
  notice: PersonalNotice
  isArchived: boolean
  onMove: (notice: PersonalNotice) => void
}) {
  const { notice, isArchived, onMove } = props
  const t = useText()
  const navigate = useNavigate()
  const { opens } = notice
  return (
    <div className="inbox-acts">
      {opens ? <Button onPress={() => navigate(pathOf(opens))}>{t('inbox.open')}</Button> : null}
      <Button
        kind="quiet"
        icon={isArchived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
        onPress={() => onMove(notice)}
      >
        {t(isArchived ? 'inbox.takeBack' : 'inbox.archive')}
      </Button>
      {isArchived ? null : (
        <Button kind="quiet" icon={<MailOpen aria-hidden />} onPress={() => void markNotice(notice, false)}>
          {t('inbox.unread')}
        </Button>
      )}
    </div>
  )
}
