import { formatMoment } from '../../lib/format.ts'
import { readHelpedCases } from '../../lib/helping-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useLoad } from '../../lib/use-load.ts'
import { historyWay } from '../../ui/history-words.ts'
import { useUiText } from '../../ui/text.ts'
import { type TextKey, useText } from '../text.ts'
import { useInName } from './ForPerson.tsx'
import { HelpedPage } from './HelpedPage.tsx'

/** How the person's cases at counters and kiosks stand. */
export function HelpedCases() {
  const t = useText()
  const tu = useUiText()
  const { language } = usePreferences()
  const { help } = useInName()
  const load = useLoad(() => readHelpedCases(help.helpId))
  return (
    <HelpedPage
      page="helpCases"
      title={t('helpDoor.cases')}
      load={load}
      isEmpty={list => list.length === 0}
      empty={t('helpFor.noCases')}
    >
      {cases => (
        <ul className="help-list">
          {cases.map(one => (
            <li key={one.caseId}>
              <p>{one.placeTh ?? historyWay(tu, one.channel) ?? ''}</p>
              <p>{t(`helpCase.${one.status}` as TextKey)}</p>
              <p className="soft small">{formatMoment(one.createdAt, language)}</p>
            </li>
          ))}
        </ul>
      )}
    </HelpedPage>
  )
}
