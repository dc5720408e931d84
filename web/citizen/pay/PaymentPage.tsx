import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { formatBaht } from '../../../shared/satang.ts'
import { askRefund, closePayment, type Payment } from '../../lib/payment-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { ConfirmSheet } from '../ConfirmSheet.tsx'
import { LoadState } from '../LoadState.tsx'
import { useText } from '../text.ts'
import './Payments.css'
import { PayCode } from './PayCode.tsx'
import { MoneyThatWaits, PaymentDetails } from './PaymentDetails.tsx'
import { standingOf } from './payment-words.ts'
import { usePayment } from './use-payment.ts'

/** One payment: its code until the bank says that it is paid, then its receipt. */
export function PaymentPage() {
  const t = useText()
  const navigate = useNavigate()
  const { language } = usePreferences()
  const { paymentId = '' } = useParams()
  const load = usePayment(paymentId)
  const title = load.value?.purpose[language] ?? t('payment.title')
  return (
    <Page page="payment" title={title} onBack={() => navigate('/me/payments')}>
      <LoadState load={load}>{payment => <Shown payment={payment} onChange={load.again} />}</LoadState>
    </Page>
  )
}

function Shown({ payment, onChange }: { payment: Payment; onChange: () => void }) {
  const t = useText()
  const { tone, title, help } = standingOf(t, payment)
  return (
    <>
      <p className="pay-sum">{t('pay.baht', { amount: formatBaht(payment.amountSatang) })}</p>
      <Notice tone={tone} title={title} live>
        <p>{help}</p>
      </Notice>
      {payment.code ? <PayCode payment={payment} code={payment.code} /> : null}
      <MoneyThatWaits payment={payment} />
      <PaymentDetails payment={payment} />
      {payment.code ? <Ask kind="close" work={() => closePayment(payment.id)} onDone={onChange} /> : null}
      {payment.state === 'success' ? (
        <Ask kind="refund" work={() => askRefund(payment.id)} onDone={onChange} />
      ) : null}
    </>
  )
}

type AskProps = { kind: 'close' | 'refund'; work: () => Promise<unknown>; onDone: () => void }

/** Not to pay after all, or to have the money back: asked once more before it is done. */
function Ask({ kind, work, onDone }: AskProps) {
  const t = useText()
  const act = useAct()
  const [isOpen, setOpen] = useState(false)
  const close = () => {
    act.clear()
    setOpen(false)
  }
  const yes = async () => {
    if (!(await act.run(work))) return
    setOpen(false)
    onDone()
  }
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {t(`pay.${kind}`)}
      </Button>
      <ConfirmSheet
        title={t(`pay.${kind}Title`)}
        yes={t(`pay.${kind}Yes`)}
        act={act}
        isOpen={isOpen}
        onYes={() => void yes()}
        onClose={close}
      >
        <p>{t(`pay.${kind}Body`)}</p>
      </ConfirmSheet>
    </>
  )
}
