import { X } from 'lucide-react'
import { useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import type { CardView } from '../../lib/api-types.ts'
import { useWakeLock } from '../../lib/wake-lock.ts'
import { IconButton } from '../../ui/Button.tsx'
import { IdCard } from '../../ui/IdCard.tsx'
import { useText } from '../text.ts'
import './ShowCard.css'

type ShowCardProps = {
  card: CardView
  portraitUrl: string | undefined
  freshness: string
  onClose: () => void
}

/** The card alone on a white, always lit screen, as large as the phone allows: turned sideways on a tall one. */
export function ShowCard({ card, portraitUrl, freshness, onClose }: ShowCardProps) {
  const t = useText()
  const [side, setSide] = useState<'front' | 'back'>('front')
  useWakeLock(true)
  return (
    <ModalOverlay
      className="show-screen"
      isOpen
      onOpenChange={open => {
        if (!open) onClose()
      }}
    >
      <Modal className="show-modal">
        <Dialog className="show-dialog" aria-label={t('home.show')}>
          <div className="show-turned">
            <IdCard
              card={card}
              portraitUrl={portraitUrl}
              revealed
              side={side}
              onFlip={() => setSide(side === 'front' ? 'back' : 'front')}
            />
            <div className="show-bar">
              <IconButton label={t('ui.close')} icon={<X aria-hidden />} onPress={onClose} />
              <p className="small">{freshness}</p>
            </div>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
