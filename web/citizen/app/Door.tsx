import { lazy, Suspense } from 'react'
import { isOver } from '../../lib/device-api.ts'
import { Waiting } from '../Waiting.tsx'
import { Unlock } from './Unlock.tsx'
import { useStanding } from './use-standing.ts'

const FrozenDoor = lazy(() => import('../control/Frozen.tsx').then(m => ({ default: m.Frozen })))
const WaitingDoor = lazy(() => import('../control/WaitingPhone.tsx').then(m => ({ default: m.WaitingPhone })))
const RemovedDoor = lazy(() => import('../control/Removed.tsx').then(m => ({ default: m.Removed })))

/** What stands before the person's own things: nearly always the passcode; for a phone that may not, why and what now. */
export function Door({ place }: { place: string }) {
  const { standing, again } = useStanding()
  const lazily = (door: React.ReactNode) => <Suspense fallback={<Waiting />}>{door}</Suspense>
  if (standing && isOver(standing)) return lazily(<RemovedDoor closed={standing.account === 'closed'} />)
  if (standing?.account === 'frozen') return lazily(<FrozenDoor standing={standing} />)
  if (standing?.status === 'waiting') return lazily(<WaitingDoor standing={standing} again={again} />)
  return <Unlock place={place} locked={standing?.status === 'locked'} onRefused={() => void again()} />
}
