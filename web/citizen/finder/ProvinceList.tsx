import { MapPinOff } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import type { Province } from '../../lib/finder-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useText } from '../text.ts'

type ProvinceListProps = {
  provinces: readonly Province[]
  total: number
  onChoose: (province: string) => void
}

/** The country by its provinces, with how many places answer in each; one press opens one. */
export function ProvinceList({ provinces, total, onChoose }: ProvinceListProps) {
  const t = useText()
  const { language } = usePreferences()
  const shown = provinces
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => one[language].localeCompare(other[language], language))
  if (shown.length === 0) return <EmptyState icon={<MapPinOff />} title={t('finder.none')} />
  return (
    <>
      <h2 role="status">{t('finder.count', { count: total })}</h2>
      <ul className="provinces">
        {shown.map(province => (
          <li key={province.th}>
            <Button className="province" onPress={() => onChoose(province.th)}>
              <span>{province[language]}</span>
              <b className="numerals">{province.count}</b>
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
