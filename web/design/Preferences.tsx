import { setPreference, usePreferences } from '../lib/preferences.ts'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { Segments } from '../ui/Segments.tsx'
import { useText } from './text.ts'

const themes = ['auto', 'light', 'dark'] as const
const sizes = ['normal', 'large'] as const

/** The switches that change the whole page: what a person may choose on the phone. */
export function Preferences() {
  const t = useText()
  const { theme, size } = usePreferences()
  return (
    <div className="design-switches">
      <LanguageSwitch />
      <Segments
        label={t('design.theme')}
        value={theme}
        choices={themes.map(id => ({ id, label: t(`design.theme.${id}`) }))}
        onChange={id => setPreference('theme', id)}
      />
      <Segments
        label={t('design.size')}
        value={size}
        choices={sizes.map(id => ({ id, label: t(`design.size.${id}`) }))}
        onChange={id => setPreference('size', id)}
      />
    </div>
  )
}
