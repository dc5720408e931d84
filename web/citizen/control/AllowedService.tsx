import { formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import type { ServicePermission } from '../../lib/services-types.ts'
import { Button } from '../../ui/Button.tsx'
import { useText } from '../text.ts'

/** One service that may be told something of the register: whose it is, what, and since when. */
export function AllowedService(props: { permission: ServicePermission; onWithdraw: () => void }) {
  const t = useText()
  const { language } = usePreferences()
  const { name, agency, items, givenAt } = props.permission
  return (
    <article className="permission">
      <h3>{name[language]}</h3>
      <p className="soft">{agency[language]}</p>
      <ul className="permission-items" aria-label={t('permissions.items')}>
        {items.map(item => (
          <li key={item.en}>{item[language]}</li>
        ))}
      </ul>
      <p className="soft small">{t('services.allowedSince', { at: formatMoment(givenAt, language) })}</p>
      <Button
        kind="secondary"
        aria-label={t('permissions.revokeNamed', { party: name[language] })}
        onPress={props.onWithdraw}
      >
        {t('permissions.revoke')}
      </Button>
    </article>
  )
}
