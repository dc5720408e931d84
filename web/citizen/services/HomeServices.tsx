import { LayoutGrid } from 'lucide-react'
import { usePreferences } from '../../lib/preferences.ts'
import { readCatalogue, readFavourites } from '../../lib/services-api.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Doors } from '../../ui/Doors.tsx'
import { useText } from '../text.ts'
import { iconOf } from './icons.ts'

const SHOWN = 3

/** The services kept at hand, and the way to all others; what cannot be loaded is not missed here. */
export function HomeServices() {
  const t = useText()
  const { language } = usePreferences()
  const { value } = useLoad(async () => {
    const favourites = await readFavourites()
    return favourites.length > 0 ? { favourites, ...(await readCatalogue()) } : undefined
  })
  const kept = (value?.favourites ?? []).flatMap(id => value?.services.find(one => one.id === id) ?? [])
  return (
    <Doors
      label={t('services.title')}
      doors={[
        ...kept.slice(0, SHOWN).map(({ id, category, name, short }) => {
          const Icon = iconOf(category)
          return { to: `/services/${id}`, icon: <Icon />, title: name[language], help: short[language] }
        }),
        { to: '/services', icon: <LayoutGrid />, title: t('services.all'), help: t('services.allHelp') },
      ]}
    />
  )
}
