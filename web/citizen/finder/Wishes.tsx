import { Clock, LocateFixed, ShieldCheck } from 'lucide-react'
import { type Province, placeKinds } from '../../lib/finder-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { Chips } from '../../ui/Chips.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { useText } from '../text.ts'
import { PlaceMark } from './PlaceMark.tsx'
import type { Choices } from './use-choices.ts'
import type { Position } from './use-position.ts'

type WhereProps = {
  provinces: readonly Province[]
  province: string | undefined
  position: Position
  onProvince: (province: string | undefined) => void
}

/** Where to look: near this phone, when its person says so, or in a province of the list. */
export function Where({ provinces, province, position, onProvince }: WhereProps) {
  const t = useText()
  const { language } = usePreferences()
  const everywhere = { id: '', label: t('finder.everywhere') }
  const named = provinces
    .map(({ th, en }) => ({ id: th, label: language === 'th' ? th : en }))
    .sort((one, other) => one.label.localeCompare(other.label, language))
  const near = position.state === 'known' ? (['near'] as const) : []
  return (
    <div className="finder-where">
      <Chips
        label={t('finder.where')}
        chosen={near}
        chips={[
          {
            id: 'near',
            label: t(position.state === 'asking' ? 'finder.locating' : 'finder.nearMe'),
            icon: <LocateFixed aria-hidden />,
            isDisabled: position.state === 'asking',
          },
        ]}
        onChange={([wanted]) => {
          if (!wanted) return position.forget()
          onProvince(undefined)
          position.ask()
        }}
      />
      <Choice
        label={t('finder.province')}
        value={province ?? ''}
        choices={[everywhere, ...named]}
        onChange={id => {
          position.forget()
          onProvince(id || undefined)
        }}
      />
    </div>
  )
}

type WishesProps = { choices: Choices; onChange: (change: Partial<Choices>) => void }

/** Which places: open now, of a kind, surely of the second level. */
export function Wishes({ choices, onChange }: WishesProps) {
  const t = useText()
  const about = [
    { id: 'openNow', label: t('finder.openNow'), icon: <Clock aria-hidden /> },
    { id: 'surely', label: t('finder.surely'), icon: <ShieldCheck aria-hidden /> },
  ] as const
  return (
    <div className="stack-tight">
      <Chips
        label={t('finder.kinds')}
        chosen={choices.kinds}
        chips={placeKinds.map(id => ({ id, label: t(`finder.kind.${id}`), icon: <PlaceMark kind={id} /> }))}
        onChange={kinds => onChange({ kinds })}
      />
      <Chips
        label={t('finder.wishes')}
        chosen={about.map(one => one.id).filter(id => choices[id])}
        chips={[...about]}
        onChange={chosen =>
          onChange({ openNow: chosen.includes('openNow'), surely: chosen.includes('surely') })
        }
      />
    </div>
  )
}
