import { WifiOff } from 'lucide-react'
import { useConnection } from '../lib/connection.ts'
import { useUiText } from './text.ts'
import './OfflineBanner.css'

/** Stands above everything while the network is away, and says that nothing is lost. */
export function OfflineBanner() {
  const t = useUiText()
  const connection = useConnection()
  return (
    <div role="status" className="offline-banner" data-shown={connection !== 'online' || undefined}>
      {connection === 'online' ? null : (
        <>
          <WifiOff aria-hidden />
          <p>{t(connection === 'busy' ? 'ui.busyRetrying' : 'ui.offlineRetrying')}</p>
        </>
      )}
    </div>
  )
}
