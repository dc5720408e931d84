import { BadgeCheck, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { formatMoment } from '../../lib/format.ts'
import {
  allowMiniApp,
  miniAppPicture,
  openMiniApp,
  readMiniApp,
  setMiniAppNotifications,
  withdrawMiniApp,
} from '../../lib/mini-apps-api.ts'
import type { MiniAppOpening, MiniAppView } from '../../lib/mini-apps-types.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { loadNotices } from '../app/use-notices.ts'
import { ConfirmSheet } from '../ConfirmSheet.tsx'
import { LoadState } from '../LoadState.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import { MiniAppIcon } from './MiniAppDoors.tsx'
import './MiniApps.css'
import { MiniAppWindow } from './MiniAppWindow.tsx'

/** One mini-app: who stands behind it, what it sees and why, and the press that opens it. */
export function MiniAppPage() {
  const { miniAppId = '' } = useParams()
  return <OneMiniApp key={miniAppId} id={miniAppId} />
}

function OneMiniApp({ id }: { id: string }) {
  const t = useText()
  const { language } = usePreferences()
  const navigate = useNavigate()
  const load = useLoad(() => readMiniApp(id))
  const act = useAct()
  const [opening, setOpening] = useState<MiniAppOpening>()
  const [isNotified, setNotified] = useState(true)
  const view = load.value
  const isAllowed = view?.permittedSince !== undefined

  const open = () =>
    void act.run(async () => {
      if (view && !isAllowed) await allowMiniApp(id, view.permission.sha256, isNotified)
      setOpening(await openMiniApp(id))
      load.again()
    })

  if (view && opening)
    return (
      <MiniAppWindow
        key={opening.mToken}
        view={view}
        opening={opening}
        onAgain={open}
        onClose={() => {
          setOpening(undefined)
          // It may have written meanwhile.
          void loadNotices()
        }}
      />
    )
  return (
    <Page
      page="mini-app"
      title={view ? view.name[language] : t('miniApps.one')}
      lead={view?.organisation.name[language]}
      onBack={() => navigate('/services')}
      actions={
        view ? (
          <Button isPending={act.busy} onPress={open}>
            {t(isAllowed ? 'miniApps.open' : 'miniApps.allowAndOpen')}
          </Button>
        ) : null
      }
    >
      <LoadState load={load}>
        {value => (
          <>
            <ProblemNotice problem={act.problem} />
            <About view={value} />
            <WhatItSees view={value} />
            <Notifications
              isOn={value.hasNotifications ?? isNotified}
              onChange={isOn => {
                setNotified(isOn)
                if (isAllowed) void act.run(() => setMiniAppNotifications(id, isOn)).then(load.again)
              }}
            />
            {isAllowed ? <Withdraw view={value} onDone={load.again} /> : null}
          </>
        )}
      </LoadState>
    </Page>
  )
}

function About({ view }: { view: MiniAppView }) {
  const t = useText()
  const { language } = usePreferences()
  const { domain, verified } = view.organisation
  return (
    <>
      <div className="mini-head">
        <MiniAppIcon id={view.id} icon={view.icon} />
        <p className={verified ? 'mini-verified' : 'mini-unverified'}>
          {verified ? <BadgeCheck aria-hidden /> : <TriangleAlert aria-hidden />}
          <span>
            <span lang="en">{domain}</span>
            <span className="unseen"> {t(verified ? 'signIn.verified' : 'signIn.unverified')}</span>
          </span>
        </p>
      </div>
      {view.isTrial ? (
        <Notice tone="warn">
          <p>{t('miniApps.trial')}</p>
        </Notice>
      ) : null}
      <p>{view.about[language]}</p>
      {view.screenshots.length > 0 ? (
        <ul className="mini-shots">
          {view.screenshots.map((picture, index) => (
            <li key={picture}>
              <img
                src={miniAppPicture(view.id, picture)}
                alt={t('miniApps.screenshot', { number: index + 1 })}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

function WhatItSees({ view }: { view: MiniAppView }) {
  const t = useText()
  const { language } = usePreferences()
  return (
    <section className="service-sees">
      <h2>{t('miniApps.sees')}</h2>
      <ul>
        <li>
          <b>{t('miniApps.ownName')}</b>
          <span className="soft small">{t('miniApps.ownNameWhy')}</span>
        </li>
        {view.permission.items.map(({ item, label, why }) => (
          <li key={item}>
            <b>{label[language]}</b>
            <span className="soft small">{why[language]}</span>
          </li>
        ))}
      </ul>
      <p className="soft small">{t('miniApps.theirDuty')}</p>
      <p className="soft small">
        {view.permittedSince
          ? t('services.allowedSince', { at: formatMoment(view.permittedSince, language) })
          : t('services.youMayWithdraw')}
      </p>
    </section>
  )
}

function Notifications({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  const t = useText()
  return (
    <section className="mini-notifications">
      <h2>{t('miniApps.notifications')}</h2>
      <Segments
        label={t('miniApps.notifications')}
        value={isOn ? 'on' : 'off'}
        choices={[
          { id: 'on', label: t('miniApps.notificationsOn') },
          { id: 'off', label: t('miniApps.notificationsOff') },
        ]}
        onChange={value => onChange(value === 'on')}
      />
      <p className="soft small">{t('miniApps.notificationsHelp')}</p>
    </section>
  )
}

function Withdraw({ view, onDone }: { view: MiniAppView; onDone: () => void }) {
  const t = useText()
  const { language } = usePreferences()
  const act = useAct()
  const [isAsked, setAsked] = useState(false)
  async function withdraw() {
    if (!(await act.run(() => withdrawMiniApp(view.id)))) return
    setAsked(false)
    onDone()
  }
  return (
    <>
      <Button kind="quiet" onPress={() => setAsked(true)}>
        {t('services.withdraw')}
      </Button>
      <ConfirmSheet
        isOpen={isAsked}
        title={t('services.withdrawTitle', { service: view.name[language] })}
        yes={t('services.withdrawSure')}
        act={act}
        onYes={() => void withdraw()}
        onClose={() => setAsked(false)}
      >
        <p>{t('miniApps.withdrawBody')}</p>
      </ConfirmSheet>
    </>
  )
}
