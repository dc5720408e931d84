import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog, Heading } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { IconButton } from './Button.tsx'
import { useUiText } from './text.ts'
import './Sheet.css'

/** A dialog that rises from the thumb's edge on a phone and stands in the middle on a desk. */
export function Sheet(props: { isOpen: boolean; title: string; onClose: () => void; children: ReactNode }) {
  const t = useUiText()
  return (
    <ModalOverlay
      className="sheet-scrim"
      isOpen={props.isOpen}
      isDismissable
      onOpenChange={open => {
        if (!open) props.onClose()
      }}
    >
      <Modal className="sheet">
        <Dialog className="sheet-body">
          <div className="sheet-head">
            <Heading slot="title" level={2}>
              {props.title}
            </Heading>
            <IconButton label={t('ui.close')} icon={<X aria-hidden />} onPress={props.onClose} />
          </div>
          {props.children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
