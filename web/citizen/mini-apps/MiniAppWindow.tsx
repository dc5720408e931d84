import { ArrowLeft, ShieldCheck, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { MiniAppOpening, MiniAppView } from '../../lib/mini-apps-types.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useUiText } from '../../ui/text.ts'
import { useText } from '../text.ts'
import { FileSheet } from './FileSheet.tsx'
import './MiniApps.css'
import { ScanSheet } from './ScanSheet.tsx'
import { useHost } from './use-host.ts'

type WindowProps = {
  view: MiniAppView
  opening: MiniAppOpening
  onAgain: () => void
  onClose: () => void
}

/** A mini-app, with our bar above it: whose it is, what it may see, and the way out, whatever it does itself. */
export function MiniAppWindow({ view, opening, onAgain, onClose }: WindowProps) {
  const t = useText()
  const tu = useUiText()
  const { language } = usePreferences()
  const host = useHost(view, opening, onClose)
  const isOffline = useOffline()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const name = view.name[language]
  const isWaiting = host.phase === 'loading' || host.phase === 'slow'
  return (
    <div className="mini-window" data-page="mini-app-open" data-phase={host.phase}>
      <header className="mini-bar">
        {host.hasBack ? (
          <IconButton label={tu('ui.back')} icon={<ArrowLeft aria-hidden />} onPress={host.goBack} />
        ) : null}
        <div className="mini-bar-words">
          <h1 ref={heading} tabIndex={-1}>
            {host.title ?? name}
          </h1>
          <p className="soft small" lang="en">
            {new URL(view.origin).host}
          </p>
        </div>
        <IconButton label={t('miniApps.rights')} icon={<ShieldCheck aria-hidden />} onPress={onClose} />
        <IconButton label={t('miniApps.close', { name })} icon={<X aria-hidden />} onPress={onClose} />
      </header>
      <main className="mini-main">
        {isOffline ? (
          <Notice tone="warn" live>
            <p>{t('miniApps.offline')}</p>
          </Notice>
        ) : host.phase === 'silent' || host.phase === 'slow' ? (
          <Notice tone="warn" live title={t(`miniApps.${host.phase}`, { name })}>
            <p>{t(`miniApps.${host.phase}Help`)}</p>
            <Button kind="secondary" onPress={onAgain}>
              {t('action.again')}
            </Button>
          </Notice>
        ) : null}
        {isWaiting ? (
          <div className="mini-waiting">
            <p role="status" className="soft">
              {t('services.connecting', { agency: view.organisation.name[language] })}
            </p>
            <Skeleton lines={6} />
          </div>
        ) : null}
        <iframe ref={host.frame} className="mini-frame" title={name} hidden={isWaiting} />
      </main>
      {host.wish?.kind === 'file' ? <FileSheet wish={host.wish} name={name} /> : null}
      {host.wish?.kind === 'scan' ? <ScanSheet wish={host.wish} name={name} /> : null}
    </div>
  )
}

function useOffline(): boolean {
  const [isOffline, setOffline] = useState(!navigator.onLine)
  useEffect(() => {
    const look = () => setOffline(!navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  return isOffline
}
