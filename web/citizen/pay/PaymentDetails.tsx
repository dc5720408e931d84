import { formatBaht } from '../../../shared/satang.ts'
import { formatMoment } from '../../lib/format.ts'
import type { Payment } from '../../lib/payment-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { DataList, type DataRow } from '../../ui/DataList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../text.ts'

/** What the bill says, and the receipt once there is one. */
export function PaymentDetails({ payment }: { payment: Payment }) {
  const t = useText()
  const { language } = usePreferences()
  const { biller, ref1, ref2, lines, paidAt, receipt } = payment
  const row = (id: string, label: string, value: string): DataRow => ({ id, label, value })
  const rows: DataRow[] = [
    ...(paidAt ? [row('paidAt', t('pay.paidAt'), formatMoment(paidAt, language))] : []),
    ...(receipt ? [row('receipt', t('pay.receipt'), receipt.number)] : []),
    ...(receipt?.cancelledAt
      ? [row('cancelled', t('pay.cancelledAt'), formatMoment(receipt.cancelledAt, language))]
      : []),
    row('biller', t('pay.biller'), language === 'th' ? biller.nameTh : biller.nameEn),
    row('billerId', t('pay.billerId'), biller.billerId),
    row('ref1', t('pay.ref1'), ref1),
    ...(ref2 ? [row('ref2', t('pay.ref2'), ref2)] : []),
    ...lines.map(line =>
      row(line.en, line[language], t('pay.baht', { amount: formatBaht(line.amountSatang) })),
    ),
  ]
  return <DataList rows={rows} />
}

/** Money of this bill beside what it needed: what happened to it, and that it is not lost. */
export function MoneyThatWaits({ payment }: { payment: Payment }) {
  const t = useText()
  const shown = payment.exceptions.filter(({ kind, state }) => kind !== 'asked' || state === 'refused')
  if (shown.length === 0) return null
  return (
    <section className="stack-tight">
      <h2>{t('pay.waits')}</h2>
      {[...counted(shown)].map(([key, { kind, state, satang }]) => (
        <Notice
          key={key}
          tone={state === 'refunded' || state === 'remitted' ? 'ok' : 'info'}
          title={t('pay.baht', { amount: formatBaht(satang) })}
          live
        >
          <p>
            {t(`pay.exception.${kind}`)} {t(`pay.exceptionState.${state}`)}
          </p>
        </Notice>
      ))}
    </section>
  )
}

/** Alike ones together: a bill paid five times waits once, with the sum. */
function counted(exceptions: Payment['exceptions']) {
  const sums = new Map<
    string,
    { kind: Payment['exceptions'][0]['kind']; state: Payment['exceptions'][0]['state']; satang: number }
  >()
  for (const { kind, state, amountSatang } of exceptions) {
    const key = `${kind} ${state}`
    sums.set(key, { kind, state, satang: (sums.get(key)?.satang ?? 0) + amountSatang })
  }
  return sums
}
