import { useState } from 'react'
import { parseThaiMobile } from '../../../shared/phone-number.ts'
import { requestAtShop, type ShopTicket } from '../../lib/proofing-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { useSecondsUntil } from '../../lib/use-seconds-until.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Page } from '../../ui/Page.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { problemSentence } from '../problem-text.ts'
import type { StepProps } from '../register/step.tsx'
import { useText } from '../text.ts'
import { ProofForm } from './ProofForm.tsx'

type ProofShopProps = StepProps & { onBack: () => void; onCode: () => void }

/** App first: number and telephone here, then a code that the cashier scans; the rest happens at the till. */
export function ProofShop({ step, stop, onBack, onCode }: ProofShopProps) {
  const t = useText()
  const asking = useAct()
  const [phone, setPhone] = useState('')
  const [number, setNumber] = useState('')
  const [ticket, setTicket] = useState<ShopTicket>()
  const left = useSecondsUntil(ticket?.expiresAt)
  function ask(citizenNumber: string) {
    setNumber(citizenNumber)
    void asking.run(async () => setTicket(await requestAtShop(citizenNumber, phone)))
  }
  if (ticket)
    return (
      <Page
        page="proofShopCode"
        step={step}
        aside={stop}
        onBack={() => setTicket(undefined)}
        title={t('proof.shopCodeTitle')}
        lead={t('proof.shopCodeLead')}
        actions={<Button onPress={onCode}>{t('proof.shopDone')}</Button>}
      >
        <ProblemNotice problem={asking.problem} />
        {left > 0 ? (
          <>
            <QrCode text={ticket.ticket} label={t('proof.shopQr')} />
            <p className="numerals soft" role="timer">
              {t('proof.left', {
                minutes: Math.floor(left / 60),
                seconds: String(left % 60).padStart(2, '0'),
              })}
            </p>
          </>
        ) : (
          <Button kind="secondary" isPending={asking.busy} onPress={() => ask(number)}>
            {t('proof.shopAgain')}
          </Button>
        )}
      </Page>
    )
  return (
    <ProofForm
      page="proofShop"
      before={number}
      step={step}
      stop={stop}
      onBack={onBack}
      title={t('proof.shopTitle')}
      lead={t('proof.shopLead')}
      go={t('proof.shopGo')}
      problem={asking.problem}
      busy={asking.busy}
      field={isWrong => (
        <Field
          label={t('proof.phone')}
          help={t('proof.phoneHelp')}
          value={phone}
          onChange={setPhone}
          inputMode="tel"
          autoComplete="tel"
          error={isWrong ? problemSentence(t, 'phoneInvalid').title : undefined}
        />
      )}
      isComplete={() => parseThaiMobile(phone) !== undefined}
      onSend={ask}
    />
  )
}
