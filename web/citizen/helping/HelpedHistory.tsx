import { formatMoment } from '../../lib/format.ts'
import { readHelpedHistory } from '../../lib/helping-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useLoad } from '../../lib/use-load.ts'
import { historyTitle } from '../../ui/history-words.ts'
import { useUiText } from '../../ui/text.ts'
import { useText } from '../text.ts'
import { useInName } from './ForPerson.tsx'
import { HelpedPage } from './HelpedPage.tsx'

/** Who looked at the person's data, as the person would read it. */
export function HelpedHistory() {
  const t = useText()
  const tu = useUiText()
  const { language } = usePreferences()
  const { help } = useInName()
  const load = useLoad(() => readHelpedHistory(help.helpId))
  return (
    <HelpedPage
      page="helpHistory"
      title={t('helpDoor.history')}
      load={load}
      isEmpty={list => list.length === 0}
      empty={t('helpFor.none')}
    >
      {entries => (
        <ul className="help-list">
          {entries.map(entry => (
            <li key={entry.id}>
              <p>{historyTitle(tu, language, entry)}</p>
              <p className="soft small">{formatMoment(entry.at, language)}</p>
            </li>
          ))}
        </ul>
      )}
    </HelpedPage>
  )
}
