import { Phone } from 'lucide-react'
import { usePreferences } from '../../lib/preferences.ts'
import type { Words } from '../../lib/services-types.ts'
import { useText } from '../text.ts'
import './Services.css'

/** The people behind a service, a press away. */
export function Hotline({ agency, number }: { agency: Words; number: string }) {
  const t = useText()
  const { language } = usePreferences()
  return (
    <a className="service-hotline" href={`tel:${number.replaceAll(/[ -]/g, '')}`}>
      <Phone aria-hidden />
      <span>{t('services.hotline', { agency: agency[language], number })}</span>
    </a>
  )
}
