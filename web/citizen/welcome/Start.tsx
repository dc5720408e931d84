import { useEffect, useState } from 'react'
import { Navigate } from 'react-router'
import { hasJourney } from '../../lib/proofing-api.ts'
import { hasInside } from '../../lib/session.ts'
import { Waiting } from '../Waiting.tsx'
import { Welcome } from './Welcome.tsx'

/** Where this phone stands decides what opens: its card, an unfinished registration, or the welcome. */
export function Start() {
  const [place, setPlace] = useState<'checking' | 'welcome' | '/home' | '/register'>('checking')
  useEffect(() => {
    void (async () => {
      if (await hasInside()) setPlace('/home')
      else setPlace((await hasJourney()) ? '/register' : 'welcome')
    })().catch(() => setPlace('welcome'))
  }, [])
  if (place === 'checking') return <Waiting />
  if (place === 'welcome') return <Welcome />
  return <Navigate to={place} replace />
}
