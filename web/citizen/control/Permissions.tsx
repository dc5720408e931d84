import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { readPermissions, revokePermission } from '../../lib/control-api.ts'
import { readAllowedMiniApps } from '../../lib/mini-apps-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { readServicePermissions, withdrawService } from '../../lib/services-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { ConfirmSheet } from '../ConfirmSheet.tsx'
import { LoadState } from '../LoadState.tsx'
import { AllowedMiniApps } from '../mini-apps/AllowedMiniApps.tsx'
import { useText } from '../text.ts'
import { AllowedOrganisation } from './AllowedOrganisation.tsx'
import { AllowedService } from './AllowedService.tsx'
import './Permissions.css'

type Leaving = { name: string; isService: boolean; end: () => Promise<void> }

async function readAll() {
  const [organisations, services, miniApps] = await Promise.all([
    readPermissions(),
    readServicePermissions(),
    readAllowedMiniApps(),
  ])
  return { organisations, services, miniApps }
}

/** Which organisations, services and mini-apps may see what, until when, and the press that ends it. */
export function Permissions() {
  const t = useText()
  const { language } = usePreferences()
  const navigate = useNavigate()
  const load = useLoad(readAll)
  const [leaving, setLeaving] = useState<Leaving>()
  const [ended, setEnded] = useState<string>()
  const act = useAct()
  async function end({ name, end: work }: Leaving) {
    if (!(await act.run(work))) return
    setEnded(name)
    setLeaving(undefined)
    load.again()
  }
  const ask = (one: Leaving) => {
    act.clear()
    setLeaving(one)
  }
  return (
    <Page
      page="permissions"
      title={t('permissions.title')}
      lead={load.value?.organisations.length ? t('permissions.lead') : undefined}
      onBack={() => navigate('/me')}
    >
      {ended ? (
        <Notice tone="ok" live>
          <p>{t('permissions.ended', { party: ended })}</p>
        </Notice>
      ) : null}
      <LoadState load={load}>
        {({ organisations, services, miniApps }) => (
          <>
            {organisations.length + services.length + miniApps.length === 0 ? (
              <EmptyState icon={<ShieldCheck />} title={t('permissions.emptyTitle')}>
                {t('permissions.emptyBody')}
              </EmptyState>
            ) : null}
            {organisations.length > 0 ? (
              <ul className="stack">
                {organisations.map(one => {
                  const name = language === 'th' ? one.party.nameTh : one.party.nameEn
                  const leave = { name, isService: false, end: () => revokePermission(one.clientId) }
                  return (
                    <li key={one.clientId}>
                      <AllowedOrganisation permission={one} name={name} onRevoke={() => ask(leave)} />
                    </li>
                  )
                })}
              </ul>
            ) : null}
            {services.length > 0 ? (
              <section className="stack-tight">
                <h2>{t('services.title')}</h2>
                <ul className="stack">
                  {services.map(one => {
                    const name = one.name[language]
                    const leave = { name, isService: true, end: () => withdrawService(one.serviceId) }
                    return (
                      <li key={one.serviceId}>
                        <AllowedService permission={one} onWithdraw={() => ask(leave)} />
                      </li>
                    )
                  })}
                </ul>
              </section>
            ) : null}
            <AllowedMiniApps allowed={miniApps} />
          </>
        )}
      </LoadState>
      <ConfirmSheet
        isOpen={leaving !== undefined}
        title={t('permissions.revokeTitle', { party: leaving?.name ?? '' })}
        yes={t('permissions.revokeSure')}
        act={act}
        onYes={() => void (leaving && end(leaving))}
        onClose={() => setLeaving(undefined)}
      >
        <p>{t(leaving?.isService ? 'services.withdrawBody' : 'permissions.revokeBody')}</p>
        <p className="soft">{t('permissions.revokePast')}</p>
      </ConfirmSheet>
    </Page>
  )
}
