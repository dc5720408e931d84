import { setPreference, usePreferences } from '../lib/preferences.ts'
import { Segments } from './Segments.tsx'
import { useUiText } from './text.ts'

const languages = [
  { id: 'th', label: 'ไทย', lang: 'th' },
  { id: 'en', label: 'English', lang: 'en' },
] as const

/** Thai or English, each named in its own language; the choice is kept on this phone. */
export function LanguageSwitch() {
  const t = useUiText()
  const { language } = usePreferences()
  return (
    <Segments
      label={t('ui.language')}
      value={language}
      choices={[...languages]}
      onChange={id => setPreference('language', id)}
    />
  )
}
