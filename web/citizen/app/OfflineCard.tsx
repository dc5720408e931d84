import { useEffect, useState } from 'react'
import { type HeldCard, recallCard } from '../../lib/offline-card.ts'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useText } from '../text.ts'
import { CardPanel } from './CardPanel.tsx'

/** The kept card while the network is away. */
export function OfflineCard({ onBack }: { onBack: () => void }) {
  const t = useText()
  const [held, setHeld] = useState<HeldCard>()
  useEffect(() => {
    void recallCard().then(setHeld)
  }, [])
  return (
    <Page page="offlineCard" onBack={onBack} barTitle={t('app.name')} title={t('home.cardTitle')}>
      {held ? <CardPanel held={held} offline /> : <Skeleton card lines={2} />}
    </Page>
  )
}
