import { BadgeCheck, TriangleAlert } from 'lucide-react'
import type { Permission } from '../../lib/control-types.ts'
import { formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { Button } from '../../ui/Button.tsx'
import { useText } from '../text.ts'

/** One organisation that signs the person in: whose address it is, what it may know and until when. */
export function AllowedOrganisation(props: { permission: Permission; name: string; onRevoke: () => void }) {
  const t = useText()
  const { language } = usePreferences()
  const { party, purpose, items, lastAt, liveUntil } = props.permission
  return (
    <article className="permission">
      <h2>{props.name}</h2>
      <p className={party.verified ? 'permission-verified' : 'permission-unverified'}>
        {party.verified ? <BadgeCheck aria-hidden /> : <TriangleAlert aria-hidden />}
        <span>
          <span lang="en">{party.domain}</span>
          <span className="unseen"> {t(party.verified ? 'signIn.verified' : 'signIn.unverified')}</span>
        </span>
      </p>
      <p className="soft">{purpose[language]}</p>
      <ul className="permission-items" aria-label={t('permissions.items')}>
        {items.map(item => (
          <li key={item.scope}>{language === 'th' ? item.labelTh : item.labelEn}</li>
        ))}
      </ul>
      <p className="soft small">{t('permissions.lastAt', { at: formatMoment(lastAt, language) })}</p>
      <p className="soft small">
        {liveUntil
          ? t('permissions.liveUntil', { at: formatMoment(liveUntil, language) })
          : t('permissions.notLive')}
      </p>
      <Button
        kind="secondary"
        aria-label={t('permissions.revokeNamed', { party: props.name })}
        onPress={props.onRevoke}
      >
        {t('permissions.revoke')}
      </Button>
    </article>
  )
}
