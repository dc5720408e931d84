import { usePreferences } from '../../lib/preferences.ts'
import type { ServiceView } from '../../lib/services-types.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../text.ts'
import type { Bar } from './find-bar.ts'
import { sayEnding } from './outcome-words.ts'
import { WhatItSees } from './WhatItSees.tsx'

/** What it is and would see, and why it is not for this person as they stand. */
export function Barred({ view, bar }: { view: ServiceView; bar: Bar }) {
  const t = useText()
  const { language } = usePreferences()
  const agency = view.agency.name[language]
  return (
    <>
      <p>{view.about[language]}</p>
      <Notice
        tone={bar.outcome === 'signInNeeded' ? 'info' : 'warn'}
        title={t(`services.end.${bar.outcome}`)}
        live
      >
        <p>{sayEnding(t, language, bar, agency)}</p>
      </Notice>
      {view.permission ? <WhatItSees view={view} /> : null}
    </>
  )
}
