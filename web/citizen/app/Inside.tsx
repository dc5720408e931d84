import { lazy, Suspense, useEffect } from 'react'
import { Navigate } from 'react-router'
import { checkLock, lock } from '../../lib/citizen-api.ts'
import { useLockState } from '../../lib/lock-state.ts'
import { BottomBar } from '../../ui/BottomBar.tsx'
import { Waiting } from '../Waiting.tsx'
import { Home } from './Home.tsx'
import { Inbox } from './Inbox.tsx'
import './Inside.css'
import { Me } from './Me.tsx'
import { NotRegistered } from './NotRegistered.tsx'
import { Services } from './Services.tsx'
import { SignIn } from './SignIn.tsx'
import { Unlock } from './Unlock.tsx'
import { clearNotices, loadNotices, useNotices } from './use-notices.ts'

const Scan = lazy(() => import('./Scan.tsx').then(m => ({ default: m.Scan })))

type Place = 'home' | 'services' | 'scan' | 'inbox' | 'me' | 'signIn'
const awayMsMax = 120_000

/** Everything personal stands behind the passcode; leaving the app for two minutes locks it. */
export function Inside({ place }: { place: Place }) {
  const state = useLockState()
  const { list } = useNotices()
  useEffect(() => {
    if (state === 'checking') void checkLock()
    if (state === 'open') void loadNotices()
    if (state === 'locked') clearNotices()
  }, [state])
  useLockWhenAway()
  if (state === 'checking') return <Waiting />
  if (state === 'unbound') return place === 'signIn' ? <NotRegistered /> : <Navigate to="/" replace />
  if (state === 'locked') return <Unlock place={place} />
  if (place === 'signIn') return <SignIn />
  return (
    <div className="inside">
      <Suspense fallback={<Waiting />}>
        <PlacePage place={place} />
      </Suspense>
      <BottomBar unread={list?.filter(notice => !notice.read).length ?? 0} />
    </div>
  )
}

function PlacePage({ place }: { place: Exclude<Place, 'signIn'> }) {
  switch (place) {
    case 'home':
      return <Home />
    case 'services':
      return <Services />
    case 'scan':
      return <Scan />
    case 'inbox':
      return <Inbox />
    case 'me':
      return <Me />
  }
}

function useLockWhenAway() {
  useEffect(() => {
    let leftAt: number | undefined
    const change = () => {
      if (document.visibilityState === 'hidden') leftAt = Date.now()
      else if (leftAt !== undefined && Date.now() - leftAt > awayMsMax) void lock()
    }
    document.addEventListener('visibilitychange', change)
    return () => document.removeEventListener('visibilitychange', change)
  }, [])
}
