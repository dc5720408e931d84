import { miniAppPicture, readMiniApps } from '../../lib/mini-apps-api.ts'
import type { MiniAppEntry } from '../../lib/mini-apps-types.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Doors } from '../../ui/Doors.tsx'
import { useText } from '../text.ts'
import './MiniApps.css'

/** Mini-apps beside the services; what cannot be loaded is not missed here. */
export function MiniAppDoors() {
  const t = useText()
  const { language } = usePreferences()
  const { value = [] } = useLoad(readMiniApps)
  if (value.length === 0) return null
  return (
    <section className="service-group">
      <h2>{t('miniApps.title')}</h2>
      <Doors
        label={t('miniApps.title')}
        doors={value.map(one => ({ ...doorTo(one), title: one.name[language], help: one.short[language] }))}
      />
    </section>
  )
}

export const doorTo = ({ id, icon }: Pick<MiniAppEntry, 'id' | 'icon'>) => ({
  to: `/mini-apps/${id}`,
  icon: <MiniAppIcon id={id} icon={icon} />,
})

/** The picture of a mini-app, or an empty place of the same size. */
export function MiniAppIcon({ id, icon }: { id: string; icon: string | undefined }) {
  return icon ? (
    <img className="mini-icon" src={miniAppPicture(id, icon)} alt="" width={40} height={40} />
  ) : (
    <span className="mini-icon" />
  )
}
