import { BadgeCheck, ShieldCheck, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { readPermissions, revokePermission } from '../../lib/control-api.ts'
import type { Permission } from '../../lib/control-types.ts'
import { formatMoment } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { ConfirmSheet } from '../ConfirmSheet.tsx'
import { LoadState } from '../LoadState.tsx'
import { AllowedMiniApps } from '../mini-apps/AllowedMiniApps.tsx'
import { useText } from '../text.ts'
import './Permissions.css'

/** Which organisations may see what, until when, and the press that ends it. */
export function Permissions() {
  const t = useText()
  const { language } = usePreferences()
  const navigate = useNavigate()
  const load = useLoad(readPermissions)
  const [leaving, setLeaving] = useState<Permission>()
  const [ended, setEnded] = useState<string>()
  const act = useAct()
  const nameOf = ({ party }: Permission) => (language === 'th' ? party.nameTh : party.nameEn)
  async function revoke(permission: Permission) {
    if (!(await act.run(() => revokePermission(permission.clientId)))) return
    setEnded(nameOf(permission))
    setLeaving(undefined)
    load.again()
  }
  const ask = (permission: Permission) => {
    act.clear()
    setLeaving(permission)
  }
  return (
    <Page
      page="permissions"
      title={t('permissions.title')}
      lead={load.value?.length ? t('permissions.lead') : undefined}
      onBack={() => navigate('/me')}
    >
      {ended ? (
        <Notice tone="ok" live>
          <p>{t('permissions.ended', { party: ended })}</p>
        </Notice>
      ) : null}
      <LoadState load={load}>
        {list =>
          list.length === 0 ? (
            <EmptyState icon={<ShieldCheck />} title={t('permissions.emptyTitle')}>
              {t('permissions.emptyBody')}
            </EmptyState>
          ) : (
            <ul className="stack">
              {list.map(one => (
                <li key={one.clientId}>
                  <Entry permission={one} name={nameOf(one)} onRevoke={() => ask(one)} />
                </li>
              ))}
            </ul>
          )
        }
      </LoadState>
      <AllowedMiniApps />
      <ConfirmSheet
        isOpen={leaving !== undefined}
        title={t('permissions.revokeTitle', { party: leaving ? nameOf(leaving) : '' })}
        yes={t('permissions.revokeSure')}
        act={act}
        onYes={() => void (leaving && revoke(leaving))}
        onClose={() => setLeaving(undefined)}
      >
        <p>{t('permissions.revokeBody')}</p>
        <p className="soft">{t('permissions.revokePast')}</p>
      </ConfirmSheet>
    </Page>
  )
}

function Entry(props: { permission: Permission; name: string; onRevoke: () => void }) {
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
