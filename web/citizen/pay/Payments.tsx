import { Receipt, ReceiptText } from 'lucide-react'
import { useNavigate } from 'react-router'
import { formatBaht } from '../../../shared/satang.ts'
import { formatMoment } from '../../lib/format.ts'
import {
  type DemoBill,
  type Payment,
  type PaymentState,
  payDemoBill,
  readDemoBills,
  readPayments,
} from '../../lib/payment-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useAct } from '../../lib/use-act.ts'
import { useLoad } from '../../lib/use-load.ts'
import { Button } from '../../ui/Button.tsx'
import { Doors } from '../../ui/Doors.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { LoadState } from '../LoadState.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useText } from '../text.ts'
import './Payments.css'
import { standingOf } from './payment-words.ts'

/** What the person is to pay, and what was paid with its receipts. */
export function Payments() {
  const t = useText()
  const navigate = useNavigate()
  const load = useLoad(readPayments)
  return (
    <Page page="payments" title={t('payments.title')} onBack={() => navigate('/me')}>
      <DemoBills />
      <section className="stack-tight">
        <h2>{t('payments.mine')}</h2>
        <LoadState load={load}>{list => <List list={list} />}</LoadState>
      </section>
    </Page>
  )
}

function List({ list }: { list: Payment[] }) {
  const t = useText()
  const { language } = usePreferences()
  if (list.length === 0)
    return (
      <EmptyState icon={<Receipt />} title={t('payments.emptyTitle')}>
        {t('payments.emptyBody')}
      </EmptyState>
    )
  const help = (payment: Payment) =>
    [
      t('pay.baht', { amount: formatBaht(payment.amountSatang) }),
      standingOf(t, payment).title,
      formatMoment(payment.paidAt ?? payment.createdAt, language),
    ].join(' · ')
  return (
    <Doors
      label={t('payments.mine')}
      doors={list.map(payment => ({
        to: `/me/payments/${payment.id}`,
        icon: <ReceiptText />,
        title: payment.purpose[language],
        help: help(payment),
      }))}
    />
  )
}

const paid: PaymentState[] = ['success', 'requestRefund', 'refunded']

/** Bills of the sandbox that nobody owes; outside it this is not there. */
function DemoBills() {
  const t = useText()
  const load = useLoad(readDemoBills)
  const unpaid = load.value?.filter(({ payment }) => !payment || !paid.includes(payment.state))
  if (!unpaid || unpaid.length === 0) return null
  return (
    <section className="stack-tight">
      <h2>{t('bills.title')}</h2>
      <p className="soft small">{t('bills.demo')}</p>
      <Bills bills={unpaid} />
    </section>
  )
}

function Bills({ bills }: { bills: DemoBill[] }) {
  const t = useText()
  const navigate = useNavigate()
  const { language } = usePreferences()
  const act = useAct()
  const pay = (id: string) =>
    act.run(async () => {
      const { id: paymentId } = await payDemoBill(id)
      navigate(`/me/payments/${paymentId}`)
    })
  return (
    <>
      <ProblemNotice problem={act.problem} />
      <Rows
        rows={bills.map(({ id, biller, purpose, amountSatang }) => ({
          id,
          icon: <ReceiptText />,
          title: purpose[language],
          notes: [
            language === 'th' ? biller.nameTh : biller.nameEn,
            t('pay.baht', { amount: formatBaht(amountSatang) }),
          ],
          action: (
            <Button
              kind="secondary"
              isPending={act.busy}
              aria-label={t('bills.payThis', { bill: purpose[language] })}
              onPress={() => void pay(id)}
            >
              {t('bills.pay')}
            </Button>
          ),
        }))}
      />
    </>
  )
}
