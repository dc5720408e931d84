import { useState } from 'react'
import {
  askCorrection,
  type DocumentView,
  type RevokeReason,
  revokeDocument,
  revokeReasons,
} from '../../lib/documents-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { PasscodeSheet } from '../control/PasscodeSheet.tsx'
import { useText } from '../text.ts'
import { AskCorrection } from './AskCorrection.tsx'

type EndDocumentProps = { view: DocumentView; onChange: () => void }

/** Something in it is wrong, or it must not be used any more. */
export function EndDocument({ view, onChange }: EndDocumentProps) {
  const t = useText()
  const [open, setOpen] = useState<'correct' | 'revoke'>()
  const close = (changed: boolean) => {
    setOpen(undefined)
    if (changed) onChange()
  }
  const isAsked =
    view.history.filter(step => step.what === 'correctionAsked').length >
    view.history.filter(step => step.what === 'correctionRefused').length
  return (
    <section className="stack-tight">
      <h2>{t('end.title')}</h2>
      {isAsked ? (
        <Notice>
          <p>{t('end.asked')}</p>
        </Notice>
      ) : view.correctable ? (
        <Button kind="secondary" onPress={() => setOpen('correct')}>
          {t('end.correct')}
        </Button>
      ) : null}
      <Button kind="secondary" onPress={() => setOpen('revoke')}>
        {t('end.revoke')}
      </Button>
      {open === 'correct' ? (
        <AskCorrection ask={reason => askCorrection(view.id, reason)} onClose={close} />
      ) : null}
      {open === 'revoke' ? <Revoke id={view.id} onClose={close} /> : null}
    </section>
  )
}

type EndProps = { id: string; onClose: (changed: boolean) => void }

function Revoke({ id, onClose }: EndProps) {
  const t = useText()
  const [reason, setReason] = useState<RevokeReason>('lost')
  const [asking, setAsking] = useState(false)
  const act = useAct()
  async function revoke(passcode: string) {
    if (await act.run(() => revokeDocument(id, reason, passcode))) onClose(true)
  }
  if (asking)
    return (
      <PasscodeSheet
        isOpen
        title={t('end.revoke')}
        act={act}
        onPasscode={code => void revoke(code)}
        onClose={() => onClose(false)}
      />
    )
  return (
    <Sheet isOpen title={t('end.revoke')} onClose={() => onClose(false)}>
      <p>{t('end.revokeBody')}</p>
      <Choice
        label={t('end.why')}
        value={reason}
        choices={revokeReasons.map(one => ({ id: one, label: t(`end.reason.${one}`) }))}
        onChange={one => setReason(revokeReasons.find(known => known === one) ?? 'lost')}
      />
      <div className="pair">
        <Button kind="secondary" onPress={() => onClose(false)}>
          {t('action.back')}
        </Button>
        <Button onPress={() => setAsking(true)}>{t('end.revokeYes')}</Button>
      </div>
    </Sheet>
  )
}
