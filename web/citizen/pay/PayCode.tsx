import { Download, ExternalLink } from 'lucide-react'
import { useState } from 'react'
import { formatBaht } from '../../../shared/satang.ts'
import type { Payment } from '../../lib/payment-api.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { useSecondsUntil } from '../../lib/use-seconds-until.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { useText } from '../text.ts'
import { Barcode } from './Barcode.tsx'
import { savePicture } from './save-picture.ts'

type Shown = { payment: Payment; code: NonNullable<Payment['code']> }

/** What a bank's app scans, or a counter; on this same phone the picture is saved and opened in the bank's app. */
export function PayCode({ payment, code }: Shown) {
  const t = useText()
  const [way, setWay] = useState<'qr' | 'barcode'>('qr')
  return (
    <section className="pay-code" aria-label={t('pay.code')}>
      <Segments
        label={t('pay.ways')}
        value={way}
        choices={[
          { id: 'qr', label: t('pay.way.qr') },
          { id: 'barcode', label: t('pay.way.barcode') },
        ]}
        onChange={setWay}
      />
      {way === 'qr' ? (
        <QrCode text={code.qr} label={t('pay.qrLabel')} />
      ) : (
        <>
          <Barcode text={code.barcode} label={t('pay.barcodeLabel')} />
          <p className="soft small">{t('pay.barcodeHelp')}</p>
        </>
      )}
      <TimeLeft until={payment.expiresAt} />
      {way === 'qr' ? <SameDevice payment={payment} code={code} /> : null}
    </section>
  )
}

function TimeLeft({ until }: { until: string }) {
  const t = useText()
  const seconds = useSecondsUntil(until)
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <p className="pay-time soft" role="timer">
      {seconds > 86_400 ? t('pay.daysLeft', { days: Math.floor(seconds / 86_400) }) : t('pay.left', { time })}
    </p>
  )
}

function SameDevice({ payment, code }: Shown) {
  const t = useText()
  const { language } = usePreferences()
  const [saved, setSaved] = useState<boolean>()
  const name = language === 'th' ? payment.biller.nameTh : payment.biller.nameEn
  const amount = t('pay.baht', { amount: formatBaht(payment.amountSatang) })
  const save = () =>
    savePicture(code.qr, [name, amount], 'thai-qr.png').then(
      () => setSaved(true),
      () => setSaved(false),
    )
  return (
    <>
      <Button kind="secondary" icon={<Download aria-hidden />} onPress={() => void save()}>
        {t('pay.save')}
      </Button>
      {saved === undefined ? (
        <p className="soft small">{t('pay.saveHelp')}</p>
      ) : (
        <Notice tone={saved ? 'ok' : 'warn'} live>
          <p>{saved ? t('pay.saved') : t('pay.notSaved')}</p>
        </Notice>
      )}
      {code.link ? (
        <a className="pay-bank" href={code.link} target="_blank" rel="noopener">
          <ExternalLink aria-hidden />
          <span>{t('pay.openBank')}</span>
        </a>
      ) : null}
    </>
  )
}
