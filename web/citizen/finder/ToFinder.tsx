import { MapPin } from 'lucide-react'
import { useNavigate } from 'react-router'
import { Button } from '../../ui/Button.tsx'
import { useText } from '../text.ts'

/** The way to the places, from wherever somebody is told to go to one. */
export function ToFinder() {
  const t = useText()
  const navigate = useNavigate()
  return (
    <Button kind="secondary" icon={<MapPin aria-hidden />} onPress={() => navigate('/finder')}>
      {t('finder.go')}
    </Button>
  )
}
