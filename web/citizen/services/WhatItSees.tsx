import { formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import type { ServiceView } from '../../lib/services-types.ts'
import { useText } from '../text.ts'
import './Services.css'

/** What the agency would be told of the register, and why. */
export function WhatItSees({ view }: { view: ServiceView }) {
  const t = useText()
  const { language } = usePreferences()
  if (!view.permission) return <p className="soft small">{t('services.seesNothing')}</p>
  return (
    <section className="service-sees">
      <h2>{t('services.sees', { agency: view.agency.abbreviation[language] })}</h2>
      <ul>
        {view.permission.items.map(({ item, label, why, tells }) => (
          <li key={item}>
            <b>{label[language]}</b>
            {tells ? <span>{tells.map(told => told[language]).join(' · ')}</span> : null}
            <span className="soft small">{why[language]}</span>
          </li>
        ))}
      </ul>
      <p className="soft small">
        {view.mine?.permittedSince
          ? t('services.allowedSince', { at: formatMoment(view.mine.permittedSince, language) })
          : t('services.youMayWithdraw')}
      </p>
    </section>
  )
}
