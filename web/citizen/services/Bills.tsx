import { ReceiptText } from 'lucide-react'
import { formatDate } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import type { ServiceResult } from '../../lib/services-types.ts'
import { Button } from '../../ui/Button.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { useText } from '../text.ts'
import { formatBaht } from './format-shown.ts'

type BillsProps = { bills: ServiceResult['bills']; isPaying: boolean; onPay: (key: string) => void }

/** What may be paid now, each with its amount and its own press. */
export function Bills({ bills, isPaying, onPay }: BillsProps) {
  const t = useText()
  const { language } = usePreferences()
  const payable = bills.filter(bill => bill.isPayable)
  if (payable.length === 0) return null
  return (
    <section className="service-group">
      <h2>{t('services.toPay')}</h2>
      <Rows
        rows={payable.map(({ key, label, amountSatang, dueOn }) => ({
          id: key,
          icon: <ReceiptText />,
          title: formatBaht(amountSatang, language),
          notes: [label, ...(dueOn ? [t('services.dueOn', { day: formatDate(dueOn, language) })] : [])],
          action: (
            <Button
              isPending={isPaying}
              aria-label={t('services.payBill', { bill: label })}
              onPress={() => onPay(key)}
            >
              {t('services.pay')}
            </Button>
          ),
        }))}
      />
    </section>
  )
}
