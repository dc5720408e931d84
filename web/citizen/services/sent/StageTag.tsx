import { usePreferences } from '../../../lib/preferences.ts'
import type { ApplicationEntry } from '../../../lib/sent-types.ts'
import { useText } from '../../text.ts'

/** Where something stands, in the words of its agency; colour only says it again. */
export function StageTag({ entry }: { entry: ApplicationEntry }) {
  const t = useText()
  const { language } = usePreferences()
  const stage = entry.stage ?? 'sending'
  return (
    <span className={`stage-tag stage-${stage}`}>
      {entry.stateName?.[language] ?? t(`services.stage.${stage}`)}
    </span>
  )
}
