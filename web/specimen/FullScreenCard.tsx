import { RotateCw, X } from 'lucide-react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useWakeLock } from '../lib/wake-lock.ts'
import { IconButton } from '../ui/Button.tsx'
import { useUiText } from '../ui/text.ts'
import './Specimen.css'
import { useText } from './text.ts'

type FullScreenCardProps = { url: string; alt: string; onTurn: () => void; onClose: () => void }

/** The card alone on a plain dark ground, to be photographed by another phone. */
export function FullScreenCard({ url, alt, onTurn, onClose }: FullScreenCardProps) {
  const t = useText()
  const ui = useUiText()
  useWakeLock(true)
  return (
    <ModalOverlay
      className="specimen-screen"
      isOpen
      onOpenChange={open => {
        if (!open) onClose()
      }}
    >
      <Modal className="specimen-modal">
        <Dialog className="specimen-dialog" aria-label={alt}>
          <img src={url} alt={alt} />
          <div className="specimen-buttons">
            <IconButton label={t('card.turn')} icon={<RotateCw aria-hidden />} onPress={onTurn} />
            <IconButton label={ui('ui.close')} icon={<X aria-hidden />} onPress={onClose} />
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
