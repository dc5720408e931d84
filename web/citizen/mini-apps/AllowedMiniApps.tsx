import type { AllowedMiniApp } from '../../lib/mini-apps-types.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { Doors } from '../../ui/Doors.tsx'
import { useText } from '../text.ts'
import { doorTo } from './MiniAppDoors.tsx'

/** Mini-apps that may see something of the person; each page says what, and ends it. */
export function AllowedMiniApps({ allowed }: { allowed: AllowedMiniApp[] }) {
  const t = useText()
  const { language } = usePreferences()
  if (allowed.length === 0) return null
  return (
    <section className="service-group">
      <h2>{t('miniApps.title')}</h2>
      <Doors
        label={t('miniApps.title')}
        doors={allowed.map(one => ({
          ...doorTo(one),
          title: one.name[language],
          help: one.organisation[language],
        }))}
      />
    </section>
  )
}
